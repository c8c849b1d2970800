import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Figure, Site } from './frame/bench.ts'
import { bin, runNode, startProgram } from './frame/processes.ts'
import { compare } from './frame/rounds.ts'
import { writeShop } from './frame/shop.ts'
import { writeTaxonomy } from './frame/taxonomy.ts'

const rounds = 7

/** What the files cost: to check and plan, against parsing alone; to import again, against the first time. */
export async function* run(site: Site): AsyncGenerator<Figure> {
  const shop = await site.folder()
  await writeShop(shop, 10_000, 100)
  yield await againstParsing(site, shop, '10,000 products in 100 files')
  const taxonomy = await site.folder()
  const { categories, source } = await writeTaxonomy(taxonomy)
  yield await againstParsing(site, taxonomy, `${categories} categories ${source}`)
  yield await importAgain(shop)
}

async function againstParsing(site: Site, dir: string, variant: string): Promise<Figure> {
  const run = (program: string) => async () =>
    (await startProgram<{ ms: number }>(site, program, dir)).said.ms
  const { ratio, ours, baseline } = await compare(rounds, run('check-plan'), run('parse-yaml'))
  return {
    bench: 'check-and-plan',
    variant: `${variant} / parsing with positions`,
    ratio,
    goal: 1.3,
    bound: 'at most',
    measured: { checkAndPlanMs: ours, parseMs: baseline },
    rounds,
  }
}

/** The whole command, from start to exit, both times. */
async function importAgain(dir: string): Promise<Figure> {
  const command = () => runNode([bin, 'import', dir, '--yes', '--json'])
  const first = async () => {
    await rm(join(dir, 'data'), { recursive: true, force: true })
    return command()
  }
  // The side that comes first makes the store that `again` finds; both orders leave one behind.
  await first()
  const { ratio, ours, baseline } = await compare(rounds, command, first)
  return {
    bench: 'check-and-plan',
    variant: 'import again, nothing changed / first import',
    ratio,
    goal: 0.1,
    bound: 'at most',
    measured: { againMs: ours, firstMs: baseline },
    rounds,
  }
}
