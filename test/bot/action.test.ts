import { describe, expect, it } from 'vitest'
import { type Action, decodeAction, encodeAction } from '../../src/bot/action.ts'
import { type CheckoutStep, parts } from '../../src/bot/checkout/step.ts'

/** As long as they come: 21 signs of an order, 40 of an id in shop.yaml, the largest amount. */
const order = '0mwuz6uqsuagmit05zuxr'
const longId = 'a'.repeat(40)

const steps: CheckoutStep[] = [
  { do: 'go-on' },
  ...parts.map((part) => ({ do: 'ask', order, part }) as const),
  { do: 'method', order, method: 'on-delivery' },
  { do: 'delivery', order, id: longId },
  { do: 'own-name', order },
  { do: 'drop-code', order },
  { do: 'place', order, total: 999_999_999_999_999 },
]

const actions: Action[] = [
  ...steps.map((step) => ({ do: 'checkout', step }) as const),
  { do: 'pay', id: order },
  { do: 'repeat', id: order },
  { do: 'goods', id: order, page: 99 },
  { do: 'forget' },
]

describe('a button', () => {
  it.each(actions.map((action) => [encodeAction(action), action] as const))(
    '%s says all that it does, in 64 bytes',
    (data, action) => {
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
      expect(decodeAction(data)).toEqual(action)
    },
  )

  it.each(['u:1:nothing', 'f:1:barter', 'e:1:', 'b:1:', 'b:1:-5', 'b:1:1e3', 'u::address', 'y:'])(
    '%s is none of ours',
    (data) => {
      expect(decodeAction(data)).toBeUndefined()
    },
  )
})
