import { Hono } from 'hono'
import type { AppFetch, Carried } from '../client/carried.ts'
import type { Holder } from '../shop/lease.ts'
import type { Log } from '../shop/log.ts'
import type { Settings } from '../shop/settings.ts'
import type { Store } from '../store/store.ts'
import { StoreWriteError } from '../store/write-error.ts'
import { jsonResponse, problemResponse } from './answers.ts'
import { bearerCheck } from './auth.ts'
import type { Backend } from './backend.ts'
import { boundedBody } from './body-limit.ts'
import { followElsewhere, loadBrief, loadCatalog, loadCurrent, reload } from './catalog/load.ts'
import { type Prepared, PreparedAnswers } from './catalog/prepared.ts'
import { forgetAnswers } from './forget-answers.ts'
import { fingerprint, runOnce } from './idempotency.ts'
import { Metrics } from './metrics.ts'
import type { Asked, Route } from './route.ts'
import { routes } from './routes/routes.ts'
import { forgetService, forgetSilent, keepService } from './services.ts'
import { sweep } from './sweep.ts'

export interface AppOptions {
  readonly store: Store
  /** The shop's folder, for the bytes of pictures. */
  readonly dir: string
  /** What callers must carry as their bearer token. */
  readonly token: string
  /** Until an import has stored some. */
  readonly settings: Settings
  readonly clock: () => Date
  readonly random: (below: number) => number
  readonly log: Log
  readonly version: string
  /** Made for little: what is sold is read when somebody asks for it, instead of now. */
  readonly brief?: boolean
}

export interface App {
  /** What is `carried` stands for the body, except of a change, which is known again by its bytes. */
  readonly fetch: AppFetch
  /** Gives up unpaid orders whose time is over, and forgets old answers; resolves to how many orders. To be called every now and then. */
  sweep(): Promise<number>
  /** Says that this backend runs, to all that share the store; to be called every few seconds. */
  report(self: Holder): Promise<void>
  /** Says that it ends. */
  leave(self: Holder): Promise<void>
  /** Ends those who wait; the store stays open. */
  close(): Promise<void>
}

/** The shop behind HTTP; works in a process without a socket as well. */
export async function createApp(options: AppOptions): Promise<App> {
  const { store, dir, clock, random, log, version, brief = false } = options
  const closing = new AbortController()
  const prepared = new PreparedAnswers()
  const backend: Backend = {
    store,
    dir,
    clock,
    random,
    log,
    version,
    startedAt: clock(),
    current: await (brief ? loadBrief : loadCurrent)(store, options.settings),
    catalogRead: brief ? undefined : Promise.resolve(),
    prepared,
    services: new Map(),
    closing: closing.signal,
  }
  const stopListening = store.onCommit((changes, where) => {
    prepared.forget(changes)
    if (where === 'elsewhere') followElsewhere(backend, changes)
  })
  const hono = buildHono(backend, options.token)
  return {
    fetch: async (request, carried) => hono.fetch(request, carried ? { carried } : {}),
    sweep: async () => {
      await loadCatalog(backend)
      const swept = await sweep(backend)
      await forgetAnswers(backend)
      return swept
    },
    async report(self) {
      const at = clock().toISOString()
      await keepService(backend, { id: self.id, kind: 'backend', at, backend: self })
      await forgetSilent(backend)
    },
    leave: (self) => forgetService(backend, self.id),
    async close() {
      closing.abort()
      stopListening()
    },
  }
}

/** What the app is given beside a request. */
interface Beside {
  Bindings: { readonly carried?: Carried }
}

const commonBodyLimit = 64 * 1024

function buildHono(backend: Backend, token: string): Hono<Beside> {
  const app = new Hono<Beside>()
  const metrics = new Metrics()
  const mayPass = bearerCheck(token)
  app.get('/healthz', (c) => c.json({ ok: true }))
  app.get('/readyz', async (c) => {
    const health = await backend.store.health()
    return c.json({ ok: health.ok }, health.ok ? 200 : 503)
  })
  app.get('/openapi.json', async () => {
    const { openApiDocument } = await import('./openapi.ts')
    return jsonResponse(JSON.stringify(openApiDocument(routes, backend.version)))
  })
  app.get(
    '/metrics',
    () =>
      new Response(metrics.text(), { headers: { 'content-type': 'text/plain; version=0.0.4' } }),
  )
  for (const route of routes) {
    const counted = (response: Response) => {
      metrics.count(route, response.status)
      return response
    }
    const refusal = (request: Request) =>
      mayPass(request.headers.get('authorization')) ? undefined : counted(unauthorized())
    const handle = (request: Request, params: Asked['params'], carried?: Carried) =>
      answer(backend, route, request, params, carried)
        .catch((error: unknown) => failure(backend, error))
        .then(counted)
    const { path } = route
    const method = route.method.toUpperCase()
    if (!route.body) {
      app.on(method, path, (c) => refusal(c.req.raw) ?? handle(c.req.raw, c.req.param()))
      continue
    }
    const limit = boundedBody(route.bodyLimit ?? commonBodyLimit, () => counted(tooLarge()))
    // Who may not pass is not read either: the limit holds what it reads in memory.
    app.on(
      method,
      path,
      async (c, next) => refusal(c.req.raw) ?? next(),
      limit,
      (c) => handle(c.req.raw, c.req.param(), c.env.carried),
    )
  }
  app.notFound(() =>
    problemResponse(404, {
      code: 'no-such-route',
      message: 'There is nothing at this address',
      hint: 'See /openapi.json.',
    }),
  )
  app.onError((error) => failure(backend, error))
  return app
}

async function answer(
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

const tooLarge = () =>
  problemResponse(413, { code: 'body-too-large', message: 'The body of the request is too large' })

function unauthorized(): Response {
  return problemResponse(
    401,
    {
      code: 'unauthorized',
      message: 'This needs the bearer token of the shop',
      hint: 'It is SHOPBOT_BACKEND_TOKEN.',
    },
    { 'www-authenticate': 'Bearer' },
  )
}

function failure(backend: Backend, error: unknown): Response {
  backend.log.error('A request failed', { error })
  if (error instanceof StoreWriteError) {
    return problemResponse(
      503,
      { code: error.code, message: 'The shop cannot write its data now' },
      { 'retry-after': '1' },
    )
  }
  return problemResponse(500, { code: 'internal', message: 'The backend failed; its log says why' })
}
