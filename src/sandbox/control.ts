import type { Contact, Content, ForceReply, Location, ReplyKeyboard, User } from './bot-api.ts'
import type {
  InvoicePlace,
  PaymentBegun,
  PaymentDone,
  PaymentForm,
  ShippingForm,
  ShippingQuote,
} from './checkout.ts'
import type { ApiCall, SandboxEvent } from './events.ts'
import type { Fault } from './faults.ts'
import type { StarTransaction } from './stars.ts'
import type { ChatMessage } from './view.ts'
import type { CallbackAnswer } from './world.ts'

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

/** Where something is written; the private chat with the bot when absent. */
export interface Where {
  /** A group that the user is in. */
  readonly chatId?: number
  /** The id of the message that is answered. */
  readonly replyTo?: number
}

/** The hands of the customers, and the weather. Throws when asked for what a person could not do. */
export interface SandboxControl {
  ensureUser(customer: Customer): User
  users(): User[]
  /** Makes a group with the bot in it; `members` are user ids. Its id is negative. */
  group(id: number, title: string, members: readonly number[]): void
  /** Writes to the bot; the first message opens the chat. In a group the bot sees commands, mentions and answers to it. */
  send(userId: number, text: string, where?: Where): ChatMessage
  /** Shares a contact; the user's own unless `user_id` says otherwise. */
  sendContact(userId: number, contact: Contact, where?: Where): ChatMessage
  sendLocation(userId: number, location: Location, where?: Where): ChatMessage
  /** Sends a PNG, JPEG, GIF or WebP. */
  sendPhoto(userId: number, bytes: Uint8Array, caption?: string, where?: Where): ChatMessage
  /** Sends something that is no text. */
  sendOther(
    userId: number,
    content: Pick<Content, 'sticker' | 'location' | 'contact'>,
    where?: Where,
  ): ChatMessage
  /** Forwards a message of the user's chat to another person or group; the bot is told only of what comes to it. */
  forward(userId: number, messageId: number, toChatId: number): ChatMessage
  /** Presses a button of a message by its text or its callback data; `chatId` is the private chat when absent. */
  press(userId: number, messageId: number, button: string, chatId?: number): Promise<Pressed>
  /** Presses a button that the message may not have any more. */
  pressData(userId: number, messageId: number, data: string, chatId?: number): Promise<Pressed>
  /** The keyboard or the asked reply under the message field; undefined when there is none or it was used up. */
  replyMarkup(chatId: number): ReplyKeyboard | ForceReply | undefined
  /** Presses a button of the reply keyboard by its text: sends that, or the contact or location it asks for. */
  pressReply(userId: number, text: string): ChatMessage
  /** Shipping, pre-checkout and charge. `fail` is a card that the bank declines after pre-checkout. */
  pay(
    userId: number,
    place: InvoicePlace,
    form?: PaymentForm & { readonly fail?: boolean },
  ): Promise<PaymentDone>
  /** Asks the bot for the delivery options of a flexible invoice; `pay` takes the quote's id. */
  quoteShipping(userId: number, place: InvoicePlace, form?: ShippingForm): Promise<ShippingQuote>
  /** Pre-checkout alone. */
  beginPayment(userId: number, place: InvoicePlace, form?: PaymentForm): Promise<PaymentBegun>
  /** The charge of a payment that pre-checkout accepted. */
  finishPayment(paymentId: string): PaymentDone
  /** Stars that the bot has: paid less refunded. */
  starBalance(): number
  /** As getStarTransactions tells them, all, oldest first. */
  starTransactions(): StarTransaction[]
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
  /** Whether the user has blocked the bot: whatever it sends there is 403. */
  block(userId: number, blocked: boolean): void
  setLatency(ms: number): void
  /** The last API calls, oldest first. */
  calls(): ApiCall[]
  /** How many photos were uploaded by the bot, not sent again by file_id. */
  uploads(): number
  /** Updates that the bot has not confirmed. */
  pending(): number
}
