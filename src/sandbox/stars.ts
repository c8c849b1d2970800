import type { User } from './bot-api.ts'
import type { Charge, World } from './world.ts'

/** Bot API: StarTransaction. A refund has the id of what it gives back, and a receiver. */
export interface StarTransaction {
  readonly id: string
  readonly amount: number
  /** Unix time in seconds. */
  readonly date: number
  readonly source?: TransactionPartnerUser
  readonly receiver?: TransactionPartnerUser
}

/** Bot API: TransactionPartnerUser, of a payment by invoice. */
export interface TransactionPartnerUser {
  readonly type: 'user'
  readonly transaction_type: 'invoice_payment'
  readonly user: User
  readonly invoice_payload: string
}

/** The bot's Star transactions, oldest first. */
export function starTransactions(world: World): StarTransaction[] {
  return [...world.charges.values()]
    .filter(({ currency }) => currency === 'XTR')
    .flatMap((charge) => movesOf(world, charge))
    .sort((a, b) => a.at - b.at)
    .map(({ transaction }) => transaction)
}

/** What the bot was paid in Stars, less what it gave back. */
export function starBalance(world: World): number {
  return starTransactions(world).reduce(
    (sum, { amount, source }) => sum + (source ? amount : -amount),
    0,
  )
}

/** Sorted by the millisecond: two moves of one second keep their order. */
interface Move {
  readonly at: number
  readonly transaction: StarTransaction
}

function movesOf(world: World, { id, userId, amount, payload, at, refundedAt }: Charge): Move[] {
  const user = world.users.get(userId)
  if (!user) return []
  const partner: TransactionPartnerUser = {
    type: 'user',
    transaction_type: 'invoice_payment',
    user,
    invoice_payload: payload,
  }
  const paid = { at, transaction: { id, amount, date: seconds(at), source: partner } }
  if (refundedAt === undefined) return [paid]
  const refund = { id, amount, date: seconds(refundedAt), receiver: partner }
  return [paid, { at: refundedAt, transaction: refund }]
}

const seconds = (ms: number): number => Math.floor(ms / 1000)
