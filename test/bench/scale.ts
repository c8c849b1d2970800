import { once } from 'node:events'
import { watch } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import type { Figure, Site } from './frame/bench.ts'
import { compare, median, timed } from './frame/rounds.ts'
import { writeShop } from './frame/shop.ts'
import { drawGrowth } from './scale/growth.ts'
import {
  coldImport,
  parseOnly,
  type Ran,
  runCommand,
  unchangedImport,
  warmImport,
  watchedShop,
} from './scale/measure.ts'

const sizes = [
  { products: 1000, rounds: 5 },
  { products: 10_000, rounds: 5 },
  { products: 100_000, rounds: 3 },
]
const perFile = 100

/** A machine that is busy or small may leave the large ones out. */
const most = Number(process.env.SHOPBOT_BENCH_PRODUCTS ?? 100_000)
const picture = resolve('node_modules/.cache/shopbot-scale.svg')

/** How what a shop's files cost grows with its goods, to 100,000 of them. */
export async function* run(site: Site): AsyncGenerator<Figure> {
  const grown: Grown[] = []
  for (const { products, rounds } of sizes.filter((size) => size.products <= most)) {
    const dir = await site.folder()
    await writeShop(dir, products, products / perFile)
    const found = await measure(site, dir, rounds)
    grown.push({ products, ...found })
    console.error(JSON.stringify({ products, ...found }))
    if (products === 100_000) yield* atMost(found, rounds)
    if (products === 10_000) yield watched(found)
  }
  if (most === 100_000) yield memory(grown)
  await mkdir(dirname(picture), { recursive: true })
  await writeFile(picture, drawGrowth(seriesOf(grown)))
  console.error(`Drawn to ${relative('.', picture)}`)
}

type Found = Awaited<ReturnType<typeof measure>>
type Grown = Found & { readonly products: number }

async function measure(site: Site, dir: string, rounds: number) {
  const peaks: number[] = []
  const ms = (work: () => Promise<Ran>) => async () => {
    const { ms, megabytes } = await work()
    peaks.push(megabytes)
    return ms
  }
  const cold = await compare(
    rounds,
    ms(() => coldImport(site, dir)),
    ms(() => parseOnly(site, dir)),
  )
  // Each round has left the shop imported.
  const peak = Math.max(...peaks)
  const warm: number[] = []
  const again: number[] = []
  const check: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    warm.push((await warmImport(site, dir)).ms)
    again.push((await unchangedImport(site, dir)).ms)
    check.push((await runCommand(site, 'check', dir, '--quiet')).ms)
  }
  const saved = await saveToSeen(site, dir, rounds)
  return {
    parse: cold.baseline,
    cold: cold.ours,
    coldRatio: cold.ratio,
    warm: median(warm),
    again: median(again),
    checkAgain: median(check),
    megabytes: peak,
    ...saved,
  }
}

/** Against the least there is to it: the platform's word that a file has changed, and the customer's tap. */
async function saveToSeen(site: Site, dir: string, rounds: number) {
  const shop = await watchedShop(site, dir)
  const scratch = await site.folder()
  const { ratio, ours, baseline } = await compare(rounds, shop.saveToSeen, async () => {
    const told = await timed(() => changeTold(scratch))
    return told + (await shop.look())
  })
  await shop.end()
  return { seen: ours, told: baseline, seenRatio: ratio }
}

async function changeTold(folder: string): Promise<void> {
  const watcher = watch(folder)
  const told = once(watcher, 'change')
  await writeFile(join(folder, 'saved'), String(performance.now()))
  await told
  watcher.close()
}

function* atMost(found: Found, rounds: number): Generator<Figure> {
  const { cold, parse, warm, again, coldRatio } = found
  const common = { bench: 'scale', bound: 'at most', rounds } as const
  yield {
    ...common,
    variant: 'check and import 100,000 products, cold / yaml parsing their files on one core',
    ratio: coldRatio,
    goal: 0.9,
    measured: { coldMs: cold, parseMs: parse },
  }
  yield {
    ...common,
    variant: 'import 100,000 products, one line edited / cold',
    ratio: warm / cold,
    goal: 0.05,
    measured: { warmMs: warm, coldMs: cold },
  }
  yield {
    ...common,
    variant: 'import 100,000 products, nothing changed / cold',
    ratio: again / cold,
    goal: 0.1,
    measured: { againMs: again, coldMs: cold },
  }
}

function watched({ seen, told, seenRatio }: Found): Figure {
  return {
    bench: 'scale',
    variant: '--watch, 10,000 products: from a save to seen in the bot / a change told and a tap',
    ratio: seenRatio,
    value: seen,
    unit: 'ms',
    goal: 1000,
    bound: 'at most',
    measured: { seenMs: seen, toldMs: told },
    rounds: 5,
  }
}

function memory(grown: readonly Grown[]): Figure {
  const of = (products: number) => grown.find((one) => one.products === products)?.megabytes ?? 0
  return {
    bench: 'scale',
    variant: 'peak memory of a cold import, 100,000 products / 10,000',
    ratio: of(100_000) / of(10_000),
    goal: 8,
    bound: 'at most',
    measured: { largeMegabytes: of(100_000), smallMegabytes: of(10_000) },
    rounds: 3,
  }
}

const drawn = {
  parse: 'yaml parsing alone, ms',
  cold: 'check and import, cold, ms',
  warm: 'import, one line edited, ms',
  again: 'import, nothing changed, ms',
  checkAgain: 'check again, ms',
  seen: '--watch, save to seen, ms',
  megabytes: 'peak memory, MB',
} as const

function seriesOf(grown: readonly Grown[]) {
  return Object.entries(drawn).map(([key, name]) => ({
    name,
    // Each key of `drawn` is one of a measured figure.
    points: grown.map((one) => ({ x: one.products, y: one[key as keyof typeof drawn] })),
  }))
}
