import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catalog } from '../shop/catalog.ts'
import type { Settings } from '../shop/settings.ts'
import type { Currency } from '../telegram/currencies.ts'
import { checkCatalog } from './check.ts'
import { checkSecrets } from './check-secrets.ts'
import { checkSelling } from './check-selling.ts'
import { checkWasIds } from './check-was-ids.ts'
import { type Finding, inOrder } from './finding.ts'
import { type Scan, scanShop } from './fingerprint.ts'
import type { ImportedFiles } from './imported-files.ts'
import { ReadingCache } from './read/cache.ts'
import { CatalogReader, type Written } from './read/catalog-reader.ts'
import { PhotoReader } from './read/photos.ts'
import { readingFiles } from './read/read-files.ts'
import type { FileReading } from './read/reading.ts'
import { rulesOf } from './read/rules.ts'
import { readSettingsFile } from './read/settings.ts'
import { readTree, type TreeFile } from './read/tree.ts'
import { shapeOf } from './shape.ts'

interface Read {
  readonly findings: readonly Finding[]
  readonly counts: {
    readonly categories: number
    readonly products: number
    readonly variants: number
  }
  /** Where each `category ID`, `product ID` and `key NAME` of shop.yaml is written. */
  readonly where: ReadonlyMap<string, Written>
}

export type ShopReading =
  | (Read & {
      readonly ok: true
      readonly settings: Settings
      readonly catalog: Catalog
      /** Fingerprint of the files this was read from. */
      readonly files: string
      /** To be remembered once they are imported. */
      readonly imported: ImportedFiles
    })
  | (Read & { readonly ok: false })

/**
 * Reads and checks a shop's folder. Never throws for what the files hold; all of it becomes findings. `scan`: of
 * this folder, where somebody has just looked at it.
 */
export async function readShop(dir: string, scan?: Scan): Promise<ShopReading> {
  for (let look = 1; ; look += 1) {
    const known = look === 1 ? scan : undefined
    const { reading, changed } = await readOnce(dir, known ?? (await scanShop(dir)))
    // Somebody is saving while we read; half of the old and half of the new is no shop.
    if (!changed || look === looks) return reading
  }
}

const looks = 5

async function readOnce(
  dir: string,
  { fingerprint, files: seen }: Scan,
): Promise<{ reading: ShopReading; changed: boolean }> {
  const findings: Finding[] = []
  const read = await readSettingsFile(dir, findings)
  const cache = read && ReadingCache.open(dir, rulesOf(read))
  const reader = new CatalogReader(new PhotoReader(dir, cache), findings)
  const shapes = new Map<string, string>()
  let changed = false
  if (read) {
    for (const { id, node } of read.categories)
      reader.refer(id, { file: 'shop.yaml', ...read.source.placeOf(node) })
    const path = read.catalog ?? (await defaultCatalog(dir))
    const onChanged = () => {
      changed = true
    }
    const onRead = (file: TreeFile, reading: FileReading) => {
      if (file.folder === undefined) shapes.set(file.path, shapeOf(reading))
    }
    const files = { dir, rules: rulesOf(read), cache, seen, onChanged, onRead }
    await readTree(dir, path, reader, readingFiles(files))
    await checkSecrets(dir, path, findings)
  }
  const catalog = await reader.finish()
  cache?.save()
  if (read) {
    for (const [key, { keyNode }] of read.fields)
      reader.where.set(`key ${key}`, { file: 'shop.yaml', ...read.source.placeOf(keyNode) })
    checkCatalog(catalog, read, reader.where, findings)
    checkSelling(catalog, read, reader.where, findings)
    checkWasIds(catalog, reader.where, findings)
  }
  const counts = {
    categories: catalog.categories.length,
    products: catalog.products.length,
    variants: catalog.products.reduce((sum, product) => sum + product.variants.length, 0),
  }
  const common = { findings: findings.sort(inOrder), counts, where: reader.where }
  const errors = findings.some((finding) => finding.severity === 'error')
  if (errors || !read) return { reading: { ok: false, ...common }, changed }
  const { settings } = read
  const imported = { files: seen, shapes }
  const whole = { settings, catalog, files: fingerprint, imported }
  return { reading: { ok: true, ...common, ...whole }, changed }
}

/** Only shop.yaml and the files it names: what a service needs before the catalogue. */
export async function readSettings(
  dir: string,
): Promise<{ readonly settings: Settings | null; readonly findings: readonly Finding[] }> {
  const findings: Finding[] = []
  const read = await readSettingsFile(dir, findings)
  return { settings: read?.settings ?? null, findings }
}

/** What shop.yaml says about its catalogue; undefined when it cannot be read so far. */
export async function readCatalogPlace(dir: string): Promise<
  | {
      readonly currency: Currency
      readonly catalog: string
      readonly languages: readonly string[]
    }
  | undefined
> {
  const read = await readSettingsFile(dir, [])
  if (!read) return undefined
  const { languages } = read.settings
  return {
    currency: read.currency,
    catalog: read.catalog ?? (await defaultCatalog(dir)),
    languages,
  }
}

/** A shop may begin as one file and grow into folders. */
export async function defaultCatalog(dir: string): Promise<string> {
  const isThere = (name: string) =>
    stat(join(dir, name)).then(
      () => true,
      () => false,
    )
  if (await isThere('catalog')) return 'catalog'
  if (await isThere('catalog.yaml')) return 'catalog.yaml'
  return (await isThere('catalog.yml')) ? 'catalog.yml' : 'catalog'
}
