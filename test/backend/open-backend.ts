import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type App, createApp } from '../../src/backend/app.ts'
import type { Client } from '../../src/client/client.ts'
import { createClient } from '../../src/client/create.ts'
import type { CheckoutChoices, CheckoutView, Placed } from '../../src/client/wire/checkout.ts'
import type { Catalog } from '../../src/shop/catalog.ts'
import { silentLog } from '../../src/shop/log.ts'
import type { Metrics } from '../../src/shop/metrics.ts'
import type { Result } from '../../src/shop/problem.ts'
import type { Settings } from '../../src/shop/settings.ts'
import type { Disk } from '../../src/store/lowdb/disk.ts'
import type { Store } from '../../src/store/store.ts'
import { leaveChosen, openChosen } from '../store/chosen.ts'
import { hastyDisk } from '../store/lowdb/shop-folder.ts'
import { catalog, settings } from './a-catalog.ts'

export const token = 'a-token-for-tests'
export const olena = 1001
export const taras = 1002

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON; tests say what they expect of it. */
  readonly json: unknown
}

export interface Asking {
  readonly body?: unknown
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
  /** null: no Authorization header. */
  readonly token?: string | null
}

export type Goods = readonly (readonly [product: string, quantity: number, variant?: string])[]

/** A bot with a provider's token that speaks English. */
export const asked = { language: 'en', provider: true } as const

/** A backend in this process, over a store of its own, in a clock that the test moves. */
export interface TestBackend {
  readonly app: App
  readonly dir: string
  readonly store: Store
  readonly client: Client
  ask(method: string, path: string, asking?: Asking): Promise<Answer>
  /** Milliseconds. */
  pass(milliseconds: number): void
  now(): Date
  import(catalog: Catalog, settings?: Settings): Promise<string>
  /** A key that no other mutation has had. */
  key(): { readonly key: string }
  /** Fills the cart of a customer with just these goods. */
  fill(customer: number, ...goods: Goods): Promise<void>
  /** The draft of what is in the cart, with what was chosen. */
  draft(customer: number, choices?: Partial<CheckoutChoices>): Promise<CheckoutView>
  /** Commits to the draft at the total that it shows. */
  place(customer: number, draft: CheckoutView): Promise<Placed>
  /** Puts goods into an empty cart and checks out, to be paid on an invoice; resolves to the order's id. */
  order(customer: number, ...goods: Goods): Promise<string>
  close(): Promise<void>
}

export async function openBackend(
  options: {
    readonly empty?: boolean
    readonly store?: (store: Store) => Store
    readonly disk?: Disk
    readonly catalog?: Catalog
    readonly settings?: Settings
    readonly metrics?: Metrics
  } = {},
): Promise<TestBackend> {
  const dir = await mkdtemp(join(tmpdir(), 'shopbot-backend-'))
  const { disk = hastyDisk } = options
  const opened = await openChosen(dir, disk)
  const store = options.store?.(opened) ?? opened
  let time = Date.UTC(2026, 5, 1, 12)
  const app = await createApp({
    store,
    dir,
    token,
    settings,
    clock: () => new Date(time),
    random: seeded(),
    log: silentLog,
    version: 'test',
    ...(options.metrics && { metrics: options.metrics }),
  })
  const retry = { initial: 1, factor: 1, max: 1, jitter: 'none' } as const
  const client = createClient({ url: 'http://shop', token, retry, attempts: 1, fetch: app.fetch })
  let keys = 0
  let closed: Promise<void> | undefined
  const backend: TestBackend = {
    app,
    dir,
    store,
    client,
    ask: (method, path, asking = {}) => ask(app, method, path, asking),
    pass: (milliseconds) => {
      time += milliseconds
    },
    now: () => new Date(time),
    async import(wanted, itsSettings = settings) {
      const request = { catalog: wanted, settings: itsSettings, files: 'f', by: 'test' }
      const { revision } = unwrap(await client.import({ ...request, dryRun: false }))
      return revision ?? ''
    },
    key: () => {
      keys += 1
      return { key: `test:${keys}` }
    },
    async fill(customer, ...goods) {
      unwrap(await client.introduce(customer, { name: `Guest ${customer}` }, backend.key()))
      unwrap(await client.clearCart(customer, backend.key()))
      for (const [product, quantity, variant = null] of goods) {
        const line = { product, variant, quantity }
        unwrap(await client.setInCart(customer, line, backend.key()))
      }
    },
    async draft(customer, choices = {}) {
      const view = unwrap(await client.startCheckout(customer, asked, backend.key()))
      if (Object.keys(choices).length === 0) return view
      const chosen = { ...asked, ...choices }
      return unwrap(await client.choose(customer, view.order.id, chosen, backend.key()))
    },
    async place(customer, { order }) {
      const placement = { total: order.total, provider: true }
      return unwrap(await client.place(customer, order.id, placement, backend.key()))
    },
    async order(customer, ...goods) {
      await backend.fill(customer, ...goods)
      return (await backend.place(customer, await backend.draft(customer))).order.id
    },
    close() {
      closed ??= (async () => {
        await app.close()
        await store.close()
        await leaveChosen(dir)
        await rm(dir, { recursive: true, force: true })
      })()
      return closed
    },
  }
  if (!options.empty) await backend.import(options.catalog ?? catalog, options.settings)
  return backend
}

/** Closed when the test is over. */
export async function backendForTest(
  ...options: Parameters<typeof openBackend>
): Promise<TestBackend> {
  const backend = await openBackend(...options)
  onTestFinished(() => backend.close())
  return backend
}

async function ask(app: App, method: string, path: string, asking: Asking): Promise<Answer> {
  const headers = new Headers(asking.headers)
  if (asking.token !== null) headers.set('authorization', `Bearer ${asking.token ?? token}`)
  if (asking.key !== undefined) headers.set('idempotency-key', asking.key)
  const body = typeof asking.body === 'string' ? asking.body : JSON.stringify(asking.body)
  const init = { method, headers, ...(body === undefined ? {} : { body }) }
  const response = await app.fetch(new Request(`http://shop${path}`, init))
  const text = await response.text()
  const isJson = /[/+]json$/.test(response.headers.get('content-type') ?? '')
  const { status } = response
  return { status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined }
}

/** Numbers that look random and are the same in every run (mulberry32). */
function seeded(): (below: number) => number {
  let state = 1
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`)
  return result.value
}
