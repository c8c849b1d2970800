import { GrammyError } from 'grammy'
import type { Update } from 'grammy/types'
import type { NoticeView } from '../../client/wire/notice.ts'
import type { RefundOutcome } from '../../client/wire/refund.ts'
import type { Shopfront } from '../turn.ts'
import { Facts } from './facts.ts'

/** Gives Stars back and tells the backend what became of it. Bot API: refundStarPayment */
export async function refundStars(front: Shopfront, notice: NoticeView): Promise<void> {
  const facts = new Facts(notice.facts)
  const refund = facts.text('refund')
  const outcome = await giveBack(front, facts)
  const call = { key: `refund:${refund}:${outcome.succeeded}`, signal: front.stopping }
  const settled = await front.client.refundOutcome(refund, outcome, call)
  if (!settled.ok) throw new Error(`The backend refused a refund: ${settled.problem.code}`)
}

/** What Telegram refuses for good is an outcome; whatever may pass by itself is thrown. */
async function giveBack(front: Shopfront, facts: Facts): Promise<RefundOutcome> {
  try {
    await front.api.refundStarPayment(facts.number('customerId'), facts.text('chargeId'))
    return { succeeded: true }
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error
    // It went back already, and the word of it was lost.
    if (error.description.includes('CHARGE_ALREADY_REFUNDED')) return { succeeded: true }
    return { succeeded: false, error: error.description }
  }
}

/** Handles an update that was set aside once more; what fails again stays set aside. */
export async function retryUpdate(
  front: Shopfront,
  notice: NoticeView,
  handle: (update: Update) => Promise<void>,
): Promise<void> {
  const id = new Facts(notice.facts).text('id')
  const list = await front.client.updatesSetAside({ signal: front.stopping })
  if (!list.ok) throw new Error(`The backend refused a list: ${list.problem.code}`)
  const kept = list.value.updates.find((one) => one.id === id)
  if (!kept) return
  try {
    // It is kept as Telegram sent it.
    await handle(kept.update as Update)
  } catch (error) {
    if (front.stopping.aborted) throw error
    front.log.warn('An update set aside failed again and stays there', { id, error })
    return
  }
  await front.client.dropUpdate(id, { key: `drop:${notice.id}`, signal: front.stopping })
}
