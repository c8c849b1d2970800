import { limits } from '../telegram/limits.ts'
import { type CheckoutStep, decodeCheckout, encodeCheckout } from './checkout/step.ts'
import { type DeskStep, decodeStep, encodeStep } from './desk/step.ts'

/** What a button does. Everything is in the button itself, so that it works after any restart. */
export type Action =
  | { readonly do: 'menu' }
  /** null: the top of the shop. */
  | { readonly do: 'category'; readonly id: string; readonly page: number }
  | { readonly do: 'top'; readonly page: number }
  | { readonly do: 'product'; readonly id: string; readonly photo: number }
  | { readonly do: 'variant'; readonly id: string; readonly variant: string }
  | { readonly do: 'variants'; readonly id: string; readonly page: number }
  /** Sets how many are in the cart, from a product's card. `variant` is a `variantMark`, '' for none. */
  | {
      readonly do: 'take'
      readonly id: string
      readonly variant: string
      readonly quantity: number
    }
  | { readonly do: 'cart' }
  | {
      readonly do: 'line'
      readonly id: string
      readonly variant: string
      readonly quantity: number
    }
  | { readonly do: 'clear' }
  | { readonly do: 'checkout'; readonly step: CheckoutStep }
  | { readonly do: 'search'; readonly page: number; readonly query: string }
  | { readonly do: 'orders'; readonly after: string }
  | { readonly do: 'order'; readonly id: string }
  | { readonly do: 'cancel'; readonly id: string }
  /** Sends the invoice of an unpaid order once more. */
  | { readonly do: 'pay'; readonly id: string }
  | { readonly do: 'repeat'; readonly id: string }
  /** The digital goods of an order. */
  | { readonly do: 'goods'; readonly id: string; readonly page: number }
  /** Erases who the customer is. */
  | { readonly do: 'forget' }
  | { readonly do: 'languages' }
  | { readonly do: 'language'; readonly code: string }
  | { readonly do: 'desk'; readonly step: DeskStep }
  | { readonly do: 'nothing' }

/** Bot API: InlineKeyboardButton.callback_data, 1–64 bytes. */
export function encodeAction(action: Action): string {
  switch (action.do) {
    case 'category':
      return `c:${action.id}:${action.page}`
    case 'top':
      return `t:${action.page}`
    case 'product':
      return action.photo === 0 ? `p:${action.id}` : `p:${action.id}:${action.photo}`
    case 'variant':
      return `v:${action.id}:${action.variant}`
    case 'variants':
      return `w:${action.id}:${action.page}`
    case 'take':
      return `a:${action.id}:${action.variant}:${action.quantity}`
    case 'line':
      return `s:${action.id}:${action.variant}:${action.quantity}`
    case 'search':
      return cutBytes(`q:${action.page}:${action.query}`)
    case 'orders':
      return `h:${action.after}`
    case 'order':
      return `i:${action.id}`
    case 'cancel':
      return `z:${action.id}`
    case 'pay':
      return `P:${action.id}`
    case 'repeat':
      return `r:${action.id}`
    case 'goods':
      return `G:${action.id}:${action.page}`
    case 'checkout':
      return encodeCheckout(action.step)
    case 'language':
      return `l:${action.code}`
    case 'desk':
      return encodeStep(action.step)
    default:
      return plain[action.do]
  }
}

const plain = {
  menu: 'm',
  cart: 'k',
  clear: 'x',
  forget: 'F',
  languages: 'g',
  nothing: 'n',
} as const

/** undefined: not one of our buttons, or of a version that is gone. */
export function decodeAction(data: string): Action | undefined {
  const [code = '', first = '', second = '', third = ''] = data.split(':')
  switch (code) {
    case 'c':
      return { do: 'category', id: first, page: natural(second) }
    case 't':
      return { do: 'top', page: natural(first) }
    case 'p':
      return { do: 'product', id: first, photo: second === '' ? 0 : natural(second) }
    case 'v':
      return { do: 'variant', id: first, variant: second }
    case 'w':
      return { do: 'variants', id: first, page: natural(second) }
    case 'a':
      return { do: 'take', id: first, variant: second, quantity: count(third) }
    case 's':
      return { do: 'line', id: first, variant: second, quantity: count(third) }
    case 'q':
      return { do: 'search', page: natural(first), query: data.split(':').slice(2).join(':') }
    case 'h':
      return { do: 'orders', after: first }
    case 'i':
      return { do: 'order', id: first }
    case 'z':
      return { do: 'cancel', id: first }
    case 'P':
      return { do: 'pay', id: first }
    case 'r':
      return { do: 'repeat', id: first }
    case 'G':
      return { do: 'goods', id: first, page: natural(second) }
    case 'F':
      return { do: 'forget' }
    case 'l':
      return { do: 'language', code: first }
    case 'm':
      return { do: 'menu' }
    case 'k':
      return { do: 'cart' }
    case 'x':
      return { do: 'clear' }
    case 'g':
      return { do: 'languages' }
    case 'd': {
      const step = decodeStep(data)
      return step && { do: 'desk', step }
    }
    case 'n':
      return { do: 'nothing' }
    default: {
      const step = decodeCheckout(data)
      return step && { do: 'checkout', step }
    }
  }
}

/** Eight signs that stand for a variant on a button: ids of product and variant together would be too long. */
export function variantMark(variant: string): string {
  let high = 0x811c9dc5
  let low = 0x1000193
  for (let at = 0; at < variant.length; at += 1) {
    high = Math.imul(high ^ variant.charCodeAt(at), 0x01000193)
    low = Math.imul(low ^ variant.charCodeAt(at), 0x85ebca6b) + at
  }
  const digits = (value: number) => (value >>> 0).toString(36).padStart(7, '0').slice(-4)
  return digits(high) + digits(low)
}

function natural(text: string): number {
  return Math.max(1, count(text))
}

function count(text: string): number {
  const value = Number.parseInt(text, 10)
  return Number.isSafeInteger(value) && value >= 0 ? value : 0
}

function cutBytes(text: string): string {
  let cut = text
  while (Buffer.byteLength(cut) > limits.callbackDataBytes) cut = [...cut].slice(0, -1).join('')
  return cut
}
