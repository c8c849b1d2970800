import * as z from 'zod'
import { amount, id, photo, text } from './text.ts'

export const crumb = z.object({ id, title: text })

/** GET /v1/catalog: every visible category, without products. */
export const catalogTree = z.object({
  revision: z.string(),
  categories: z.array(
    z.object({
      id,
      parent: id.nullable(),
      title: text,
      /** Visible products in it and below it. */
      count: z.int(),
    }),
  ),
})
export type CatalogTree = z.infer<typeof catalogTree>

export const productSummary = z.object({
  id,
  title: text,
  /** The least price where the variants differ. */
  price: amount,
  /** The greatest price, only where the variants differ. */
  priceTo: amount.optional(),
  was: amount.optional(),
  soldOut: z.boolean(),
})
export type ProductSummary = z.infer<typeof productSummary>

/** GET /v1/categories (the top of the shop) and /v1/categories/:id, a page at a time. */
export const categoryPage = z.object({
  revision: z.string(),
  /** null: the top of the shop. */
  category: z
    .object({ id, title: text, description: text.optional(), photo: photo.optional() })
    .nullable(),
  /** From the top down to the category's parent. */
  path: z.array(crumb),
  /** All visible categories in it; only on the first page. */
  categories: z.array(z.object({ id, title: text, count: z.int() })),
  products: z.array(productSummary),
  /** Counts from 1. */
  page: z.int(),
  pages: z.int(),
  /** Products in it, on all pages. */
  total: z.int(),
})
export type CategoryPage = z.infer<typeof categoryPage>

export const categoryQuery = z.object({
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(50).default(8),
})

/** GET /v1/products/:id */
export const productView = z.object({
  revision: z.string(),
  id,
  title: text,
  description: text.optional(),
  price: amount,
  was: amount.optional(),
  sku: z.string().optional(),
  photos: z.array(photo),
  options: z.record(z.string(), z.array(z.string())),
  variants: z.array(
    z.object({
      id,
      title: text,
      options: z.record(z.string(), z.string()),
      price: amount,
      was: amount.optional(),
      sku: z.string().optional(),
      available: z.int().nullable(),
    }),
  ),
  /** Pieces that can be bought now; null: not counted. With variants: null. */
  available: z.int().nullable(),
  soldOut: z.boolean(),
  /** From the top down to its category. */
  path: z.array(crumb),
})
export type ProductView = z.infer<typeof productView>

export const searchQuery = z.object({
  q: z.string().min(1).max(200),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(50).default(8),
})

/** GET /v1/search: products whose words begin with the words searched for, best first. */
export const searchPage = z.object({
  revision: z.string(),
  query: z.string(),
  products: z.array(productSummary),
  page: z.int(),
  pages: z.int(),
  total: z.int(),
})
export type SearchPage = z.infer<typeof searchPage>

/** GET /v1/catalog/revision: what the shop holds, and from which files it came. */
export const revisionView = z.object({
  revision: z.string().nullable(),
  /** Fingerprint of the files of the last import. */
  files: z.string().nullable(),
  at: z.string().nullable(),
  counts: z.object({ categories: z.int(), products: z.int() }),
})
export type RevisionView = z.infer<typeof revisionView>
