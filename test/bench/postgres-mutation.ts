import { Pool } from 'pg'
import { databaseOn } from '../store/postgres/databases.ts'
import { startPostgres } from '../store/postgres/server.ts'
import { importShop, startBackend, token } from './frame/backend.ts'
import type { Figure, Site } from './frame/bench.ts'
import { httpRequest, load } from './frame/load.ts'
import { plainProduct } from './frame/open-business.ts'
import { compare } from './frame/rounds.ts'
import { writeShop } from './frame/shop.ts'

const rounds = 7
const carts = 1000

/** Durable changes of carts in PostgreSQL, through the backend, against commits of single rows by the same client. */
export async function* run(site: Site): AsyncGenerator<Figure> {
  const postgres = await startPostgres({ durable: true })
  site.later(() => postgres.remove())
  const shop = await databaseOn(postgres.url(), 'shop')
  const bare = await databaseOn(postgres.url(), 'bare')
  const dir = await site.folder()
  await writeShop(dir, 200, 10)
  const backend = await startBackend(site, dir, 0, { DATABASE_URL: shop.url })
  await importShop(backend.client, dir)
  const pool = new Pool({ connectionString: bare.url, max: 16 })
  site.later(() => pool.end())
  await pool.query('CREATE TABLE carts (id bigint PRIMARY KEY, body text NOT NULL)')
  let serial = 0
  const request = () => {
    serial += 1
    const line = { product: plainProduct(serial), variant: null, quantity: 1 + (serial % 9) }
    const path = `/v1/customers/${1 + (serial % carts)}/cart/lines`
    return httpRequest('PUT', path, token, { key: `bench:${serial}`, body: JSON.stringify(line) })
  }
  const body = JSON.stringify({ customer: 1, lines: [{ product: 'product-1', quantity: 1 }] })
  const commits = async (inFlight: number, total: number) => {
    let left = total
    const start = performance.now()
    const one = async () => {
      while (left > 0) {
        left -= 1
        serial += 1
        await pool.query({
          name: 'commit',
          text: 'INSERT INTO carts (id, body) VALUES ($1, $2)',
          values: [serial, body],
        })
      }
    }
    await Promise.all(Array.from({ length: inFlight }, one))
    return (total * 1000) / (performance.now() - start)
  }
  for (const [inFlight, total] of [
    [1, 300],
    [16, 2000],
  ] as const) {
    const against = await compare(
      rounds,
      () => load(backend.port, inFlight, total, request),
      () => commits(inFlight, total),
    )
    yield {
      bench: 'postgres-mutation',
      variant: `cart mutations / commits of a row, ${inFlight} in flight`,
      ratio: against.ratio,
      goal: 0.5,
      bound: 'at least',
      measured: { perSecond: against.ours, commitsPerSecond: against.baseline },
      rounds,
    }
  }
}
