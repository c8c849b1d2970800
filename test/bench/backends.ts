import { availableParallelism } from 'node:os'
import { startPostgres } from '../store/postgres/server.ts'
import { importShop, type RunningBackend, startBackend, token } from './frame/backend.ts'
import type { Figure, Site } from './frame/bench.ts'
import { cpuSeconds, pidOf } from './frame/cpu.ts'
import { httpRequest, load } from './frame/load.ts'
import { plainProduct } from './frame/open-business.ts'
import { compare } from './frame/rounds.ts'
import { writeShop } from './frame/shop.ts'

const rounds = 5
const customers = 1000
const inFlight = 32
const taps = 1500

/**
 * Taps a second of several backends on one PostgreSQL, against one of them. A tap is what the bot asks for when a
 * customer looks at a product and puts it into the cart: a page, and a durable change.
 */
export async function* run(site: Site): AsyncGenerator<Figure> {
  const postgres = await startPostgres({ durable: true })
  site.later(() => postgres.remove())
  const server = (await pidOf(`port=${postgres.port}`)) ?? 0
  const backends: RunningBackend[] = []
  for (let number = 0; number < 4; number += 1) {
    // A folder each, as on machines of their own.
    const dir = await site.folder()
    await writeShop(dir, 200, 10)
    backends.push(await startBackend(site, dir, 0, { DATABASE_URL: postgres.url() }))
    if (number === 0) await importShop(backends[0]?.client ?? never(), dir)
  }
  const cores = availableParallelism()
  for (const count of [2, 4]) {
    const many = measured(backends.slice(0, count), server)
    const one = measured(backends.slice(0, 1), server)
    const found = await compare(rounds, many.tap, one.tap)
    console.error(`${count} backends: ${many.told(cores)}\n1 backend: ${one.told(cores)}`)
    yield {
      bench: 'backends',
      variant: `taps a second, ${count} backends on one PostgreSQL / 1 backend`,
      ratio: found.ratio,
      // The load and the database take their part: two cores are full with one backend.
      goal: Math.max(0.9, 0.6 * Math.min(count, cores / 2)),
      bound: 'at least',
      measured: {
        tapsPerSecond: found.ours,
        oneTapsPerSecond: found.baseline,
        cores,
        ...many.cores(),
      },
      rounds: found.rounds,
    }
  }
}

interface Used {
  readonly backends: number
  readonly postgres: number
  readonly load: number
}

/** Lets these backends be tapped, and adds up who used the processors meanwhile. */
function measured(backends: readonly RunningBackend[], server: number) {
  const used = { backends: 0, postgres: 0, load: 0 }
  let busiest = 0
  let seconds = 0
  const share = (): Used & { readonly busiest: number } => {
    const part = (one: number) => one / seconds
    const { backends, postgres, load } = used
    return {
      backends: part(backends),
      postgres: part(postgres),
      load: part(load),
      busiest: part(busiest),
    }
  }
  return {
    async tap(): Promise<number> {
      const before = await Promise.all(backends.map(({ pid }) => cpuSeconds(pid)))
      const [serverBefore, ownBefore] = [await cpuSeconds(server), process.cpuUsage()]
      const begun = performance.now()
      await Promise.all(
        backends.map(({ port }) =>
          load(port, inFlight / backends.length, (taps * 2) / backends.length, request()),
        ),
      )
      const took = (performance.now() - begun) / 1000
      const own = process.cpuUsage(ownBefore)
      const after = await Promise.all(backends.map(({ pid }) => cpuSeconds(pid)))
      const each = after.map((sum, at) => sum - (before[at] ?? 0))
      seconds += took
      used.backends += each.reduce((sum, one) => sum + one, 0)
      busiest += Math.max(...each)
      used.postgres += (await cpuSeconds(server)) - serverBefore
      used.load += (own.user + own.system) / 1e6
      return taps / took
    },
    cores: () => ({ backendCores: share().backends, postgresCores: share().postgres }),
    told: (cores: number) => toldOf(share(), cores),
  }
}

function toldOf(
  { backends, postgres, load, busiest }: Used & { readonly busiest: number },
  cores: number,
): string {
  const said = `cores busy: backends ${backends.toFixed(2)}, PostgreSQL ${postgres.toFixed(2)}, the load itself ${load.toFixed(2)}`
  return `${said}; bottleneck: ${bottleneckOf(backends + postgres + load, busiest, cores)}`
}

function bottleneckOf(all: number, busiest: number, cores: number): string {
  if (all > 0.85 * cores) return `all ${cores} cores of this machine are full`
  if (busiest > 0.85) return 'the one thread of a backend is full'
  return 'the commits: neither cores nor a backend are full'
}

let serial = 0

/** By turns the page of a product and the change of a cart. */
function request(): () => string {
  return () => {
    serial += 1
    const product = plainProduct(serial)
    if (serial % 2 === 0) return httpRequest('GET', `/v1/products/${product}`, token)
    const body = JSON.stringify({ product, variant: null, quantity: 1 + (serial % 9) })
    const path = `/v1/customers/${1 + (serial % customers)}/cart/lines`
    return httpRequest('PUT', path, token, { key: `backends:${serial}`, body })
  }
}

function never(): never {
  throw new Error('No backend was started')
}
