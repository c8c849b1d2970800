import type { Update } from 'grammy/types'
import type { NoticeView } from '../../client/wire/notice.ts'
import { orderCard } from '../desk/order-card.ts'
import type { Screen, Viewer } from '../screens/screen.ts'
import { editOrSend, keyboardOf } from '../show.ts'
import { guessLanguage } from '../texts.ts'
import type { Shopfront } from '../turn.ts'
import { Facts } from './facts.ts'
import { goodsMessages } from './goods.ts'
import { customerNotice } from './to-customer.ts'
import { shopNotice } from './to-shop.ts'
import { refundStars, retryUpdate } from './to-telegram.ts'

export interface Delivering {
  readonly front: Shopfront
  /** Handles an update as if it had just come. */
  readonly handle: (update: Update) => Promise<void>
  /** Order cards sent to this chat a moment ago, of which the notice does not know yet: message by order. */
  readonly cards: Map<string, number>
}

export interface Delivery {
  /** The message in which it stands, where it can be changed later. Bot API: Message.message_id */
  readonly message?: number
  /** Why it cannot be told at all. */
  readonly void?: string
}

/** Brings a notice to where it goes; throws what Telegram or the backend has against it. */
export async function deliver(delivering: Delivering, notice: NoticeView): Promise<Delivery> {
  const { front } = delivering
  const viewer = await viewerFor(front, notice)
  switch (notice.kind) {
    case 'order-card':
      return deliverCard(delivering, viewer, notice)
    case 'order-goods':
      return deliverGoods(front, viewer, notice)
    case 'stars-refund':
      await refundStars(front, notice)
      return {}
    case 'update-retry':
      await retryUpdate(front, notice, delivering.handle)
      return {}
    default: {
      const screen = customerNotice(viewer, notice) ?? shopNotice(viewer, notice)
      if (!screen) return { void: `Nobody knows notices of the kind ${notice.kind}` }
      await send(front, notice.to, screen)
      return {}
    }
  }
}

async function viewerFor(front: Shopfront, { facts }: NoticeView): Promise<Viewer> {
  const shop = await front.shop()
  const spoken = typeof facts.language === 'string' ? facts.language : undefined
  const language = guessLanguage(spoken, shop.languages)
  return { shop, language, say: front.sayIn(language) }
}

/** The order as it is now, in the message where the chat sees it, or in a new one. */
async function deliverCard(
  { front, cards }: Delivering,
  viewer: Viewer,
  { to, facts: raw }: NoticeView,
): Promise<Delivery> {
  const facts = new Facts(raw)
  const order = facts.text('order')
  return front.drawing.run(order, async () => {
    const found = await front.client.deskOrder('terminal', order, { signal: front.stopping })
    if (!found.ok) return { void: `The order is not there: ${found.problem.code}` }
    const screen = orderCard(viewer, found.value, { listed: false })
    const known = cards.get(order) ?? facts.number('message')
    const message =
      known === 0 ? await send(front, to, screen) : await edit(front, to, known, screen)
    cards.set(order, message)
    return { message }
  })
}

async function deliverGoods(
  front: Shopfront,
  viewer: Viewer,
  { to, facts: raw }: NoticeView,
): Promise<Delivery> {
  const order = new Facts(raw).text('order')
  const found = await front.client.customerOrder(to, order, { signal: front.stopping })
  if (!found.ok) return { void: `The order is not there: ${found.problem.code}` }
  for (const text of goodsMessages(viewer, found.value)) {
    await send(front, to, { text, keyboard: [] })
  }
  return {}
}

async function send(front: Shopfront, chat: number, screen: Screen): Promise<number> {
  const message = await front.api.sendMessage(chat, screen.text.html, optionsOf(screen))
  return message.message_id
}

async function edit(
  front: Shopfront,
  chat: number,
  message: number,
  screen: Screen,
): Promise<number> {
  const shown = await editOrSend(
    () => front.api.editMessageText(chat, message, screen.text.html, optionsOf(screen)),
    () => front.api.sendMessage(chat, screen.text.html, optionsOf(screen)),
  )
  return shown === true ? message : shown.message_id
}

function optionsOf(screen: Screen) {
  return {
    parse_mode: 'HTML',
    reply_markup: keyboardOf(screen),
    link_preview_options: { is_disabled: true },
  } as const
}
