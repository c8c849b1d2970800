import { type PaymentMethod, paymentMethods } from '../../shop/payment.ts'

/** What a checkout asks, in the order in which it is asked; `code` only when the customer has one. */
export const parts = ['method', 'delivery', 'address', 'name', 'phone', 'email', 'code'] as const
export type Part = (typeof parts)[number]

/** What a button of the checkout does; `order` is the draft that it was made for. */
export type CheckoutStep =
  /** Shows where the checkout stands. */
  | { readonly do: 'go-on' }
  | { readonly do: 'ask'; readonly order: string; readonly part: Part }
  | { readonly do: 'method'; readonly order: string; readonly method: PaymentMethod }
  | { readonly do: 'delivery'; readonly order: string; readonly id: string }
  /** Takes the name that Telegram knows. */
  | { readonly do: 'own-name'; readonly order: string }
  | { readonly do: 'drop-code'; readonly order: string }
  /** Commits to the total that stands on the button, in the smallest unit. */
  | { readonly do: 'place'; readonly order: string; readonly total: number }

/** Of 64 bytes an order's id takes 21 and the longest id of shop.yaml 40. */
export function encodeCheckout(step: CheckoutStep): string {
  switch (step.do) {
    case 'go-on':
      return 'o'
    case 'ask':
      return `u:${step.order}:${step.part}`
    case 'method':
      return `f:${step.order}:${step.method}`
    case 'delivery':
      return `e:${step.order}:${step.id}`
    case 'own-name':
      return `y:${step.order}`
    case 'drop-code':
      return `j:${step.order}`
    case 'place':
      return `b:${step.order}:${step.total}`
  }
}

/** undefined: not a button of the checkout. */
export function decodeCheckout(data: string): CheckoutStep | undefined {
  const [code, order = '', what = ''] = data.split(':')
  if (code === 'o') return { do: 'go-on' }
  if (order === '') return undefined
  switch (code) {
    case 'u': {
      const part = parts.find((one) => one === what)
      return part && { do: 'ask', order, part }
    }
    case 'f': {
      const method = paymentMethods.find((one) => one === what)
      return method && { do: 'method', order, method }
    }
    case 'e':
      return what === '' ? undefined : { do: 'delivery', order, id: what }
    case 'y':
      return { do: 'own-name', order }
    case 'j':
      return { do: 'drop-code', order }
    case 'b':
      return /^\d{1,15}$/.test(what) ? { do: 'place', order, total: Number(what) } : undefined
    default:
      return undefined
  }
}
