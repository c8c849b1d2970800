import type { ChatMessage } from '../../src/sandbox/sandbox.ts'
import type { ManyCopies } from './copies-shop.ts'

/** What somebody has paid for. */
export interface Bought {
  readonly customer: number
  readonly product: string
  readonly chargeId: string
  /** Of the order, as the invoice says it. */
  readonly number: string
}

/** Nobody who waits gives up while others are killed and start again. */
const patience = 600_000
/** A screen that comes later than the answer to a tap, because the bot was killed in between, costs one. */
const tries = 500

/** Somebody who buys, whoever is killed meanwhile, and empties a cart that cannot be paid. */
export class Shopper {
  readonly #shop: ManyCopies
  readonly id: number
  #searches = 0

  constructor(shop: ManyCopies, id: number) {
    this.#shop = shop
    this.id = id
    shop.sandbox.control.ensureUser({ id, first_name: `Guest ${id}`, language_code: 'en' })
  }

  /** undefined: it is sold out. */
  async buy(product: string): Promise<Bought | undefined> {
    const { control } = this.#shop.sandbox
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const shown = await this.#say(`/start p_${product}`)
      const add = labelOf(shown, 'Add to cart')
      if (add === undefined) return undefined
      await this.#press(shown, add)
      const cart = await this.#say('/cart')
      const checkout = labelOf(cart, 'Check out')
      const summary = checkout ? await this.#press(cart, checkout, 'Pay') : undefined
      const before = this.#newest()
      const pay = summary ? labelOf(summary, 'Pay') : undefined
      const invoice =
        summary && pay ? await this.#press(summary, pay, undefined, before) : undefined
      const paid =
        invoice?.invoice && (await control.pay(this.id, invoice.id).catch(() => undefined))
      if (invoice?.invoice && paid?.paid) {
        const number = invoice.invoice.invoice.title.split(' ').at(-1) ?? ''
        await this.#wait(({ text }) => text.includes('Thank you') && text.includes(number))
        return { customer: this.id, product, chargeId: paid.chargeId, number }
      }
      await this.#clearCart()
    }
    throw new Error(`Guest ${this.id} could not buy ${product}`)
  }

  /** Asks several things at once; resolves to what was answered, in the order of the chat. */
  async asks(count: number): Promise<number[]> {
    const { control } = this.#shop.sandbox
    const first = this.#searches
    for (let at = 0; at < count; at += 1) control.send(this.id, `zq${++this.#searches}`)
    await this.#wait(({ text }) => text.includes(`“zq${this.#searches}”`))
    return control
      .history(this.id)
      .filter(({ from }) => from === 'bot')
      .flatMap(({ text }) => Number(/“zq(\d+)”/.exec(text)?.[1] ?? 0) || [])
      .filter((number) => number > first)
  }

  async #clearCart(): Promise<void> {
    const cart = await this.#say('/cart')
    const clear = labelOf(cart, 'Clear cart')
    if (clear !== undefined) await this.#press(cart, clear)
  }

  async #say(text: string): Promise<ChatMessage> {
    const { id } = this.#shop.sandbox.control.send(this.id, text)
    const isAnswer = (one: ChatMessage) => one.id > id && one.from === 'bot' && !isWaking(one)
    await this.#wait(isAnswer)
    return this.#history().findLast(isAnswer) ?? unheard(text)
  }

  /**
   * Presses, and waits until the message or a later one is as wanted; undefined when the bot has answered and it
   * is not. `before`: for the invoice that comes after it.
   */
  async #press(
    message: ChatMessage,
    label: string,
    wanted?: string,
    before?: number,
  ): Promise<ChatMessage | undefined> {
    const { control } = this.#shop.sandbox
    await control.press(this.id, message.id, label)
    const after = this.#history().filter((one) => one.id >= message.id && one.from === 'bot')
    if (before !== undefined)
      return after.findLast(({ id, invoice }) => id > before && invoice !== undefined)
    return wanted === undefined
      ? undefined
      : after.findLast((one) => labelOf(one, wanted) !== undefined)
  }

  #newest(): number {
    return this.#history().at(-1)?.id ?? 0
  }

  #history(): ChatMessage[] {
    return this.#shop.sandbox.control.history(this.id)
  }

  async #wait(wanted: (message: ChatMessage) => boolean): Promise<void> {
    const { control } = this.#shop.sandbox
    await control.waitFor(this.id, (all) => all.some(wanted), patience)
  }
}

const isWaking = ({ text }: ChatMessage) => text.includes('waking up')

function labelOf(message: ChatMessage, words: string): string | undefined {
  return message.keyboard
    .flat()
    .map(({ text }) => text)
    .find((text) => text.includes(words))
}

function unheard(text: string): never {
  throw new Error(`Nobody answered ${text}`)
}
