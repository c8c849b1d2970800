import { setTimeout as pause } from 'node:timers/promises'
import type { ChatMessage, PaymentDone, Pressed } from '../../src/sandbox/sandbox.ts'

/** Somebody who shops through the sandbox of a shop that runs elsewhere, and tries again like people do. */
export class Customer {
  readonly id: number
  readonly #url: string
  /** What was written last. */
  #said = 0
  /** What was charged, by the bank's word. */
  readonly charges: string[] = []

  constructor(sandboxUrl: string, id: number) {
    this.#url = sandboxUrl
    this.id = id
  }

  /** Comes to the chat for the first time. */
  async arrive(): Promise<void> {
    await this.#post('user', { id: this.id, first_name: `Guest ${this.id}`, language_code: 'en' })
    await this.say('/start')
    await this.until((chat) => chat.some(({ from }) => from === 'bot'))
  }

  /** Buys one more roll and waits for the thanks; resolves to the charge. */
  async buy(): Promise<string> {
    const thanked = newest(await this.chat(), isThanks)
    await this.say('/start p_roll')
    await this.pressUntil('Add to cart', ({ text, keyboard }) =>
      /In cart/.test(text + JSON.stringify(keyboard)),
    )
    await this.say('/cart')
    await this.pressUntil('Check out', (screen) => has(screen, 'Pay'))
    const before = newest(await this.chat(), isOpenInvoice)
    await this.press('Pay')
    const chat = await this.until((all) => newest(all, isOpenInvoice) > before)
    const invoice = chat.findLast(isOpenInvoice)
    if (!invoice) throw new Error('There is no invoice')
    const charge = await this.#pay(invoice.id)
    this.charges.push(charge)
    await this.until((all) => newest(all, isThanks) > thanked)
    return charge
  }

  /** A payment that the shop did not take in time is tried again, as the payment sheet offers. */
  async #pay(message: number): Promise<string> {
    for (;;) {
      const done = await this.#post<PaymentDone>('pay', { user: this.id, message })
      if (done.paid) return done.chargeId
    }
  }

  async say(text: string): Promise<void> {
    this.#said = (await this.#post<ChatMessage>('send', { user: this.id, text })).id
  }

  /** The newest message with that button is pressed. */
  async press(words: string): Promise<Pressed> {
    const chat = await this.until((all) =>
      all.some((message) => message.id > this.#said && has(message, words)),
    )
    const message = chat.findLast((one) => has(one, words))
    const button = message && buttonsOf(message).find((text) => text.includes(words))
    if (!message || button === undefined) throw new Error(`There is no ${words}`)
    return this.#post<Pressed>('press', { user: this.id, message: message.id, button })
  }

  async pressUntil(words: string, wanted: (screen: ChatMessage) => boolean): Promise<void> {
    await this.press(words)
    // A bot that was killed once it had answered answers again: the screen in use may not be the last one.
    await this.until((chat) =>
      chat.some((one) => one.from === 'bot' && one.id > this.#said && wanted(one)),
    )
  }

  chat(): Promise<ChatMessage[]> {
    return this.#ask(`history?user=${this.id}`)
  }

  /** The sandbox is another process: it is asked again until the chat is as wanted. */
  async until(wanted: (chat: ChatMessage[]) => boolean): Promise<ChatMessage[]> {
    for (;;) {
      const chat = await this.chat()
      if (wanted(chat)) return chat
      await pause(40)
    }
  }

  async #ask<T>(path: string): Promise<T> {
    const response = await fetch(new URL(`sandbox/${path}`, this.#url))
    return (await response.json()) as T
  }

  async #post<T = unknown>(name: string, body: object): Promise<T> {
    const response = await fetch(new URL(`sandbox/${name}`, this.#url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`)
    // The sandbox answers with what its control returns.
    return answer as T
  }
}

const buttonsOf = ({ keyboard }: ChatMessage) => keyboard.flat().map(({ text }) => text)
const has = (message: ChatMessage, words: string) =>
  message.from === 'bot' && buttonsOf(message).some((text) => text.includes(words))
const isOpenInvoice = ({ invoice }: ChatMessage) =>
  invoice !== undefined && invoice.chargeId === undefined
const isThanks = ({ from, text }: ChatMessage) => from === 'bot' && text.includes('Thank you')

/** A chat keeps its last messages only: those of a kind are not counted, as none may be more of them than before. */
const newest = (chat: readonly ChatMessage[], wanted: (message: ChatMessage) => boolean) =>
  chat.findLast(wanted)?.id ?? 0
