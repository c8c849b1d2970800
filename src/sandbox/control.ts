import { limits } from '../telegram/limits.ts'
import type { Content, Message, User } from './bot-api.ts'
import {
  createCheckout,
  type PaymentBegun,
  type PaymentDone,
  type PaymentForm,
} from './checkout.ts'
import { detectEntities } from './content.ts'
import type { ApiCall, SandboxEvent } from './events.ts'
import type { Fault } from './faults.ts'
import { buttonsOf } from './keyboard.ts'
import { type ChatMessage, viewMessage } from './view.ts'
import type { CallbackAnswer, World } from './world.ts'

/** A customer; what is absent keeps its value, or begins with an ordinary one. */
export interface Customer {
  readonly id: number
  readonly first_name?: string
  readonly username?: string
  /** The language of the customer's app. */
  readonly language_code?: string
}

/** What became of a pressed button: the bot's answer, or none within the life of a query. */
export type Pressed = ({ readonly answered: true } & CallbackAnswer) | { readonly answered: false }

/** The hands of the customers, and the weather. Throws when asked for what a person could not do. */
export interface SandboxControl {
  ensureUser(customer: Customer): User
  users(): User[]
  /** Writes to the bot; the first message opens the chat. */
  send(userId: number, text: string): ChatMessage
  /** Sends something that is no text. */
  sendOther(userId: number, content: Pick<Content, 'sticker' | 'location'>): ChatMessage
  /** Presses a button of a message by its text or its callback data. */
  press(userId: number, messageId: number, button: string): Promise<Pressed>
  /** Presses a button that the message may not have any more. */
  pressData(userId: number, messageId: number, data: string): Promise<Pressed>
  /** Pre-checkout and charge. `fail` is a card that the bank declines after pre-checkout. */
  pay(
    userId: number,
    place: number | string,
    form?: PaymentForm & { readonly fail?: boolean },
  ): Promise<PaymentDone>
  /** Pre-checkout alone. */
  beginPayment(userId: number, place: number | string, form?: PaymentForm): Promise<PaymentBegun>
  /** The charge of a payment that pre-checkout accepted. */
  finishPayment(paymentId: string): PaymentDone
  /** The messages of a chat as they are now, oldest first. */
  history(chatId: number): ChatMessage[]
  /** Waits until the chat is as wanted; rejects after `timeoutMs` (10 s) with what is there. */
  waitFor(
    chatId: number,
    wanted: (messages: ChatMessage[]) => boolean,
    timeoutMs?: number,
  ): Promise<ChatMessage[]>
  /** Waits for the next API call that is as wanted; rejects after `timeoutMs` (10 s). */
  waitForCall(wanted: (call: ApiCall) => boolean, timeoutMs?: number): Promise<ApiCall>
  subscribe(listener: (event: SandboxEvent) => void): () => void
  fault(fault: Fault): void
  clearFaults(): void
  /** Whether the user has blocked the bot. */
  block(userId: number, blocked: boolean): void
  setLatency(ms: number): void
  /** The last API calls, oldest first. */
  calls(): ApiCall[]
  /** How many photos were uploaded, not sent again by file_id. */
  uploads(): number
  /** Updates that the bot has not confirmed. */
  pending(): number
}

export function createControl(world: World): SandboxControl {
  const checkout = createCheckout(world)
  const { events, faults } = world

  function ensureUser({ id, ...given }: Customer): User {
    const known = world.users.get(id)
    if (known && Object.keys(given).length === 0) return known
    const user = { first_name: `Customer ${id}`, language_code: 'en', ...known, ...given }
    const kept = { id, is_bot: false, ...user }
    world.users.set(id, kept)
    return kept
  }

  function history(chatId: number): ChatMessage[] {
    const messages = world.chats.find(chatId)?.messages.values() ?? []
    return Array.from(messages, (message) => viewMessage(world, message))
  }

  function write(userId: number, content: Content): ChatMessage {
    const user = ensureUser({ id: userId })
    const message = world.chats.add(world.chats.open(user), user, content)
    world.updates.push({ message })
    return viewMessage(world, message)
  }

  async function pressData(userId: number, messageId: number, data: string): Promise<Pressed> {
    const message = messageOf(world, userId, messageId)
    const from = ensureUser({ id: userId })
    const answer = await world.callbacks.ask(limits.queryLifetimeMs, (id) => {
      const query = { id, from, message, chat_instance: String(userId), data }
      world.updates.push({ callback_query: query })
    })
    return answer ? { answered: true, ...answer } : { answered: false }
  }

  return {
    ensureUser,
    users: () => [...world.users.values()],
    send(userId, text) {
      const entities = detectEntities(text)
      return write(userId, entities.length > 0 ? { text, entities } : { text })
    },
    sendOther: write,
    async press(userId, messageId, button) {
      const buttons = buttonsOf(messageOf(world, userId, messageId).reply_markup)
      const found =
        buttons.find(({ callback_data }) => callback_data === button) ??
        buttons.find(({ text }) => text === button)
      if (found?.callback_data !== undefined) {
        return pressData(userId, messageId, found.callback_data)
      }
      const texts = buttons.map(({ text }) => text).join(', ')
      throw new Error(`message ${messageId} has no button "${button}" to press, only: ${texts}`)
    },
    pressData,
    async pay(userId, place, { fail = false, ...form } = {}) {
      const begun = await checkout.begin(ensureUser({ id: userId }), place, form)
      if (!begun.accepted) return { paid: false, reason: begun.reason }
      return fail ? { paid: false, reason: 'PAYMENT_FAILED' } : checkout.finish(begun.paymentId)
    },
    beginPayment: async (userId, place, form = {}) =>
      checkout.begin(ensureUser({ id: userId }), place, form),
    finishPayment: checkout.finish,
    history,
    waitFor: (chatId, wanted, timeoutMs = 10_000) =>
      waitUntil(
        events.subscribe,
        (event) => {
          if (event && !(event.kind === 'message' && event.message.chat.id === chatId)) return
          const messages = history(chatId)
          return wanted(messages) ? messages : undefined
        },
        timeoutMs,
        () =>
          `chat ${chatId} has not become as wanted: ${JSON.stringify(history(chatId).slice(-3))}`,
      ),
    waitForCall: (wanted, timeoutMs = 10_000) =>
      waitUntil(
        events.subscribe,
        (event) => (event?.kind === 'call' && wanted(event.call) ? event.call : undefined),
        timeoutMs,
        () => 'no API call was as wanted',
      ),
    subscribe: events.subscribe,
    fault: faults.add,
    clearFaults: faults.clear,
    block(userId, blocked) {
      world.chats.open(ensureUser({ id: userId })).blocked = blocked
    },
    setLatency(ms) {
      world.latencyMs = ms
    },
    calls: events.calls,
    uploads: () => world.files.uploads,
    pending: () => world.updates.pending,
  }
}

function messageOf(world: World, chatId: number, messageId: number): Message {
  const message = world.chats.find(chatId)?.messages.get(messageId)
  if (!message) throw new Error(`chat ${chatId} has no message ${messageId}`)
  return message
}

/** Looks at once, then at each event, until `look` finds something. */
function waitUntil<T>(
  subscribe: SandboxControl['subscribe'],
  look: (event?: SandboxEvent) => T | undefined,
  timeoutMs: number,
  describe: () => string,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop()
      reject(new Error(`after ${timeoutMs} ms ${describe()}`))
    }, timeoutMs)
    const stop = subscribe(check)
    function check(event?: SandboxEvent) {
      const found = look(event)
      if (found === undefined) return
      clearTimeout(timer)
      stop()
      resolve(found)
    }
    check()
  })
}
