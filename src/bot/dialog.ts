import { type Part, parts } from './checkout/step.ts'
import type { Turn } from './turn.ts'

/** A question of the checkout that waits for a message. */
export interface Question {
  readonly part: Part
  /** The draft that the answer is for. */
  readonly order: string
  /** The message in which it stands. Bot API: Message.message_id */
  readonly screen: number
  /** The message that brought a keyboard to answer it with one tap. */
  readonly keyboard?: number
  /** The only country that the parcel can go to. */
  readonly country?: string
}

/** As the backend keeps it: `<part>:<order>:<screen>:<keyboard>:<country>`. */
export function encodeQuestion({ part, order, screen, keyboard, country }: Question): string {
  return [part, order, screen, keyboard ?? '', country ?? ''].join(':')
}

/** undefined: asked by somebody else than the checkout. */
export function decodeQuestion(asks: string): Question | undefined {
  const [name, order = '', screen = '', keyboard = '', country = ''] = asks.split(':')
  const part = parts.find((one) => one === name)
  if (part === undefined || order === '') return undefined
  return {
    part,
    order,
    screen: Number(screen),
    ...(keyboard === '' ? {} : { keyboard: Number(keyboard) }),
    ...(country === '' ? {} : { country }),
  }
}

/** What is kept once a message was the last answer: should its update come again, it is no search. */
export const answeredBy = (message: number) => `${answered}:${message}`

/** Whether a message has been an answer before, and nothing is asked since. */
export function wasAnsweredBy(asks: string, message: number): boolean {
  return asks === answeredBy(message)
}

const answered = 'answered'

/** Whether somebody is waited for. */
export function isOpen(asks: string | null): asks is string {
  return asks !== null && !asks.startsWith(`${answered}:`)
}

/** What this customer is asked; null: nothing. */
export async function askedOf(turn: Turn): Promise<string | null> {
  const dialog = await turn.front.client.dialog(turn.from.id, turn.call())
  return dialog.ok ? dialog.value.asks : null
}

/** Whoever taps or commands something else has nothing more to say to what was asked. */
export async function closeDialog(turn: Turn): Promise<void> {
  const asks = await askedOf(turn)
  if (!isOpen(asks)) return
  const keyboard = decodeQuestion(asks)?.keyboard
  if (keyboard !== undefined) await putKeyboardAway(turn, keyboard)
  await turn.front.client.setDialog(turn.from.id, null, turn.mutation('dialog-close'))
}

/**
 * Takes back a keyboard that was offered for one answer. Only a message can (Bot API: ReplyKeyboardRemove), and
 * that message is as superfluous as the one that brought it.
 */
export async function putKeyboardAway(turn: Turn, keyboard: number): Promise<void> {
  const { api } = turn.front
  const away = await api.sendMessage(turn.chat, turn.say('keyboard-away'), {
    reply_markup: { remove_keyboard: true },
    disable_notification: true,
  })
  await clear(turn, [keyboard, away.message_id])
}

/** Deletes messages that would only be in the way; whether they can go is no matter. */
export async function clear(turn: Turn, messages: readonly number[]): Promise<void> {
  await turn.front.api.deleteMessages(turn.chat, [...messages]).catch(() => undefined)
}
