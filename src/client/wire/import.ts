import * as z from 'zod'
import type { Catalog, Product } from '../../shop/catalog.ts'
import type { Settings } from '../../shop/settings.ts'

const kind = z.enum(['category', 'product'])
const fieldChange = z.object({ name: z.string(), before: z.unknown(), after: z.unknown() })

/** Whose value wins a conflict: that of the files (`ours`) or of the shop (`theirs`). */
const choice = z.enum(['ours', 'theirs'])

const drift = z.object({ kind, id: z.string(), added: z.boolean(), fields: z.array(fieldChange) })

/** GET /v1/drift: what staff changed in the chat since the last import. */
export const driftList = z.object({ drift: z.array(drift) })
export type DriftList = z.infer<typeof driftList>

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
  /** Only apply what has this digest: exactly what was planned. */
  expect: z.string().optional(),
  choices: z
    .object({ all: choice.optional(), each: z.record(z.string(), choice).optional() })
    .optional(),
})
export type ImportRequest = z.infer<typeof importRequest>

/**
 * POST /v1/import/edited: the same of files of which only the goods' own fields were edited since the import that
 * made revision `onto`. Everything else is as the files said it then, also where these products stand and their
 * pictures. Code: `not-edited`, when the shop does not know them so; the whole catalogue has to be sent.
 */
export const editedRequest = importRequest
  .omit({ catalog: true })
  .extend({ products: z.custom<readonly Product[]>(Array.isArray), onto: z.string() })
export type EditedRequest = z.infer<typeof editedRequest>

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
      kind,
      id: z.string(),
      fields: z.array(fieldChange),
      /** Of what is new: something that goes and looks the same, for `was-id`. */
      looksLike: z.string().optional(),
      /** What of customers it touches. */
      stakes: z.object({ carts: z.int(), invoices: z.int(), orders: z.int() }).optional(),
      /** Of what goes: carts or orders name it, so that it is only hidden. */
      archived: z.literal(true).optional(),
    }),
  ),
  /** What staff changed in the chat and the files do not say: kept. */
  drift: z.array(drift),
  /** What both changed to different values; nothing is applied until each is chosen. */
  conflicts: z.array(
    z.object({
      kind,
      id: z.string(),
      name: z.string(),
      base: z.unknown(),
      ours: z.unknown(),
      theirs: z.unknown(),
      chosen: choice.nullable(),
    }),
  ),
  /** Fields of shop.yaml that change. */
  shop: z.object({ fields: z.array(fieldChange) }),
  /** Of this plan, whatever is chosen; see `expect`. */
  digest: z.string(),
  applied: z.boolean(),
  /** The revision the shop is at afterwards. */
  revision: z.string().nullable(),
})
export type ImportResult = z.infer<typeof importResult>

/** POST /v1/import/rollback: takes the last import back; what it changes is answered like an import. */
export const rollbackRequest = importRequest.pick({ by: true, dryRun: true, expect: true })
export type RollbackRequest = z.infer<typeof rollbackRequest>

const revision = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  changes: z.object({ create: z.int(), update: z.int(), delete: z.int() }),
  /** A step back: what it took back, and what the shop is like since. */
  rollback: z.object({ of: z.string(), to: z.string() }).optional(),
})

export const rollbackResult = importResult.extend({
  rollback: z.object({ of: revision, to: revision }),
})
export type RollbackResult = z.infer<typeof rollbackResult>

/** GET /v1/revisions: the last imports, newest first. */
export const revisionList = z.object({
  revisions: z.array(revision),
  /** The one that a step back would take back; null: none. */
  next: z.string().nullable(),
})
export type RevisionList = z.infer<typeof revisionList>

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
