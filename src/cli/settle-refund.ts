import type { RefundView } from '../client/wire/refund.ts'
import { done, failed, type Result } from '../shop/problem.ts'
import { type Exit, exit } from './exit.ts'
import { money } from './money.ts'
import { once } from './mutation-key.ts'
import type { RefundPlace } from './refund-order.ts'
import type { Screen } from './screen.ts'
import { typed } from './typed.ts'
import { unknownOrder } from './unknown-order.ts'

export interface RefundNews {
  /** Why it could not be done; undefined: it was done. */
  readonly failed: string | undefined
  /** Its id, where several wait. */
  readonly refund: string | undefined
}

/** Notes what became of a refund that the merchant had to make. */
export async function settleRefund(
  place: RefundPlace,
  news: RefundNews,
  screen: Screen,
): Promise<Exit> {
  const due = await findDue(place, news.refund)
  if (!due.ok) return screen.fail(due.problem)
  const succeeded = news.failed === undefined
  const outcome = { succeeded, ...(news.failed === undefined ? {} : { error: news.failed }) }
  const { client } = place.door
  const settled = await client.settleRefund('terminal', due.value.id, outcome, once())
  if (!settled.ok) return screen.fail(settled.problem)
  const { amount, currency, status } = settled.value
  screen.document({ formatVersion: 1, refund: settled.value })
  const sum = money(amount, currency)
  if (status === 'succeeded') screen.print(`${sum} is given back. The customer is told.`)
  else screen.print(`The refund of ${sum} is noted as failed; it can be asked for again.`)
  return exit.well
}

/** Codes: `order-unknown`, `refund-none-due`, `refund-unclear`. */
async function findDue(
  { door, wanted, given }: RefundPlace,
  id: string | undefined,
): Promise<Result<RefundView>> {
  const { client } = door
  const all = await client.dueRefunds('terminal')
  if (!all.ok) return all
  // A payment that fits no order is named by its charge.
  const named = all.value.refunds.filter((one) => one.chargeId === wanted || one.id === wanted)
  const found = named.length > 0 ? undefined : await client.deskOrder('terminal', wanted)
  if (found && !found.ok) return failed(unknownOrder(found.problem, wanted, given))
  const ofOrder = found
    ? all.value.refunds.filter(({ order }) => order === found.value.order.id)
    : named
  const due = id === undefined ? ofOrder : ofOrder.filter((one) => one.id === id)
  const [only] = due
  if (!only) {
    const stars = found?.value.refunds.some(
      ({ method, status }) => method === 'stars' && status === 'asked',
    )
    return failed({
      code: 'refund-none-due',
      message: stars
        ? 'The bot gives the Stars back by itself: there is nothing for you to settle'
        : `No refund of ${wanted} waits to be settled`,
      hint: `What became of it: ${typed(`orders show ${wanted}`, given)}`,
    })
  }
  if (due.length === 1) return done(only)
  const choices = due.map((one) => `--refund ${one.id} (${money(one.amount, one.currency)})`)
  return failed({
    code: 'refund-unclear',
    message: `${due.length} refunds of ${wanted} wait: which one?`,
    hint: `Add one of these: ${choices.join(', ')}.`,
  })
}
