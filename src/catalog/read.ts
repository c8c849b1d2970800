import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catalog, Source } from '../shop/catalog.ts'
import type { Settings } from '../shop/settings.ts'
import type { Currency } from '../telegram/currencies.ts'
import { checkCatalog } from './check.ts'
import { checkSelling } from './check-selling.ts'
import { type Finding, inOrder } from './finding.ts'
import { fingerprintShop } from './fingerprint.ts'
import { CatalogReader } from './read/catalog-reader.ts'
import { PhotoReader } from './read/photos.ts'
import { readSettingsFile } from './read/settings.ts'
import { readTree } from './read/tree.ts'

interface Read {
  readonly findings: readonly Finding[]
  readonly counts: {
    readonly categories: number
    readonly products: number
    readonly variants: number
  }
  /** Where each `category ID` and `product ID` is written. */
  readonly where: ReadonlyMap<string, Source>
}

export type ShopReading =
  | (Read & {
      readonly ok: true
      readonly settings: Settings
      readonly catalog: Catalog
      /** Fingerprint of the files this was read from. */
      readonly files: string
    })
  | (Read & { readonly ok: false })

/** Reads and checks a shop's folder. Never throws for what the files hold; all of it becomes findings. */
export async function readShop(dir: string): Promise<ShopReading> {
  const findings: Finding[] = []
  const files = await fingerprintShop(dir)
  const read = await readSettingsFile(dir, findings)
  const reader = new CatalogReader({
    languages: read?.settings.languages ?? ['en'],
    exponent: read?.currency.exponent ?? 2,
    photos: new PhotoReader(dir),
  })
  if (read) {
    for (const { id, node } of read.categories) reader.refer(id, read.source, node)
    await readTree(dir, read.catalog ?? (await defaultCatalog(dir)), reader, findings)
  }
  const catalog = await reader.finish()
  if (read) {
    checkCatalog(catalog, read, reader.where, findings)
    checkSelling(catalog, read, reader.where, findings)
  }
  const counts = {
    categories: catalog.categories.length,
    products: catalog.products.length,
    variants: catalog.products.reduce((sum, product) => sum + product.variants.length, 0),
  }
  const common = { findings: findings.sort(inOrder), counts, where: reader.where }
  const errors = findings.some((finding) => finding.severity === 'error')
  if (errors || !read) return { ok: false, ...common }
  return { ok: true, ...common, settings: read.settings, catalog, files }
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
