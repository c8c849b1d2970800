import type { Carried } from '../client/carried.ts'
import { jsonResponse, problemResponse } from './answers.ts'
import type { Backend } from './backend.ts'
import { loadCatalog, reload } from './catalog/load.ts'
import type { Prepared } from './catalog/prepared.ts'
import { fingerprint, runOnce } from './idempotency.ts'
import type { Asked, Route } from './route.ts'

/** Answers a request that may pass. */
export async function answerRoute(
  backend: Backend,
  route: Route,
  request: Request,
  params: Asked['params'],
  carried?: Carried,
): Promise<Response> {
  if (!route.withoutCatalog) await loadCatalog(backend)
  const key = addressOf(request)
  const kept = route.prepared ? backend.prepared.get(key) : undefined
  if (kept) return preparedResponse(kept, request)
  // A change is told from its repetition by the bytes that were sent.
  const values = route.mutation ? undefined : carried
  const text = route.body && !values ? await request.text() : ''
  const query = route.query?.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (query && !query.success) return invalid(query.error)
  const parsed = values ? values.body : parseJson(text)
  if (route.body && parsed === undefined) {
    return problemResponse(400, {
      code: 'not-json',
      message: 'The body of the request is not JSON',
    })
  }
  const body = route.body?.safeParse(parsed)
  if (body && !body.success) return invalid(body.error)
  const asked: Asked = { params, query: query?.data, body: body?.data }
  if (route.mutation) return mutate(backend, route, request, asked, text)
  const result = await route.run(backend, asked, key, request.signal)
  if (result instanceof Response) return result
  if (!('ok' in result)) return preparedResponse(result, request)
  if (result.ok && values) {
    values.answer = { value: result.value }
    return new Response(null)
  }
  if (result.ok) return jsonResponse(JSON.stringify(result.value))
  return problemResponse(result.problem.status, result.problem)
}

function preparedResponse(prepared: Prepared, request: Request): Response {
  const { etag } = prepared
  if (isHeld(etag, request.headers.get('if-none-match')))
    return new Response(null, { status: 304, headers: { etag } })
  return jsonResponse(prepared.body, { etag })
}

/** RFC 9110, 13.1.2: a list, compared weakly, because proxies that compress make tags weak. */
function isHeld(etag: string, header: string | null): boolean {
  if (header === null || header === etag) return header !== null
  return header.split(',').some((one) => {
    const tag = one.trim().replace(/^W\//, '')
    return tag === etag || tag === '*'
  })
}

/** Path and query as they were asked for. */
function addressOf(request: Request): string {
  const { url } = request
  return url.slice(url.indexOf('/', url.indexOf('://') + 3))
}

async function mutate(
  backend: Backend,
  route: Route,
  request: Request,
  asked: Asked,
  text: string,
): Promise<Response> {
  const key = request.headers.get('idempotency-key')
  if (!key || key.length > 200) {
    return problemResponse(400, {
      code: 'idempotency-key-missing',
      message: 'A change needs an Idempotency-Key of at most 200 signs',
    })
  }
  const [path = ''] = addressOf(request).split('?')
  const { status, body, replayed } = await runOnce(
    backend,
    route,
    asked,
    key,
    fingerprint(route.method, path, text),
  )
  // What customers are shown follows what staff changed, before they are answered.
  if (route.changesCatalog && status < 400 && !replayed) await reload(backend)
  return new Response(body, {
    status,
    headers: {
      'content-type': status < 400 ? 'application/json' : 'application/problem+json',
      ...(replayed ? { 'idempotent-replay': 'true' } : {}),
    },
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function invalid(error: {
  readonly issues: readonly { readonly path: PropertyKey[]; readonly message: string }[]
}): Response {
  const [issue] = error.issues
  const field = issue?.path.join('.') ?? ''
  return problemResponse(400, {
    code: 'request-invalid',
    message: `The request is not valid${field ? ` at ${field}` : ''}: ${issue?.message ?? 'unknown'}`,
    facts: { field },
  })
}
