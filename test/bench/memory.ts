import type { Sandbox } from '../../src/sandbox/sandbox.ts'
import type { Figure, Site } from './frame/bench.ts'
import { compare } from './frame/rounds.ts'
import { memoryOfChildren, openSandbox, startServe } from './frame/serving.ts'
import { writeShop } from './frame/shop.ts'

const rounds = 3
const shelves = 100

/** Resident memory of backend and bot with many products, against the same with an empty shop. */
export async function* run(site: Site): AsyncGenerator<Figure> {
  const full = await site.folder()
  await writeShop(full, 10_000, shelves)
  const empty = await site.folder()
  await writeShop(empty, 0, 0)
  const { ratio, ours, baseline } = await compare(
    rounds,
    () => megabytesServing(site, full, shelves),
    () => megabytesServing(site, empty, 0),
  )
  yield {
    bench: 'memory',
    variant: 'backend and bot with 10,000 products, more than with none',
    ratio,
    value: ours - baseline,
    unit: 'MB more',
    goal: 80,
    bound: 'at most',
    measured: { fullMegabytes: ours, emptyMegabytes: baseline },
    rounds,
  }
}

/** After a start, and after a customer has looked at each category. */
async function megabytesServing(site: Site, dir: string, categories: number): Promise<number> {
  const sandbox = await openSandbox(site)
  const serve = await startServe(site, dir, sandbox)
  await walk(sandbox, categories)
  const children = memoryOfChildren(serve.pid)
  if (children.length !== 2) throw new Error(`serve has ${children.length} children`)
  await serve.kill()
  return children.reduce((sum, child) => sum + child.megabytes, 0)
}

async function walk({ control }: Sandbox, categories: number): Promise<void> {
  const customer = 77
  control.send(customer, '/start')
  const history = await control.waitFor(
    customer,
    (all) => all.some((message) => message.from === 'bot'),
    60_000,
  )
  const screen = history.at(-1)?.id ?? 0
  for (let at = 0; at < categories; at += 1) {
    await control.pressData(customer, screen, `c:shelf-${at}:1`)
  }
}
