import type { ReconcileRequest } from './wire/payment.ts'

/** What is read of a transaction in Stars. Bot API: StarTransaction */
export interface StarMove {
  readonly id: string
  readonly amount: number
  /** Unix time. */
  readonly date: number
  /** Only of incoming ones. */
  readonly source?: StarPartner
  /** Only of outgoing ones. */
  readonly receiver?: StarPartner
}

type StarLine = ReconcileRequest['lines'][number] & { readonly kind: 'charge' | 'refund' }

/** Bot API: TransactionPartnerUser, or another kind of TransactionPartner */
interface StarPartner {
  readonly type: string
  readonly transaction_type?: string
  readonly user?: { readonly id: number }
  readonly invoice_payload?: string
}

/**
 * What a customer paid by an invoice, or got back of it, under the id of the charge; undefined for withdrawals,
 * gifts and paid media, which are no payments for orders.
 */
export function starLine(move: StarMove): StarLine | undefined {
  const { id, amount, date, source, receiver } = move
  const partner = source ?? receiver
  if (partner?.type !== 'user') return undefined
  if ((partner.transaction_type ?? 'invoice_payment') !== 'invoice_payment') return undefined
  return {
    chargeId: id,
    kind: source ? 'charge' : 'refund',
    amount,
    currency: 'XTR',
    at: new Date(date * 1000).toISOString(),
    ...(partner.user === undefined ? {} : { customer: partner.user.id }),
    ...(partner.invoice_payload === undefined ? {} : { payload: partner.invoice_payload }),
  }
}
