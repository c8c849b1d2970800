import * as z from 'zod'
import type { Category, Product } from '../../shop/catalog.ts'
import type { Settings } from '../../shop/settings.ts'
import { id } from './text.ts'

/**
 * GET /v1/export: the catalogue as the shop holds it, with what the files said of what staff changed. What digital
 * goods deliver is never sent: `deliver` is absent, and `digital` says which they are.
 */
export const shopExport = z.object({
  /** null: never imported. */
  revision: z.string().nullable(),
  settings: z.custom<Settings>(),
  categories: z.array(z.custom<Category>()),
  products: z.array(z.custom<Product>()),
  digital: z.array(z.object({ product: id, as: z.enum(['text', 'keys']) })),
  /** Pieces on hand of what is counted, by `product` or `product/variant`. */
  stock: z.array(z.object({ id, onHand: z.int() })),
})
export type ShopExport = z.infer<typeof shopExport>
