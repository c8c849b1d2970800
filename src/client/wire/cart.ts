import * as z from 'zod'
import { amount, chatId, id, text } from './text.ts'

/** POST …/cart/lines adds `quantity` to what is there; PUT …/cart/lines sets it (0 removes the line). */
export const cartLineChange = z.object({
  product: id,
  variant: id.nullable(),
  quantity: z.int().min(0).max(999),
})
export type CartLineChange = z.infer<typeof cartLineChange>

/** A cart at today's prices. */
export const cartView = z.object({
  customer: chatId,
  currency: z.string(),
  lines: z.array(
    z.object({
      product: id,
      variant: id.nullable(),
      title: text,
      variantTitle: text.nullable(),
      quantity: z.int(),
      /** One piece. */
      price: amount,
      total: amount,
      /** Pieces that can be bought now; null: not counted. */
      available: z.int().nullable(),
      /** `gone`: no longer sold; `short`: fewer are left than wanted. Such lines stop a checkout. */
      problem: z.enum(['gone', 'short']).nullable(),
    }),
  ),
  /** Pieces in all lines. */
  count: z.int(),
  total: amount,
})
export type CartView = z.infer<typeof cartView>
