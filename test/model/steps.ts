import fc from 'fast-check'
import { type Good, goods, type Method, type Status, type Way } from './rules.ts'

/** One thing that may happen to a shop; numbers choose among what there is. */
export type Step =
  | {
      readonly do: 'put'
      readonly customer: number
      readonly good: Good
      readonly quantity: number
    }
  | {
      readonly do: 'draft'
      readonly customer: number
      /** Put into the cart first. */
      readonly good: Good
      readonly quantity: number
      readonly method: Method
      readonly way: Way
      readonly wantsOff: boolean
      /** Whether the customer thinks it over, while the others go on. */
      readonly lingers: boolean
    }
  | { readonly do: 'place'; readonly customer: number }
  | { readonly do: 'cancel'; readonly order: number }
  | { readonly do: 'ask'; readonly order: number; readonly how: How }
  | { readonly do: 'pay'; readonly order: number; readonly how: How; readonly charge: number }
  | { readonly do: 'move'; readonly order: number; readonly to: Status }
  | {
      readonly do: 'refund'
      readonly order: number
      readonly part: number | undefined
      readonly restock: boolean
    }
  | { readonly do: 'settle'; readonly refund: number; readonly succeeded: boolean }
  | {
      readonly do: 'resolve'
      readonly charge: number
      readonly as: 'fulfil' | 'refund' | 'dismiss'
    }
  | { readonly do: 'pass'; readonly minutes: number }
  | { readonly do: 'sweep' }
  | { readonly do: 'repeat'; readonly call: number }

/** What is odd about a charge. */
export const odds = [
  'tip',
  'great-tip',
  'less',
  'other-way',
  'no-way',
  'foreign',
  'currency',
  'nowhere',
] as const
type Odd = (typeof odds)[number]
export type How = 'right' | Odd

const quantity = fc.constantFrom(1, 1, 1, 2, 2, 3, 0)
/** The last tulip is what everybody wants. */
const good = fc.constantFrom<Good>('tulip', 'tulip', 'rose', ...goods)
const customer = fc.integer({ min: 1, max: 3 })
/** Counted from the newest. */
const recent = fc.oneof({ weight: 4, arbitrary: fc.nat(1) }, fc.nat(6))
const how = fc.oneof(
  { weight: 3, arbitrary: fc.constant('right' as const) },
  fc.constantFrom(...odds),
)
const to = fc.constantFrom<Status>('paid', 'packed', 'shipped', 'delivered', 'cancelled')

export function steps(stars: boolean): fc.Arbitrary<Step[]> {
  const method = fc.constantFrom<Method>(
    ...(stars ? ['stars' as const] : ['telegram' as const, 'on-delivery' as const]),
  )
  const step = fc.oneof(
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('put' as const),
        customer,
        good,
        quantity,
      }),
    },
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant('draft' as const),
        customer,
        good,
        quantity,
        method,
        way: fc.constantFrom<Way>('courier', 'pickup'),
        wantsOff: fc.boolean(),
        lingers: fc.integer({ min: 0, max: 4 }).map((number) => number === 0),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('place' as const), customer }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), order: recent }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('ask' as const), order: recent, how }) },
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant('pay' as const),
        order: recent,
        how,
        charge: fc.nat(40),
      }),
    },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('move' as const), order: recent, to }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('refund' as const),
        order: recent,
        part: fc.option(fc.integer({ min: 1, max: 6000 }), { nil: undefined }),
        restock: fc.boolean(),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('settle' as const),
        refund: fc.nat(1),
        succeeded: fc.integer({ min: 0, max: 2 }).map((number) => number > 0),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('resolve' as const),
        charge: fc.nat(1),
        as: fc.constantFrom('fulfil', 'fulfil', 'refund', 'dismiss'),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('pass' as const),
        minutes: fc.constantFrom(1, 10, 15, 20),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('sweep' as const) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('repeat' as const), call: fc.nat(30) }) },
  )
  return fc.array(step, { minLength: 15, maxLength: 35, size: 'max' })
}
