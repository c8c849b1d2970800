import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Figure, Site } from './frame/bench.ts'
import { gather } from './frame/crowd.ts'
import { openSandbox, startServe } from './frame/serving.ts'
import { writeShop } from './frame/shop.ts'

const customers = 16
const tapsEach = 20
const buttons = ['c:shelf-3:1', 'm'] as const
const restarts = 3

/** The slowest tap over a rolling restart, against the slowest one of an ordinary minute. */
export async function* run(site: Site): AsyncGenerator<Figure> {
  const dir = await site.folder()
  await writeShop(dir, 200, 10)
  const telegram = await openSandbox(site)
  const { pid } = await startServe(site, dir, telegram)
  const crowd = await gather(telegram, customers, buttons)

  await crowd.tap(customers, tapsEach)
  const plain = crowd.slowest()
  const slowest: number[] = []
  for (let done = 0; done < restarts; done += 1) {
    crowd.slowest()
    const before = await restartedAt(dir)
    process.kill(pid, 'SIGHUP')
    // Taps go on until it is through, and some more.
    while ((await restartedAt(dir)) === before) await crowd.tap(customers, 1)
    await crowd.tap(customers, 5)
    slowest.push(crowd.slowest())
  }
  const worst = Math.max(...slowest)
  yield {
    bench: 'rolling',
    variant: `slowest tap of ${customers} customers over ${restarts} rolling restarts / without one`,
    ratio: worst / plain,
    goal: 5000,
    bound: 'at most',
    value: worst,
    unit: 'ms',
    measured: { restartingMs: worst, plainMs: plain },
    rounds: restarts,
  }
}

/** undefined: not yet. */
async function restartedAt(dir: string): Promise<string | undefined> {
  const run = JSON.parse(await readFile(join(dir, 'data', 'run.json'), 'utf8'))
  if (run.restart?.problem) throw new Error(run.restart.problem.message)
  return run.restart?.at
}
