import type { Message } from 'grammy/types'
import type { CheckoutChoices, CheckoutView } from '../../client/wire/checkout.ts'
import { onlyCountry } from '../../shop/delivery.ts'
import type { Problem } from '../../shop/problem.ts'
import {
  answeredBy,
  clear,
  closeDialog,
  encodeQuestion,
  putKeyboardAway,
  type Question,
  wasAnsweredBy,
} from '../dialog.ts'
import { cartScreen } from '../screens/cart.ts'
import { priceOf } from '../screens/screen.ts'
import type { Turn } from '../turn.ts'
import { readAnswer } from './answer.ts'
import { isTyped, questionScreen, shortcutOf } from './question.ts'
import type { Part } from './step.ts'
import { summaryScreen } from './summary.ts'

/** Shows where a checkout stands: what it asks next, or the whole of it; begins one where there is none. */
export async function goOn(turn: Turn, answered?: Answered): Promise<void> {
  const view = await turn.front.client.startCheckout(
    turn.from.id,
    startOf(turn),
    turn.mutation('checkout'),
  )
  return view.ok ? showNext(turn, view.value, answered) : refused(turn, view.problem)
}

/** Asks for one thing, be it known already or not. */
export async function askAgain(turn: Turn, order: string, part: Part): Promise<void> {
  const view = await choose(turn, order, {})
  return view.ok ? ask(turn, view.value, part) : refused(turn, view.problem)
}

/** Takes in what a button chose, and goes on. */
export async function take(turn: Turn, order: string, choices: Choices): Promise<void> {
  const view = await choose(turn, order, choices)
  return view.ok ? showNext(turn, view.value) : refused(turn, view.problem)
}

/** Takes a message as the answer to what was asked. */
export async function takeAnswer(turn: Turn, question: Question, message: Message): Promise<void> {
  const { part, order, screen, keyboard = 0, country } = question
  // Written before the question stood there: the answer to the one before it, which has come once more.
  if (message.message_id < Math.max(screen, keyboard)) return goOn(turn, { question, message })
  const choices = readAnswer(part, message, country)
  if (!choices) return remark(turn, turn.say(`wrong-${part}`))
  const view = await choose(turn, order, choices)
  if (view.ok) return showNext(turn, view.value, { question, message })
  if (view.problem.code.startsWith('promotion-'))
    return remark(turn, sayRefusal(turn, view.problem))
  await closeDialog(turn)
  return refused(turn, view.problem)
}

/** The update of the last answer has come once more: where that led to stands in the draft. */
export async function wasLastAnswer(turn: Turn, asks: string, message: Message): Promise<boolean> {
  if (!wasAnsweredBy(asks, message.message_id)) return false
  await goOn(turn)
  return true
}

/** Says why a step could not be taken, and shows how things stand now. */
export async function refused(turn: Turn, problem: Problem): Promise<void> {
  const words = sayRefusal(turn, problem)
  await turn.answer(words, true)
  if (!turn.query) await remark(turn, words)
  if (leadsToCart.has(problem.code)) {
    const cart = await turn.front.client.cart(turn.from.id, turn.call())
    if (cart.ok) await turn.show(cartScreen(turn, cart.value))
    return
  }
  const fresh = await turn.front.client.startCheckout(
    turn.from.id,
    startOf(turn),
    turn.mutation('refreshed'),
  )
  if (fresh.ok) return showNext(turn, fresh.value)
  const cart = await turn.front.client.cart(turn.from.id, turn.call())
  if (cart.ok) await turn.show(cartScreen(turn, cart.value))
}

type Choices = Omit<CheckoutChoices, 'language' | 'provider'>

/** What goes on from here begins with the goods. */
const leadsToCart = new Set(['cart-empty', 'cart-changed', 'total-zero', 'pay-unready'])

function startOf({ language, front }: Turn) {
  return { language, provider: front.providerToken !== undefined }
}

function choose(turn: Turn, order: string, choices: Choices) {
  const all = { ...choices, ...startOf(turn) }
  return turn.front.client.choose(turn.from.id, order, all, turn.mutation('choose'))
}

interface Answered {
  readonly question: Question
  readonly message: Message
}

async function showNext(turn: Turn, view: CheckoutView, answered?: Answered): Promise<void> {
  const [next] = view.missing
  if (next === 'method' && view.methods.length === 0) {
    turn.front.log.error(
      'There is no TELEGRAM_PROVIDER_TOKEN: customers cannot pay. Get one from @BotFather under Payments.',
    )
    return refused(turn, { code: 'pay-unready', message: 'The shop takes no payments' })
  }
  if (next !== undefined) return ask(turn, view, next, answered)
  await turn.show(summaryScreen(turn, view))
  if (answered) await settle(turn, answered)
}

async function ask(turn: Turn, view: CheckoutView, part: Part, answered?: Answered): Promise<void> {
  const ownName = [turn.from.first_name, turn.from.last_name].filter(Boolean).join(' ')
  const screen = await turn.put(questionScreen(turn, { view, part, ownName }))
  if (!isTyped(part)) return answered && settle(turn, answered)
  const keyboard = await offerShortcut(turn, part)
  const { delivery, id: order } = view.order
  const country =
    part === 'address' ? onlyCountry({ countries: delivery?.countries ?? [] }) : undefined
  const asks = encodeQuestion({
    part,
    order,
    screen,
    ...(keyboard === undefined ? {} : { keyboard }),
    ...(country === undefined ? {} : { country }),
  })
  const old = answered?.question.keyboard
  if (old !== undefined && keyboard === undefined) await putKeyboardAway(turn, old)
  // The messages are part of what is asked: another try of this update asks in others.
  const call = turn.mutation(`ask:${screen}:${keyboard ?? ''}`)
  await turn.front.client.setDialog(turn.from.id, asks, call)
  if (answered) await clear(turn, messagesOf(answered.question))
}

/** Nothing more is asked. */
async function settle(turn: Turn, { question, message }: Answered): Promise<void> {
  if (question.keyboard !== undefined) await putKeyboardAway(turn, question.keyboard)
  await clear(turn, [question.screen])
  const asks = answeredBy(message.message_id)
  await turn.front.client.setDialog(turn.from.id, asks, turn.mutation('answered'))
}

/** The next step stands below what was written; where it was asked nothing need stand any more. */
function messagesOf({ screen, keyboard }: Question): number[] {
  return keyboard === undefined ? [screen] : [screen, keyboard]
}

/** A keyboard with one button that answers. Bot API: ReplyKeyboardMarkup */
async function offerShortcut(turn: Turn, part: Part): Promise<number | undefined> {
  const shortcut = shortcutOf(part)
  if (shortcut === undefined) return undefined
  const { say } = turn
  const key = { text: say(`share-${part}`), [shortcut]: true } as const
  const sent = await turn.front.api.sendMessage(turn.chat, say(`share-${part}-hint`), {
    reply_markup: { keyboard: [[key]], resize_keyboard: true, one_time_keyboard: true },
  })
  return sent.message_id
}

/** A word on what was written; what was asked stays asked. */
async function remark(turn: Turn, words: string): Promise<void> {
  await turn.front.api.sendMessage(turn.chat, words)
}

function sayRefusal(turn: Turn, { code, facts }: Problem): string {
  const money = (fact: string) => {
    const amount = facts?.[fact]
    return typeof amount === 'number' ? priceOf(turn, amount) : ''
  }
  switch (code) {
    case 'cart-empty':
      return turn.say('cart-empty')
    case 'cart-changed':
    case 'total-zero':
    case 'pay-unready':
    case 'promotion-unknown':
    case 'promotion-early':
    case 'promotion-over':
    case 'promotion-used-up':
    case 'promotion-goods':
    case 'promotion-nothing-off':
    case 'checkout-incomplete':
      return turn.say(code)
    case 'promotion-minimum':
      return turn.say(code, { minimum: money('minimum') })
    case 'total-changed':
      return turn.say(code, { total: money('total') })
    default:
      return turn.say('stale')
  }
}
