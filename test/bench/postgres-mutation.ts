import { Pool } from 'pg'
import { type App, createApp } from '../../src/backend/app.ts'
import { readShop } from '../../src/catalog/read.ts'
import { emptyCart, setQuantity } from '../../src/shop/cart.ts'
import { silentLog } from '../../src/shop/log.ts'
import { openPostgresStore } from '../../src/store/postgres/open.ts'
import type { Store } from '../../src/store/store.ts'
import { databaseOn } from '../store/postgres/databases.ts'
import { startPostgres } from '../store/postgres/server.ts'
import { importShop, startBackend, token, unwrap } from './frame/backend.ts'
import type { Figure, Site } from './frame/bench.ts'
import { httpRequest, load } from './frame/load.ts'
import { plainProduct } from './frame/open-business.ts'
import { compare } from './frame/rounds.ts'
import { writeShop } from './frame/shop.ts'

const rounds = 7
const carts = 1000

/**
 * Durable changes of carts in PostgreSQL against commits of single rows by the same client: of the store, which reads
 * a cart, puts it and commits; of the whole app around it, in the same process, with its checks, prices and kept
 * answer; and of the backend that ships, by HTTP.
 */
export async function* run(site: Site): AsyncGenerator<Figure> {
  const postgres = await startPostgres({ durable: true })
  site.later(() => postgres.remove())
  const shop = await databaseOn(postgres.url(), 'shop')
  const bare = await databaseOn(postgres.url(), 'bare')
  const dir = await site.folder()
  await writeShop(dir, 200, 10)
  const backend = await startBackend(site, dir, 0, { DATABASE_URL: shop.url })
  await importShop(backend.client, dir)
  const pool = new Pool({ connectionString: bare.url, max: 32 })
  site.later(() => pool.end())
  await pool.query('CREATE TABLE carts (id bigint PRIMARY KEY, body text NOT NULL)')
  const store = unwrap(await openPostgresStore({ url: shop.url }))
  site.later(() => store.close())
  const app = await appOn(store, dir)
  let serial = 0
  const change = () => {
    serial += 1
    const line = { product: plainProduct(serial), variant: null, quantity: 1 + (serial % 9) }
    const path = `/v1/customers/${1 + (serial % carts)}/cart/lines`
    return { path, key: `bench:${serial}`, body: JSON.stringify(line) }
  }
  const request = () => {
    const { path, ...sent } = change()
    return httpRequest('PUT', path, token, sent)
  }
  const changeHere = async () => {
    const { path, key, body } = change()
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': key }
    const asked = new Request(`http://app${path}`, { method: 'PUT', headers, body })
    const answer = await app.fetch(asked)
    if (!answer.ok) throw new Error(await answer.text())
  }
  const changeStored = async () => {
    serial += 1
    const id = 1 + (serial % carts)
    await store.write(async (writer) => {
      const held = (await writer.get('carts', String(id))) ?? emptyCart(id, new Date())
      const item = { product: plainProduct(serial), variant: null }
      const changed = setQuantity(held, item, 1 + (serial % 9), new Date())
      await writer.put('carts', unwrap(changed))
    })
  }
  const body = JSON.stringify({ customer: 1, lines: [{ product: 'product-1', quantity: 1 }] })
  const commit = async () => {
    serial += 1
    const text = 'INSERT INTO carts (id, body) VALUES ($1, $2)'
    await pool.query({ name: 'commit', text, values: [serial, body] })
  }
  for (const [inFlight, total] of [
    [1, 1000],
    [32, 6000],
  ] as const) {
    const commits = () => perSecond(inFlight, total, commit)
    const sides = {
      'cart mutations': () => load(backend.port, inFlight, total, request),
      'cart mutations without HTTP': () => perSecond(inFlight, total, changeHere),
      'changes of a cart by the store': () => perSecond(inFlight, total, changeStored),
    }
    for (const [what, mutations] of Object.entries(sides)) {
      const against = await compare(rounds, mutations, commits)
      yield {
        bench: 'postgres-mutation',
        variant: `${what} / commits of a row, ${inFlight} in flight`,
        ratio: against.ratio,
        goal: 0.5,
        bound: 'at least',
        measured: { perSecond: against.ours, commitsPerSecond: against.baseline },
        rounds,
      }
    }
  }
}

/** The backend's app on a store of its own, in this process. */
async function appOn(store: Store, dir: string): Promise<App> {
  const shop = await readShop(dir)
  if (!shop.ok) throw new Error(JSON.stringify(shop.findings.slice(0, 3)))
  return createApp({
    store,
    dir,
    token,
    settings: shop.settings,
    clock: () => new Date(),
    random: () => 0,
    log: silentLog,
    version: 'bench',
  })
}

async function perSecond(
  inFlight: number,
  total: number,
  work: () => Promise<void>,
): Promise<number> {
  let left = total
  const start = performance.now()
  const one = async () => {
    while (left > 0) {
      left -= 1
      await work()
    }
  }
  await Promise.all(Array.from({ length: inFlight }, one))
  return (total * 1000) / (performance.now() - start)
}
