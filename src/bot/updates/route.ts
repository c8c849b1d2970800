import type { Bot, Context, FilterQuery } from 'grammy'
import type { Message, Update } from 'grammy/types'
import { logWith } from '../../shop/log.ts'
import { decodeAction } from '../action.ts'
import { goOn, takeAnswer } from '../checkout/walk.ts'
import { answerDesk } from '../desk/answers.ts'
import { isDeskQuestion } from '../desk/ask.ts'
import { openDesk } from '../desk/desk.ts'
import { answeredBy, askedOf, decodeQuestion, leave } from '../dialog.ts'
import type { People } from '../people.ts'
import {
  forgetScreen,
  helpScreen,
  languageScreen,
  paySupportScreen,
  privacyScreen,
  supportScreen,
  termsScreen,
} from '../screens/about.ts'
import { searchHintScreen } from '../screens/search.ts'
import { guessLanguage } from '../texts.ts'
import { type Shopfront, Turn } from '../turn.ts'
import { showOrders } from './orders.ts'
import { answerPreCheckout, bookPayment } from './payment.ts'
import { answerShipping } from './shipping.ts'
import { act, search, showCart, showCategory, showProduct, showTop, stale } from './tap.ts'

type Command = (turn: Turn, rest: string) => Promise<void>

/** What each command shows. `/start` carries deep links. */
const commands: Readonly<Record<string, Command>> = {
  start: (turn, link) => start(turn, link),
  menu: (turn) => showTop(turn, 1),
  cart: showCart,
  orders: (turn) => showOrders(turn, ''),
  search: (turn, query) =>
    query === '' ? turn.show(searchHintScreen(turn)) : search(turn, query, 1),
  language: (turn) => turn.show(languageScreen(turn, (code) => turn.front.sayIn(code))),
  help: (turn) => turn.show(helpScreen(turn)),
  support: (turn) => turn.show(supportScreen(turn)),
  paysupport: (turn) => turn.show(paySupportScreen(turn)),
  terms: (turn) => turn.show(termsScreen(turn)),
  privacy: (turn) => turn.show(privacyScreen(turn)),
  delete_me: (turn) => turn.show(forgetScreen(turn)),
  admin: async (turn) => {
    if (!(await openDesk(turn))) await unknownCommand(turn)
  },
}

/** Commands that Telegram lists to customers, in order. */
export const listedCommands = [
  'start',
  'menu',
  'cart',
  'orders',
  'search',
  'language',
  'help',
  'support',
  'terms',
  'privacy',
] as const

/** What can be the answer to a question. */
const answers: ('message:text' | 'message:contact' | 'message:location')[] = [
  'message:text',
  'message:contact',
  'message:location',
]

/** What people send that is not text. `file` is every kind of picture, sound, video, sticker and document. */
const notWords: FilterQuery[] = ['message:file', 'message:poll', 'message:dice', 'message:story']

/** Teaches a grammY bot what to do with each update; `bot.handleUpdate` then resolves when it is done. */
export function routeUpdates(bot: Bot, front: Shopfront, people: People): void {
  bot.on('pre_checkout_query', (ctx) =>
    answerPreCheckout(frontOf(front, ctx), people, ctx.preCheckoutQuery),
  )
  bot.on('shipping_query', (ctx) => answerShipping(frontOf(front, ctx), people, ctx.shippingQuery))
  bot.on('message:successful_payment', (ctx) => bookPayment(frontOf(front, ctx), ctx.message))
  bot.on('callback_query', (ctx) => onTap(front, people, ctx))
  for (const [name, run] of Object.entries(commands)) {
    bot.command(name, async (ctx) => {
      const turn = await turnOf(front, people, ctx)
      if (!turn) return
      const asks = await askedOf(turn)
      await run(turn, ctx.match.trim())
      await leave(turn, asks)
    })
  }
  bot.chatType('private').on(answers, async (ctx) => {
    const turn = await turnOf(front, people, ctx)
    if (turn) await onMessage(turn, ctx.message)
  })
  // Whoever sends a sticker or a place is told what can be done here; what Telegram itself notes is no question.
  bot.chatType('private').on(notWords, async (ctx) => {
    const turn = await turnOf(front, people, ctx)
    if (turn) await onThing(turn, ctx.message)
  })
}

/** What nobody knows gets the help; a group is left in peace. */
async function unknownCommand(turn: Turn): Promise<void> {
  if (turn.chat === turn.from.id) await turn.show(helpScreen(turn))
}

/** An answer where something was asked; else words to look for. */
async function onMessage(turn: Turn, message: Message): Promise<void> {
  const { text } = message
  const asks = await askedOf(turn)
  if (text?.startsWith('/')) {
    await unknownCommand(turn)
    return leave(turn, asks)
  }
  if (isDeskQuestion(asks) && (await answerDesk(turn, asks, message))) return
  const question = asks === null ? undefined : decodeQuestion(asks)
  if (question) return takeAnswer(turn, question, message)
  // The last answer once more: what it led to stands in the checkout.
  if (asks === answeredBy(message.message_id)) return goOn(turn)
  return text === undefined ? turn.show(searchHintScreen(turn)) : search(turn, text, 1)
}

/** A picture that the desk has asked for; nobody else waits for such a thing. */
async function onThing(turn: Turn, message: Message | undefined): Promise<void> {
  const asks = await askedOf(turn)
  if (message && isDeskQuestion(asks) && (await answerDesk(turn, asks, message))) return
  await turn.show(searchHintScreen(turn))
}

async function start(turn: Turn, link: string): Promise<void> {
  if (link.startsWith('p_')) return showProduct(turn, link.slice(2), {})
  if (link.startsWith('c_')) return showCategory(turn, link.slice(2), 1)
  return showTop(turn, 1, 'welcome')
}

/** The same, where each line of the log names the update. */
function frontOf(front: Shopfront, { update }: Context): Shopfront {
  return { ...front, log: logWith(front.log, () => ({ update: update.update_id })) }
}

async function onTap(front: Shopfront, people: People, ctx: Context): Promise<void> {
  const turn = await turnOf(front, people, ctx)
  if (!turn) return
  const action = decodeAction(ctx.callbackQuery?.data ?? '')
  if (action?.do !== 'nothing') await leave(turn, await askedOf(turn))
  await (action ? act(turn, action, people) : stale(turn))
  // Every tap is answered, whatever became of it.
  await turn.answer()
}

async function turnOf(front: Shopfront, people: People, ctx: Context): Promise<Turn | undefined> {
  const { from, callbackQuery: query } = ctx
  if (!from || from.is_bot) return undefined
  const shop = await front.shop()
  const identity = identityOf(ctx.update)
  const target = query?.message && isWhole(query.message) ? query.message : undefined
  const chat = ctx.chat?.id ?? from.id
  const guess = { from, chat, identity, query, target }
  // The first words may be that the shop is waking up, before it is known which language was chosen.
  const early = new Turn(frontOf(front, ctx), shop, {
    ...guess,
    language: guessLanguage(from.language_code, shop.languages),
  })
  const language = await people.meet(from, shop.languages, early.mutation('introduce'))
  return language === early.language ? early : early.in(language)
}

/** Bot API: Message or InaccessibleMessage, which has date 0. */
function isWhole(message: { date: number }): message is Message {
  return message.date !== 0
}

/** What makes an update itself: its own id begins anew after a quiet week, so it is not enough. */
export function identityOf(update: Update): string {
  if (update.callback_query) return `cb:${update.callback_query.id}`
  if (update.shipping_query) return `sq:${update.shipping_query.id}`
  if (update.pre_checkout_query) return `pc:${update.pre_checkout_query.id}`
  if (update.message) return `msg:${update.message.chat.id}:${update.message.message_id}`
  return `update:${update.update_id}`
}
