import { html } from '../../telegram/text.ts'
import type { Turn } from '../turn.ts'
import { settleRefund, showDueRefunds } from './due-refunds.ts'
import { askNewPhoto, askNewStock, askNewTitle, chooseShelf } from './new-product.ts'
import { acceptOrder, askTracking, confirmCancel, moveOrder, showOrder } from './order.ts'
import { askForOrder, findOrders, showOpenOrders } from './orders.ts'
import { showOverview } from './overview.ts'
import { resolvePayment, showPayment, showRaised } from './payments.ts'
import { askForPerson, giveRole, showPeople, showPerson } from './people.ts'
import {
  askForChange,
  askForProduct,
  changeProduct,
  setStock,
  showProduct,
  showProducts,
  showVariant,
} from './products.ts'
import { askPart, chooseRefund, refundOrder } from './refund.ts'
import { type Refused, refusalText } from './refusal.ts'
import { decideSetAside, showSetAside } from './set-aside.ts'
import type { DeskStep } from './step.ts'

/** Opens the desk; false: there is none for this person, or not in this chat. */
export async function openDesk(turn: Turn): Promise<boolean> {
  const { chat, from, shop } = turn
  if (chat !== from.id && chat !== shop.notify) return false
  const refused = await showOverview(inChat(turn))
  return refused === undefined ? true : tell(turn, refused)
}

/** Does what a button of the desk says, in the name of whoever pressed it; false: somebody else's business. */
export async function actAtDesk(tapped: Turn, step: DeskStep): Promise<boolean> {
  const turn = inChat(tapped)
  const refused = await perform(turn, step)
  if (refused === undefined) return true
  const known = await tell(turn, refused)
  // What was refused may look different by now.
  if (known && 'order' in step) await showOrder(turn, step.order, step.listed)
  return known
}

/** A group reads the shop's language, whoever presses. */
function inChat(turn: Turn): Turn {
  const [first] = turn.shop.languages
  return turn.chat === turn.from.id || first === undefined ? turn : turn.in(first)
}

/** Says why not; false: whoever it is has no business here. */
export async function tell(turn: Turn, refused: NonNullable<Refused>): Promise<boolean> {
  if (refused.code !== 'not-staff') {
    const text = refusalText(turn, refused)
    if (turn.query) await turn.answer(text, true)
    else await turn.show({ text: html`${text}`, keyboard: [] })
    return true
  }
  // In a group the message belongs to the others: it stays as it is.
  if (turn.chat === turn.from.id) return false
  await turn.answer(turn.say('desk-not-yours'), true)
  return true
}

function perform(turn: Turn, step: DeskStep): Promise<Refused> {
  switch (step.do) {
    case 'home':
      return showOverview(turn)
    case 'open':
      return showOpenOrders(turn, step.after)
    case 'ask-find':
      return askForOrder(turn)
    case 'found':
      return findOrders(turn, step.query, step.after)
    case 'order':
      return showOrder(turn, step.order, step.listed)
    case 'accept':
      return acceptOrder(turn, step)
    case 'move':
      return moveOrder(turn, step, step.to)
    case 'ask-cancel':
      return confirmCancel(turn, step)
    case 'ask-tracking':
      return askTracking(turn, step)
    case 'ask-refund':
      return chooseRefund(turn, step, null)
    case 'ask-part':
      return askPart(turn, step)
    case 'refund':
      return refundOrder(turn, step, step)
    case 'raised':
      return showRaised(turn)
    case 'payment':
      return showPayment(turn, step.charge)
    case 'resolve':
      return resolvePayment(turn, step.charge, step.as)
    case 'due-refunds':
      return showDueRefunds(turn)
    case 'refunded':
      return settleRefund(turn, step)
    case 'products':
      return showProducts(turn, step.query, step.page)
    case 'ask-product':
      return askForProduct(turn)
    case 'product':
      return showProduct(turn, step.id)
    case 'variant':
      return showVariant(turn, step.id, step.variant)
    case 'ask-price':
      return askForChange(turn, 'price', step.id, step.variant)
    case 'ask-stock':
      return askForChange(turn, 'stock', step.id, step.variant)
    case 'ask-title':
      return askForChange(turn, 'title', step.id, '')
    case 'ask-photo':
      return askForChange(turn, 'photo', step.id, '')
    case 'stock':
      return setStock(turn, step.id, step.variant, step.count)
    case 'hidden':
      return changeProduct(turn, step.id, { hidden: step.hidden })
    case 'shelf':
      return chooseShelf(turn, step.category, step.page)
    case 'ask-new':
      return askNewTitle(turn, step.category)
    case 'new-photo':
      return askNewPhoto(turn, step.id)
    case 'new-stock':
      return askNewStock(turn, step.id)
    case 'people':
      return showPeople(turn)
    case 'ask-person':
      return askForPerson(turn)
    case 'person':
      return showPerson(turn, step.id)
    case 'role':
      return giveRole(turn, step.id, step.role)
    case 'set-aside':
      return showSetAside(turn)
    case 'retry':
    case 'drop':
      return decideSetAside(turn, step.do, step.update)
  }
}
