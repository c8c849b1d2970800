import type { Finding } from '../catalog/finding.ts'
import type { Scan } from '../catalog/fingerprint.ts'
import type { ImportedFiles } from '../catalog/imported-files.ts'
import type { Choices } from '../catalog/plan.ts'
import type { ShopReading } from '../catalog/read.ts'
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
  /** Whether only edited files were read, so that the findings are of these. */
  readonly isPart: boolean
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

/**
 * Compares the shop's files with what the shop holds. Files that have not changed are not even parsed, and where an
 * edit concerns nothing but fields of goods, neither are the goods of all others compared.
 */
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
  if (files !== null && revision !== null) {
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
    const edited = await planEdited({ dir, client, by, choices, scan }, { revision, files })
    if (edited) return edited
  }
  const { checkShop } = await import('./check-shop.ts')
  const shop = await checkShop(dir, scan)
  if (!shop.ok) return done({ kind: 'refused', findings: shop.findings })
  const { catalog, settings } = shop
  const request = { catalog, settings, files: shop.files, by, onto: revision, choices }
  const send = (how: Sending) => client.import({ ...request, ...how })
  const planned = await send({ dryRun: true })
  if (!planned.ok) return planned
  return done(planOf(dir, shop, planned.value, send))
}

interface Looked {
  readonly dir: string
  readonly client: Client
  readonly by: string
  readonly choices: Choices
  readonly scan: Scan
}

/** undefined: more has changed than fields of goods. */
async function planEdited(
  { dir, client, by, choices, scan }: Looked,
  { revision, files }: { readonly revision: string; readonly files: string },
): Promise<Result<ImportPlan> | undefined> {
  const { readEdited } = await import('../catalog/read-edited.ts')
  const edited = await readEdited(dir, scan, files)
  if (!edited) return undefined
  const { products, settings } = edited
  const request = { products, settings, files: scan.fingerprint, by, onto: revision, choices }
  const send = (how: Sending) => client.importEdited({ ...request, ...how })
  const planned = await send({ dryRun: true })
  if (!planned.ok) return takesWholeOnly.has(planned.problem.code) ? undefined : planned
  return done(planOf(dir, { ...edited, files: scan.fingerprint, part: true }, planned.value, send))
}

/** A backend of before there was this; a shop that knows the goods otherwise. */
const takesWholeOnly: ReadonlySet<string> = new Set(['no-such-route', 'not-edited'])

type Sending = Applying & { readonly dryRun: boolean; readonly expect?: string }

type Written = ShopReading['where']

type ReadFiles = Pick<Extract<ShopReading, { ok: true }>, 'settings' | 'findings' | 'where'> & {
  readonly files: string
  readonly imported: ImportedFiles
  readonly part?: true
}

function planOf(
  dir: string,
  read: ReadFiles,
  result: ImportResult,
  send: (how: Sending) => Promise<Result<ImportResult>>,
): PlannedImport {
  const { findings, files, settings, where, imported, part = false } = read
  return {
    kind: 'planned',
    result,
    findings,
    isPart: part,
    currency: settings.currency,
    files,
    places: async () => {
      const { placesOf } = await import('./places.ts')
      return placesOf(dir, part ? await whereAll(dir, where, result) : where, result)
    },
    async apply(how = {}) {
      const applied = await send({ ...how, expect: result.digest, dryRun: false })
      if (applied.ok) {
        const { rememberImported } = await import('../catalog/imported-files.ts')
        rememberImported(dir, imported)
      }
      return applied
    },
  }
}

/** What staff have edited may be written in files that nobody has read. */
async function whereAll(dir: string, where: Written, { drift, conflicts }: ImportResult) {
  if ([...drift, ...conflicts].every(({ kind, id }) => where.has(`${kind} ${id}`))) return where
  const { checkShop } = await import('./check-shop.ts')
  return (await checkShop(dir)).where
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
