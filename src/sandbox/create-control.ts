import { limits } from '../telegram/limits.ts'
import type { Contact, Content, Message, User } from './bot-api.ts'
import { createCheckout } from './checkout.ts'
import { detectEntities } from './content.ts'
import type { Customer, Pressed, SandboxControl, Where } from './control.ts'
import { forward } from './forward.ts'
import { buttonsOf } from './keyboard.ts'
import { Refusal } from './refusal.ts'
import { starBalance, starTransactions } from './stars.ts'
import { type ChatMessage, viewMessage } from './view.ts'
import { waitUntil } from './waiting.ts'
import type { World } from './world.ts'
import { hideReply, roomOf, write } from './write.ts'

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

  const sendContent = (userId: number, content: Content, where?: Where): ChatMessage =>
    viewMessage(world, write(world, ensureUser({ id: userId }), content, where))

  function send(userId: number, text: string, where?: Where): ChatMessage {
    const entities = detectEntities(text)
    return sendContent(userId, entities.length > 0 ? { text, entities } : { text }, where)
  }

  const sendContact = (userId: number, contact: Contact, where?: Where): ChatMessage =>
    sendContent(userId, { contact: { user_id: userId, ...contact } }, where)

  async function pressData(
    userId: number,
    messageId: number,
    data: string,
    chatId = userId,
  ): Promise<Pressed> {
    const from = ensureUser({ id: userId })
    if (chatId !== userId) roomOf(world, from, chatId)
    const message = messageOf(world, chatId, messageId)
    const answer = await world.callbacks.ask(limits.queryLifetimeMs, (id) => {
      const query = { id, from, message, chat_instance: String(chatId), data }
      world.updates.push({ callback_query: query })
    })
    return answer ? { answered: true, ...answer } : { answered: false }
  }

  return {
    ensureUser,
    users: () => [...world.users.values()],
    group(id, title, members) {
      if (id >= 0) throw new Error('the id of a group is negative')
      world.chats.group(id, title, members)
      for (const member of members) ensureUser({ id: member })
    },
    send,
    sendContact,
    sendLocation: (userId, location, where) => sendContent(userId, { location }, where),
    sendPhoto(userId, bytes, caption = '', where = {}) {
      const photo = world.files.receive(Buffer.from(bytes))
      if (photo instanceof Refusal) throw new Error(photo.description)
      const said = caption === '' ? {} : { caption, caption_entities: detectEntities(caption) }
      return sendContent(userId, { photo: photo.sizes, ...said }, where)
    },
    sendOther: sendContent,
    forward: (userId, messageId, toChatId) =>
      viewMessage(world, forward(world, ensureUser({ id: userId }), messageId, toChatId)),
    async press(userId, messageId, button, chatId = userId) {
      const buttons = buttonsOf(messageOf(world, chatId, messageId).reply_markup)
      const found =
        buttons.find(({ callback_data }) => callback_data === button) ??
        buttons.find(({ text }) => text === button)
      if (found?.callback_data !== undefined) {
        return pressData(userId, messageId, found.callback_data, chatId)
      }
      const texts = buttons.map(({ text }) => text).join(', ')
      throw new Error(`message ${messageId} has no button "${button}" to press, only: ${texts}`)
    },
    pressData,
    replyMarkup: (chatId) => {
      const reply = world.chats.find(chatId)?.reply
      return reply?.used ? undefined : reply?.markup
    },
    pressReply(userId, text) {
      const user = ensureUser({ id: userId })
      const room = world.chats.open(user)
      const markup = room.reply?.markup
      const keys = markup && 'keyboard' in markup ? markup : undefined
      const key = keys?.keyboard.flat().find((one) => one.text === text)
      if (!key) throw new Error(`the reply keyboard has no button "${text}"`)
      if (keys?.one_time_keyboard) hideReply(world, room)
      if (key.request_contact) return sendContact(userId, contactOf(user))
      if (key.request_location) return sendContent(userId, { location: kyiv })
      return send(userId, text)
    },
    async pay(userId, place, { fail = false, ...form } = {}) {
      const begun = await checkout.begin(ensureUser({ id: userId }), place, form)
      if (!begun.accepted) return { paid: false, reason: begun.reason }
      return fail ? { paid: false, reason: 'PAYMENT_FAILED' } : checkout.finish(begun.paymentId)
    },
    quoteShipping: async (userId, place, form = {}) =>
      checkout.quote(ensureUser({ id: userId }), place, form),
    beginPayment: async (userId, place, form = {}) =>
      checkout.begin(ensureUser({ id: userId }), place, form),
    finishPayment: checkout.finish,
    starBalance: () => starBalance(world),
    starTransactions: () => starTransactions(world),
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

/** The number that a person of the sandbox has. */
const contactOf = ({ id, first_name }: User): Contact => ({
  phone_number: `38044${String(id).padStart(7, '0').slice(-7)}`,
  first_name,
})

const kyiv = { latitude: 50.4477, longitude: 30.5233 }
