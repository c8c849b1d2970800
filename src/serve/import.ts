import type { Finding } from '../catalog/finding.ts'
import type { Client } from '../client/client.ts'
import type { ImportResult } from '../client/wire/import.ts'
import { done, type Result } from '../shop/problem.ts'

/** What the files would change in the shop, or why that cannot be told. */
export type ImportPlan =
  /** The shop was imported from these very files. */
  | { readonly kind: 'unchanged'; readonly result: ImportResult }
  /** The files have errors. */
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] }
  | {
      readonly kind: 'planned'
      readonly result: ImportResult
      readonly findings: readonly Finding[]
      /** Of the files. */
      readonly currency: string
      /** Applies this plan; refused when somebody else has changed the shop since. */
      apply(): Promise<Result<ImportResult>>
    }

/** Compares the shop's files with what the shop holds; files that have not changed are not even parsed. */
export async function planImport(
  dir: string,
  client: Client,
  by: string,
): Promise<Result<ImportPlan>> {
  const held = await client.revision()
  if (!held.ok) return held
  const { revision, files, counts } = held.value
  if (files !== null) {
    const { fingerprintShop } = await import('../catalog/fingerprint.ts')
    if ((await fingerprintShop(dir)) === files) {
      const unchanged = counts.categories + counts.products
      return done({ kind: 'unchanged', result: nothingToDo(unchanged, revision) })
    }
  }
  const { checkShop } = await import('./check-shop.ts')
  const shop = await checkShop(dir)
  if (!shop.ok) return done({ kind: 'refused', findings: shop.findings })
  const request = {
    catalog: shop.catalog,
    settings: shop.settings,
    files: shop.files,
    by,
    onto: revision,
  }
  const planned = await client.import({ ...request, dryRun: true })
  if (!planned.ok) return planned
  return done({
    kind: 'planned',
    result: planned.value,
    findings: shop.findings,
    currency: shop.settings.currency,
    apply: () => client.import({ ...request, dryRun: false }),
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
