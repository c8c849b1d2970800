import { Hono } from 'hono'
import type { AppFetch, Carried } from '../client/carried.ts'
import type { Holder } from '../shop/lease.ts'
import { type Log, logWith } from '../shop/log.ts'
import { Metrics, metricsType } from '../shop/metrics.ts'
import type { Settings } from '../shop/settings.ts'
import type { Store } from '../store/store.ts'
import { StoreWriteError } from '../store/write-error.ts'
import { answerRoute } from './answer-route.ts'
import { jsonResponse, problemResponse } from './answers.ts'
import { bearerCheck } from './auth.ts'
import type { Backend } from './backend.ts'
import { boundedBody } from './body-limit.ts'
import { followElsewhere, loadBrief, loadCatalog, loadCurrent } from './catalog/load.ts'
import { PreparedAnswers } from './catalog/prepared.ts'
import { forgetOld } from './forget-old.ts'
import { countRequests } from './metrics/requests.ts'
import { tellShop } from './metrics/shop.ts'
import { Bookings } from './payments/bookings.ts'
import type { Asked, Route } from './route.ts'
import { routes } from './routes/routes.ts'
import { backendService, forgetService, forgetSilent, keepService } from './services.ts'
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
  /** Where it counts what it does; its own when absent. */
  readonly metrics?: Metrics
  /** Made for little: what is sold is read when somebody asks for it, instead of now. */
  readonly brief?: boolean
}

export interface App {
  /** What is `carried` stands for the body, except of a change, which is known again by its bytes. */
  readonly fetch: AppFetch
  /** Gives up unpaid orders whose time is over, and forgets old answers and turns; resolves to how many orders. To be called every now and then. */
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
  const { store, dir, clock, random, version, brief = false, metrics = new Metrics() } = options
  const closing = new AbortController()
  const log = logWith(options.log, () => ({ revision: backend.current.revision }))
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
    bookings: new Bookings(metrics),
    closing: closing.signal,
  }
  const stopListening = store.onCommit((changes, where) => {
    prepared.forget(changes)
    if (where === 'elsewhere') followElsewhere(backend, changes)
  })
  const hono = buildHono(backend, options.token, metrics)
  return {
    fetch: async (request, carried) => hono.fetch(request, carried ? { carried } : {}),
    sweep: async () => {
      await loadCatalog(backend)
      const swept = await sweep(backend)
      await forgetOld(backend)
      return swept
    },
    async report(self) {
      await keepService(backend, backendService(self, backend))
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

function buildHono(backend: Backend, token: string, metrics: Metrics): Hono<Beside> {
  const app = new Hono<Beside>()
  const countRequest = countRequests(metrics)
  const look = tellShop(metrics, backend)
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
  app.get('/metrics', async () => {
    await look()
    return new Response(metrics.text(), { headers: { 'content-type': metricsType } })
  })
  for (const route of routes) {
    const method = route.method.toUpperCase()
    const tell = (request: Request | undefined, began: number, response: Response) => {
      const took = performance.now() - began
      const { status } = response
      countRequest(method, route.path, status, took / 1000)
      if (backend.log.verbose) {
        const milliseconds = Math.round(took * 10) / 10
        backend.log.debug('Answered', { ...about(route, request), status, milliseconds })
      }
      return response
    }
    const refusal = (request: Request) =>
      mayPass(request.headers.get('authorization'))
        ? undefined
        : tell(request, performance.now(), unauthorized())
    const handle = (request: Request, params: Asked['params'], carried?: Carried) => {
      const began = performance.now()
      return answerRoute(backend, route, request, params, carried)
        .catch((error: unknown) => failure(backend, error, about(route, request)))
        .then((response) => tell(request, began, response))
    }
    const { path } = route
    if (!route.body) {
      app.on(method, path, (c) => refusal(c.req.raw) ?? handle(c.req.raw, c.req.param()))
      continue
    }
    const limit = boundedBody(route.bodyLimit ?? commonBodyLimit, () =>
      tell(undefined, performance.now(), tooLarge()),
    )
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

/** What a line of the log says of a request: the route and not the path, which may hold what somebody wrote. */
function about({ method, path }: Route, request: Request | undefined) {
  // A change is known by its key, which is made from the update that the customer caused.
  const id = request?.headers.get('idempotency-key')
  return { method, route: path, ...(id ? { request: id } : {}) }
}

function failure(backend: Backend, error: unknown, facts: object = {}): Response {
  backend.log.error('A request failed', { ...facts, error })
  if (error instanceof StoreWriteError) {
    return problemResponse(
      503,
      { code: error.code, message: 'The shop cannot write its data now' },
      { 'retry-after': '1' },
    )
  }
  return problemResponse(500, { code: 'internal', message: 'The backend failed; its log says why' })
}
