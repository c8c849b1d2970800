import { done, failed, type Problem, type Result } from '../shop/problem.ts'
import { enc, query } from './address.ts'
import type { Call, Client, ClientOptions, Mutation } from './client.ts'
import { createDesk } from './create-desk.ts'
import { type RetryPolicy, withRetries } from './retry.ts'
import { appTransport, type Received, type Sent, socketTransport } from './transport.ts'
import type { ProblemBody } from './wire/problem.ts'

/** How many tries a call has unless it says otherwise: with the default pauses about a minute. */
const defaultAttempts = 10
const defaultTimeout = 10_000

/**
 * The typed way to the backend.
 *
 *     const client = createClient({ url: 'http://127.0.0.1:8787', token, retry: defaultRetry })
 *     const page = await client.category('roses', { page: 1 })
 */
export function createClient(options: ClientOptions): Client {
  const transport = options.fetch ? appTransport(options.fetch) : socketTransport(options.url)
  const authorization = `Bearer ${options.token}`
  const timeout = options.timeout ?? defaultTimeout
  const policy: RetryPolicy = {
    retry: options.retry,
    attempts: options.attempts ?? defaultAttempts,
    ...(options.onAttempt ? { onAttempt: options.onAttempt } : {}),
  }

  async function exchange(
    request: Outgoing,
    call: Call & Partial<Mutation> = {},
  ): Promise<Received> {
    const headers: Record<string, string> = { authorization }
    const { method, path, body, carry = false, stream = false } = request
    if (body !== undefined) headers['content-type'] = 'application/json'
    if (call.key !== undefined) headers['idempotency-key'] = call.key
    return withRetries(`${method} ${path}`, call, policy, () =>
      within(request.timeout ?? timeout, call.signal, (signal) =>
        transport({ method, path, headers, body, carry, stream, signal }),
      ),
    )
  }

  async function ask<T>(request: Outgoing, call?: Call & Partial<Mutation>): Promise<Result<T>> {
    const received = await exchange(request, call)
    if (received.status >= 400) return failed(problemOf(received))
    // The wire schemas are the backend's promise: it validates what it takes and types what it answers.
    if (received.carried) return done(received.carried.value as T)
    return done((received.body.length === 0 ? null : JSON.parse(received.body.toString())) as T)
  }

  const get = <T>(path: string, call?: Call) => ask<T>({ method: 'GET', path }, call)
  const send = <T>(method: Sent['method'], path: string, body: unknown, call: Call) =>
    ask<T>({ method, path, body }, call)
  /** Asks for what may take `seconds` to come. */
  const wait = <T>(path: string, body: unknown, seconds = 0, call?: Call) =>
    ask<T>({ method: 'POST', path, body, timeout: timeout + seconds * 1000 }, call)

  return {
    shop: (call) => get('/v1/shop', call),
    status: (call) => get('/v1/status', call),
    reportBot: (report, call = {}) => send('PUT', '/v1/bot', report, call),

    catalog: (call) => get('/v1/catalog', call),
    revision: (call) => get('/v1/catalog/revision', call),
    category: (id, page, call) =>
      get(`/v1/categories${id === null ? '' : `/${enc(id)}`}${query(page)}`, call),
    product: (id, call) => get(`/v1/products/${enc(id)}`, call),
    search: (search, call) => get(`/v1/search${query(search)}`, call),
    import: (request, call) =>
      ask(
        {
          method: 'POST',
          path: '/v1/import',
          body: request,
          carry: true,
          timeout: 10 * 60_000,
        },
        call,
      ),
    importEdited: (request, call) =>
      ask(
        {
          method: 'POST',
          path: '/v1/import/edited',
          body: request,
          carry: true,
          timeout: 10 * 60_000,
        },
        call,
      ),
    export: (call) => ask({ method: 'GET', path: '/v1/export', timeout: 10 * 60_000 }, call),
    backup: async (call) => {
      const request = { method: 'GET', path: '/v1/backup', stream: true, timeout: 60_000 } as const
      const received = await exchange(request, call)
      return received.pieces ? done(received.pieces) : failed(problemOf(received))
    },
    rollback: (request, call) =>
      ask(
        { method: 'POST', path: '/v1/import/rollback', body: request, timeout: 10 * 60_000 },
        call,
      ),
    revisions: (call) => get('/v1/revisions', call),
    drift: (call) => get('/v1/drift', call),

    introduce: (customer, body, call) => send('PUT', `/v1/customers/${customer}`, body, call),
    chooseLanguage: (customer, language, call) =>
      send('PUT', `/v1/customers/${customer}/language`, { language }, call),

    cart: (customer, call) => get(`/v1/customers/${customer}/cart`, call),
    addToCart: (customer, line, call) =>
      send('POST', `/v1/customers/${customer}/cart/lines`, line, call),
    setInCart: (customer, line, call) =>
      send('PUT', `/v1/customers/${customer}/cart/lines`, line, call),
    clearCart: (customer, call) =>
      send('DELETE', `/v1/customers/${customer}/cart`, undefined, call),

    startCheckout: (customer, body, call) =>
      send('POST', `/v1/customers/${customer}/orders`, body, call),
    choose: (customer, order, body, call) =>
      send('POST', `/v1/customers/${customer}/orders/${enc(order)}/choices`, body, call),
    place: (customer, order, body, call) =>
      send('POST', `/v1/customers/${customer}/orders/${enc(order)}/place`, body, call),
    repeatOrder: (customer, order, call) =>
      send('POST', `/v1/customers/${customer}/orders/${enc(order)}/repeat`, {}, call),
    customerOrders: (customer, page, call) =>
      get(`/v1/customers/${customer}/orders${query(page)}`, call),
    customerOrder: (customer, order, call) =>
      get(`/v1/customers/${customer}/orders/${enc(order)}`, call),
    cancelOrder: (customer, order, call) =>
      send('POST', `/v1/customers/${customer}/orders/${enc(order)}/cancel`, {}, call),

    forgetCustomer: (customer, call) =>
      send('DELETE', `/v1/customers/${customer}`, undefined, call),
    dialog: (customer, call) => get(`/v1/customers/${customer}/dialog`, call),
    setDialog: (customer, asks, call) =>
      send('PUT', `/v1/customers/${customer}/dialog`, { asks }, call),

    shipping: (request, call = {}) => send('POST', '/v1/payments/shipping', request, call),
    preCheckout: (charge, call) => send('POST', '/v1/payments/pre-checkout', charge, call),
    recordPayment: (report, call) => send('POST', '/v1/payments', report, call),
    reconcile: (request, call) => send('POST', '/v1/payments/reconcile', request, call),
    refundOutcome: (refund, outcome, call) =>
      send('POST', `/v1/refunds/${enc(refund)}/outcome`, outcome, call),

    orders: (search, call) => get(`/v1/orders${query(search)}`, call),
    order: (order, call) => get(`/v1/orders/${enc(order)}`, call),

    notices: (search, call) =>
      ask(
        {
          method: 'GET',
          path: `/v1/notices${query(search)}`,
          timeout: timeout + (search.wait ?? 0) * 1000,
        },
        call,
      ),
    claimNotices: (claim, call) => wait('/v1/notices/claim', claim, claim.wait, call),
    renewNotices: (holder, call = {}) => send('POST', '/v1/notices/renew', { holder }, call),
    noticeOutcome: (notice, outcome, call) =>
      send('POST', `/v1/notices/${enc(notice)}/outcome`, outcome, call),
    setAside: (report, call) => send('POST', '/v1/updates', report, call),
    updatesSetAside: (call) => get('/v1/updates', call),
    retryUpdate: (update, call) => send('POST', `/v1/updates/${enc(update)}/retry`, {}, call),
    dropUpdate: (update, call) => send('DELETE', `/v1/updates/${enc(update)}`, undefined, call),

    takeTurn: (request, call) => wait('/v1/turns', request, request.wait, call),
    endTurn: (end, call = {}) => send('POST', '/v1/turns/end', end, call),
    holders: (call) => get('/v1/holders', call),
    endHolder: (holder, call = {}) => send('DELETE', `/v1/holders/${enc(holder)}`, undefined, call),

    ...createDesk(get, send),

    photo: async (hash, call) => {
      const received = await exchange({ method: 'GET', path: `/v1/photos/${enc(hash)}` }, call)
      return received.status >= 400 ? failed(problemOf(received)) : done(received.body)
    },
    knownFile: (photo, bot, call) => get(`/v1/photos/${enc(photo)}/file${query({ bot })}`, call),
    rememberFile: (photo, file, call) => send('PUT', `/v1/photos/${enc(photo)}/file`, file, call),
  }
}

interface Outgoing {
  readonly method: Sent['method']
  readonly path: string
  readonly body?: unknown
  /** The body may be a whole catalogue: to an app in this process it goes as it is. */
  readonly carry?: boolean
  /** The answer is long and wanted piece by piece; the time limit is for its beginning. */
  readonly stream?: boolean
  /** Milliseconds for one try, where the client's own does not fit. */
  readonly timeout?: number
}

/** One try with its own time limit; the caller's signal ends it too. */
async function within<T>(
  timeout: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const abort = () => controller.abort()
  const timer = setTimeout(abort, timeout)
  outer?.addEventListener('abort', abort, { once: true })
  try {
    return await work(controller.signal)
  } finally {
    clearTimeout(timer)
    outer?.removeEventListener('abort', abort)
  }
}

function problemOf(received: Received): Problem {
  const text = received.body.toString()
  if (received.header('content-type')?.startsWith('application/problem+json')) {
    // Only our backend answers with this type, and it writes what wire/problem.ts says.
    const body = JSON.parse(text) as ProblemBody
    return {
      code: body.code,
      message: body.title,
      ...(body.hint === undefined ? {} : { hint: body.hint }),
      ...(body.facts === undefined ? {} : { facts: body.facts }),
    }
  }
  return {
    code: `http-${received.status}`,
    message: `Something that is not a shopbot backend answered ${received.status}`,
    hint: 'Look at SHOPBOT_BACKEND_URL: another program may listen there.',
  }
}
