import type { Product } from '../shop/catalog.ts'
import type { Settings } from '../shop/settings.ts'
import { checkPrices } from './check-prices.ts'
import { checkSkus } from './check-skus.ts'
import { checkTitles } from './check-titles.ts'
import { type Finding, inOrder } from './finding.ts'
import type { Scan } from './fingerprint.ts'
import { type ImportedFiles, recallImported } from './imported-files.ts'
import type { Written } from './read/catalog-reader.ts'
import { FileFindings } from './read/findings.ts'
import { readFresh } from './read/fresh.ts'
import type { FileReading } from './read/reading.ts'
import { rulesOf } from './read/rules.ts'
import { readSettingsFile } from './read/settings.ts'
import { shapeOf } from './shape.ts'
import { warnerAt } from './tell.ts'

/** Files of which only the goods' own fields were edited since the last import. */
export interface EditedFiles {
  /** All products of these files. Where they stand and their pictures are as before, and not said here. */
  readonly products: readonly Product[]
  readonly settings: Settings
  /** Of these files: what a look at the whole shop alone can tell is left to check. */
  readonly findings: readonly Finding[]
  readonly where: ReadonlyMap<string, Written>
  /** To be remembered once they are imported. */
  readonly imported: ImportedFiles
}

/**
 * Reads only what was edited since the import of `fingerprint`. undefined: more than that has changed, something is
 * wrong, or nobody remembers the files of then; the whole shop has to be read.
 */
export async function readEdited(
  dir: string,
  scan: Scan,
  fingerprint: string,
): Promise<EditedFiles | undefined> {
  const before = recallImported(dir, fingerprint)
  const edited = before && editedSince(before, scan)
  const read = edited && (await readSettingsFile(dir, []))
  if (!read) return undefined
  const findings: Finding[] = []
  const products: Product[] = []
  const where = new Map<string, Written>()
  for (const file of edited) {
    const { hash, json } = readFresh(dir, { path: file }, rulesOf(read))
    // Somebody is saving it at this moment.
    if (json === null || hash !== scan.files.get(file)) return undefined
    const reading: FileReading = JSON.parse(json)
    if (shapeOf(reading) !== before.shapes.get(file)) return undefined
    const found = new FileFindings(file, findings)
    for (const event of reading.events) {
      if (event.kind === 'finding') found.add(event)
      if (event.kind !== 'product') continue
      const { product, line, column } = event
      products.push({ ...product, photos: [], order: 0 })
      where.set(`product ${product.id}`, { file, line, column })
    }
  }
  if (findings.some(({ severity }) => severity === 'error')) return undefined
  const { settings, currency } = read
  const tell = warnerAt(where, findings)
  const catalog = { categories: [], products }
  checkPrices(catalog, currency, tell)
  checkTitles(catalog, { where, languages: settings.languages }, tell)
  checkSkus(catalog, where, tell)
  const imported = { files: scan.files, shapes: before.shapes }
  return { products, settings, findings: findings.sort(inOrder), where, imported }
}

/** Paths of files that have changed; undefined: others than files with goods, or some have come or gone. */
function editedSince({ files, shapes }: ImportedFiles, scan: Scan): string[] | undefined {
  if (files.size !== scan.files.size) return undefined
  const edited: string[] = []
  for (const [file, known] of scan.files) {
    if (files.get(file) === known) continue
    if (!shapes.has(file)) return undefined
    edited.push(file)
  }
  return edited
}
