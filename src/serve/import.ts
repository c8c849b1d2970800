import type { Finding } from '../catalog/finding.ts'
import type { Scan } from '../catalog/fingerprint.ts'
import type { Choices } from '../catalog/plan.ts'
import type { Client } from '../client/client.ts'
import type { ImportResult } from '../client/wire/import.ts'
import { done, type Result } from '../shop/problem.ts'
import type { Places } from './places.ts'

/** What the files would change in the shop, or why that cannot be told. */
export type ImportPlan =
  /** The shop was imported from these very files; what staff changed since is in the result as drift. */
  | { readonly kind: 'unchanged'; readonly result: ImportResult; readonly currency: string }
  /** The files have errors. */
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] }
  | PlannedImport

export interface PlannedImport {
  readonly kind: 'planned'
  readonly result: ImportResult
  readonly findings: readonly Finding[]
  /** Of the files. */
  readonly currency: string
  /** Fingerprint of the files. */
  readonly files: string
  /** Where what the plan tells is written. */
  places(): Promise<Places>
  /** Applies this plan and no other; refused when somebody has changed the shop since. */
  apply(how?: Applying): Promise<Result<ImportResult>>
}

export interface Applying {
  /** false: what the files no longer name stays for now. */
  readonly prune?: boolean
  /** Absent: as it was planned. */
  readonly choices?: Choices
}

/** Compares the shop's files with what the shop holds; files that have not changed are not even parsed. */
export async function planImport(
  dir: string,
  client: Client,
  by: string,
  choices: Choices = {},
): Promise<Result<ImportPlan>> {
  const held = await client.revision()
  if (!held.ok) return held
  const { revision, files, counts } = held.value
  let scan: Scan | undefined
  if (files !== null) {
    const { scanShop } = await import('../catalog/fingerprint.ts')
    scan = await scanShop(dir)
    if (scan.fingerprint === files) {
      const [drift, shop] = await Promise.all([client.drift(), client.shop()])
      if (!drift.ok) return drift
      if (!shop.ok) return shop
      const unchanged = counts.categories + counts.products
      const result = { ...nothingToDo(unchanged, revision), drift: drift.value.drift }
      return done({ kind: 'unchanged', result, currency: shop.value.currency })
    }
  }
  const { checkShop } = await import('./check-shop.ts')
  const shop = await checkShop(dir, scan)
  if (!shop.ok) return done({ kind: 'refused', findings: shop.findings })
  const request = {
    catalog: shop.catalog,
    settings: shop.settings,
    files: shop.files,
    by,
    onto: revision,
  }
  const planned = await client.import({ ...request, choices, dryRun: true })
  if (!planned.ok) return planned
  const { digest } = planned.value
  return done({
    kind: 'planned',
    result: planned.value,
    findings: shop.findings,
    currency: shop.settings.currency,
    files: shop.files,
    places: async () => {
      const { placesOf } = await import('./places.ts')
      return placesOf(dir, shop.where, planned.value)
    },
    apply: (how = {}) =>
      client.import({ ...request, choices, ...how, expect: digest, dryRun: false }),
  })
}

/** Who imports, for the history of revisions. */
export function importedBy(env: Readonly<Record<string, string | undefined>>): string {
  return (env.USER ?? env.USERNAME ?? 'somebody').slice(0, 200)
}

function nothingToDo(unchanged: number, revision: string | null): ImportResult {
  return {
    changes: { create: 0, update: 0, delete: 0, unchanged },
    items: [],
    drift: [],
    conflicts: [],
    shop: { fields: [] },
    digest: '',
    applied: false,
    revision,
  }
}
