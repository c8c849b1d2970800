import { done, failed, type Result } from './problem.ts'

/**
 * Money on its way back to a customer. `asked`: whoever must act has been told (Telegram's API for Stars, the
 * merchant in the provider's panel or by hand otherwise); only `succeeded` counts.
 */
export interface Refund {
  readonly id: string
  /** null: the payment fits no order. */
  readonly order: string | null
  /** The payment it gives back; null where no charge was made (on delivery). */
  readonly chargeId: string | null
  readonly customer: number
  readonly method: 'telegram' | 'stars' | 'on-delivery'
  /** Smallest unit, more than 0. */
  readonly amount: number
  readonly currency: string
  readonly status: RefundStatus
  /** Whether the goods go back on the shelf once it succeeds. */
  readonly restock: boolean
  /** Why it failed. */
  readonly error?: string
  readonly by: string
  /** ISO 8601 */
  readonly askedAt: string
  readonly settledAt: string | null
}

export const refundStatuses = ['asked', 'succeeded', 'failed'] as const
export type RefundStatus = (typeof refundStatuses)[number]

export interface Refundable {
  /** What came in by the charge, tips and delivery included; smallest unit. */
  readonly paid: number
  readonly method: Refund['method']
  readonly refunds: readonly Refund[]
}

/** What can still be given back, refunds under way left out; smallest unit. */
export function refundableAmount({ paid, refunds }: Refundable): number {
  const given = refunds
    .filter((refund) => refund.status !== 'failed')
    .reduce((sum, refund) => sum + refund.amount, 0)
  return paid - given
}

/**
 * Whether so much may be given back; `amount` absent: all that is left. Codes: `refund-nothing-left`,
 * `refund-amount`, `refund-whole-only` (Bot API: refundStarPayment knows no part).
 */
export function mayRefund(refundable: Refundable, amount: number | undefined): Result<number> {
  const left = refundableAmount(refundable)
  if (left <= 0)
    return failed({ code: 'refund-nothing-left', message: 'All of it has been given back already' })
  const wanted = amount ?? left
  if (!Number.isSafeInteger(wanted) || wanted <= 0 || wanted > left) {
    return failed({
      code: 'refund-amount',
      message: `${wanted} cannot be given back of ${left}`,
      facts: { left },
    })
  }
  if (refundable.method === 'stars' && wanted !== refundable.paid) {
    return failed({
      code: 'refund-whole-only',
      message: 'Telegram gives Stars back only as a whole',
      hint: 'Leave out the amount.',
    })
  }
  return done(wanted)
}
