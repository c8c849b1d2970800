import * as z from 'zod'
import { refundStatuses } from '../../shop/refund.ts'
import { amount, chatId, id } from './text.ts'

/** POST /v1/desk/:actor/orders/:order/refunds (an admin's right). */
export const refundRequest = z.object({
  /** Smallest unit; absent: all that is left. */
  amount: amount.optional(),
  /** Whether the goods go back on the shelf. */
  restock: z.boolean(),
})
export type RefundRequest = z.infer<typeof refundRequest>

export const refundView = z.object({
  id,
  order: z.string().nullable(),
  chargeId: z.string().nullable(),
  customer: chatId,
  method: z.enum(['telegram', 'stars', 'on-delivery']),
  amount,
  currency: z.string(),
  status: z.enum(refundStatuses),
  restock: z.boolean(),
  error: z.string().optional(),
  by: z.string(),
  askedAt: z.string(),
  settledAt: z.string().nullable(),
})
export type RefundView = z.infer<typeof refundView>

/** GET /v1/desk/:actor/refunds: those asked for and not made yet, oldest first. */
export const refundList = z.object({ refunds: z.array(refundView) })
export type RefundList = z.infer<typeof refundList>

/** POST /v1/refunds/:id/outcome (the bot, for Stars) and /v1/desk/:actor/refunds/:id/outcome (an admin, by hand). */
export const refundOutcome = z.object({ succeeded: z.boolean(), error: z.string().optional() })
export type RefundOutcome = z.infer<typeof refundOutcome>
