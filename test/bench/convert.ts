import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { richGoods } from './convert/goods.ts'
import { type ExportText, exportTexts, writeExport } from './convert/write-export.ts'
import type { Figure, Site } from './frame/bench.ts'
import { runCommand } from './scale/measure.ts'

/** Somebody with time may ask for 500 of them. */
const largeMegabytes = Number(process.env.SHOPBOT_BENCH_MEGABYTES ?? 100)
const smallMegabytes = 10

/** Peak memory of converting a large file of each format, against that of a small one; both write their trees. */
export async function* run(site: Site): AsyncGenerator<Figure> {
  for (const [format, text] of Object.entries(exportTexts)) {
    const small = await peakOf(site, format, text, smallMegabytes)
    const large = await peakOf(site, format, text, largeMegabytes)
    yield {
      bench: 'convert',
      variant: `peak memory, ${format} of ${largeMegabytes} MB / of ${smallMegabytes} MB`,
      ratio: large / small,
      goal: 1.5,
      bound: 'at most',
      measured: { largeMegabytes: large, smallMegabytes: small },
      rounds: 1,
    }
  }
}

async function peakOf(
  site: Site,
  format: string,
  text: ExportText,
  megabytes: number,
): Promise<number> {
  const folder = await site.folder()
  const [file, dir] = [join(folder, 'export'), join(folder, 'shop')]
  await writeExport(file, text, megabytes * 1024 * 1024, richGoods)
  const ran = await runCommand(site, 'convert', format, file, dir, '--currency', 'UAH', '--yes')
  await rm(folder, { recursive: true, force: true })
  return ran.megabytes
}
