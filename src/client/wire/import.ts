import { z } from 'zod'
import type { Catalog } from '../../shop/catalog.ts'
import type { Settings } from '../../shop/settings.ts'

/**
 * POST /v1/import: the merchant's files as read and checked; answers with the plan against what the shop
 * holds, and applies it unless `dryRun`.
 */
export const importRequest = z.object({
  /** Checked in depth by the reader; the backend checks the outline. */
  catalog: z.custom<Catalog>(isCatalog),
  settings: z.custom<Settings>(isSettings),
  /** Fingerprint of the files. */
  files: z.string(),
  by: z.string().max(200),
  dryRun: z.boolean(),
  /** Only apply when the shop is still at this revision (null: never imported); absent: any. */
  onto: z.string().nullable().optional(),
  /** false: what the files no longer name stays, and the next import asks again. */
  prune: z.boolean().optional(),
})
export type ImportRequest = z.infer<typeof importRequest>

const field = z.object({ name: z.string(), before: z.unknown(), after: z.unknown() })

export const importResult = z.object({
  changes: z.object({
    create: z.int(),
    update: z.int(),
    delete: z.int(),
    unchanged: z.int(),
  }),
  items: z.array(
    z.object({
      action: z.enum(['create', 'update', 'delete']),
      kind: z.enum(['category', 'product']),
      id: z.string(),
      fields: z.array(field),
    }),
  ),
  /** Fields of shop.yaml that change. */
  shop: z.object({ fields: z.array(field) }),
  applied: z.boolean(),
  /** The revision the shop is at afterwards. */
  revision: z.string().nullable(),
})
export type ImportResult = z.infer<typeof importResult>

function isCatalog(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'categories' in value &&
    Array.isArray(value.categories) &&
    'products' in value &&
    Array.isArray(value.products)
  )
}

function isSettings(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'currency' in value && 'languages' in value
}
