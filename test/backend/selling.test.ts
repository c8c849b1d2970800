import fc from 'fast-check'
import { expect, it } from 'vitest'
import { stockId } from '../../src/shop/catalog.ts'
import { sized } from '../sampled.ts'
import { asked, openBackend, type TestBackend, unwrap } from './open-backend.ts'

/** One thing that may happen to a shop; numbers choose among what there is. */
type Step =
  | {
      readonly do: 'put'
      readonly customer: number
      readonly good: number
      readonly quantity: number
    }
  | { readonly do: 'check-out' | 'cancel'; readonly customer: number }
  | { readonly do: 'ask'; readonly order: number }
  | { readonly do: 'pay'; readonly order: number; readonly charge: number; readonly payer: number }
  | { readonly do: 'pass'; readonly minutes: number }
  | { readonly do: 'repeat'; readonly call: number }

const customers = [1001, 1002, 1003]
const goods = [
  { product: 'last-one', variant: null },
  { product: 'latte', variant: 's' },
  { product: 'rose', variant: null },
  { product: 'latte', variant: 'l' },
]
const declared = new Map([
  ['last-one', 1],
  ['latte/s', 3],
  ['rose', 10],
])

const customer = fc.nat(customers.length - 1)
const order = fc.nat(20)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('put' as const),
      customer,
      good: fc.nat(3),
      quantity: fc.integer({ min: 0, max: 4 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('check-out' as const), customer }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('ask' as const), order }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('pay' as const),
      order,
      charge: fc.nat(30),
      payer: fc.nat(5),
    }),
  },
  fc.record({ do: fc.constant('cancel' as const), customer }),
  fc.record({ do: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 20 }) }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('repeat' as const), call: fc.nat(100) }) },
)
/** Steps of a round come at once. */
const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), {
  minLength: 5,
  maxLength: 20,
})

interface Call {
  readonly run: () => Promise<unknown>
  readonly answer: Promise<unknown>
}

class Market {
  readonly backend: TestBackend
  readonly orders: { readonly id: string; readonly customer: number; readonly total: number }[] = []
  readonly charges = new Set<string>()
  readonly #calls: Call[] = []

  constructor(backend: TestBackend) {
    this.backend = backend
  }

  async start(): Promise<void> {
    for (const id of customers) {
      unwrap(await this.backend.client.introduce(id, { name: `Guest ${id}` }, this.backend.key()))
    }
  }

  async take(step: Step): Promise<void> {
    const { client } = this.backend
    const key = this.backend.key()
    const someone = 'customer' in step ? (customers[step.customer] ?? 0) : 0
    switch (step.do) {
      case 'put': {
        const line = {
          ...(goods[step.good] ?? { product: '', variant: null }),
          quantity: step.quantity,
        }
        await this.#call(() => client.setInCart(someone, line, key))
        return
      }
      case 'check-out': {
        const draft = await this.#call(() => client.startCheckout(someone, asked, key))
        if (!draft.ok) return
        const { id, total } = draft.value.order
        const place = this.backend.key()
        const made = await this.#call(() =>
          client.place(someone, id, { total, provider: true }, place),
        )
        if (made.ok) this.orders.push({ id, customer: someone, total })
        return
      }
      case 'cancel': {
        const mine = this.orders.findLast((one) => one.customer === someone)
        if (mine) await this.#call(() => client.cancelOrder(someone, mine.id, key))
        return
      }
      case 'ask': {
        const wanted = this.#order(step.order)
        if (wanted) await this.#call(() => client.preCheckout(chargeOf(wanted), key))
        return
      }
      case 'pay': {
        const paid = this.#order(step.order)
        if (!paid) return
        const chargeId = `ch-${step.charge}`
        const report = { chargeId, providerChargeId: 'p', contact: {} }
        const charge = chargeOf(paid)
        // Now and then somebody else's, or a wrong amount.
        if (step.payer === 0) charge.customer = 999
        if (step.payer === 1) charge.amount += 1
        this.charges.add(chargeId)
        await this.#call(() => client.recordPayment({ ...charge, ...report }, key))
        return
      }
      case 'pass':
        this.backend.pass(step.minutes * 60_000)
        return
      case 'repeat': {
        const call = this.#calls[step.call % Math.max(1, this.#calls.length)]
        if (!call) return
        const first = await call.answer
        const again = await call.run()
        // A refusal is not kept: by now it may have become possible.
        if (isDone(first)) expect(again).toEqual(first)
      }
    }
  }

  async judge(): Promise<void> {
    const state = await this.backend.store.read(async (reader) => ({
      stock: await reader.find('stock', {}),
      orders: await reader.find('orders', {}),
      payments: await reader.find('payments', {}),
      holds: await reader.find('holds', {}),
    }))
    const at = this.backend.now().toISOString()
    const paidOrders = state.orders.filter(({ payment }) => payment.chargeId !== null)
    const sold = new Map<string, number>()
    for (const line of paidOrders.flatMap(({ lines }) => lines)) {
      sold.set(stockId(line), (sold.get(stockId(line)) ?? 0) + line.quantity)
    }
    for (const { id, onHand } of state.stock) {
      expect(onHand).toBeGreaterThanOrEqual(0)
      expect([id, onHand + (sold.get(id) ?? 0)]).toEqual([id, declared.get(id)])
      const held = state.holds.filter((hold) => hold.stock === id && hold.until > at)
      const promised = held.reduce((sum, hold) => sum + hold.quantity, 0)
      expect(promised).toBeLessThanOrEqual(onHand)
    }
    // Every charge is recorded once, and each paid order is paid by one of them.
    expect(state.payments.map(({ chargeId }) => chargeId).sort()).toEqual([...this.charges].sort())
    const paying = state.payments.filter(({ outcome }) => outcome === 'paid')
    expect(paying.map((one) => `${one.order} ${one.chargeId}`).sort()).toEqual(
      paidOrders.map(({ id, payment }) => `${id} ${payment.chargeId}`).sort(),
    )
    for (const { status, payment, history } of state.orders) {
      expect(status === 'paid').toBe(payment.chargeId !== null)
      expect(history.filter((one) => one.status === 'paid').length).toBeLessThanOrEqual(1)
    }
    const unpaid = state.orders.filter(({ status }) => status === 'awaiting-payment')
    expect(new Set(unpaid.map((one) => one.customer.id)).size).toBe(unpaid.length)
  }

  #order(number: number) {
    return this.orders[this.orders.length - 1 - (number % Math.max(1, this.orders.length))]
  }

  async #call<T>(run: () => Promise<T>): Promise<T> {
    const answer = run()
    this.#calls.push({ run, answer })
    return answer
  }
}

const chargeOf = (order: { id: string; customer: number; total: number }) => ({
  customer: order.customer,
  payload: order.id,
  amount: order.total,
  currency: 'UAH',
})

function isDone(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true
}

it('never sells what is not there, pays no order twice, and records every charge once', async () => {
  await fc.assert(
    fc.asyncProperty(rounds, async (list) => {
      const backend = await openBackend()
      try {
        const market = new Market(backend)
        await market.start()
        for (const round of list) {
          await Promise.all(round.map((one) => market.take(one)))
          await market.judge()
        }
      } finally {
        await backend.close()
      }
    }),
    { numRuns: sized({ part: 12, whole: 40, long: 40 }) },
  )
})

it('lets exactly one of many customers pay for the last piece', async () => {
  const backend = await openBackend()
  try {
    const crowd = Array.from({ length: 20 }, (_, at) => 2000 + at)
    const ids = await Promise.all(crowd.map((id) => backend.order(id, ['last-one', 1])))
    const charges = ids.map((payload, at) => ({
      customer: crowd[at] ?? 0,
      payload,
      amount: 5000,
      currency: 'UAH',
    }))
    const verdicts = await Promise.all(
      charges.map((charge) => backend.client.preCheckout(charge, backend.key())),
    )
    expect(verdicts.filter((verdict) => unwrap(verdict).ok)).toHaveLength(1)
    // Even if Telegram took money of all of them.
    const results = await Promise.all(
      charges.map((charge, at) => {
        const report = { chargeId: `ch-${at}`, providerChargeId: 'p', contact: {} }
        return backend.client.recordPayment({ ...charge, ...report }, backend.key())
      }),
    )
    const outcomes = results.map((result) => unwrap(result).outcome)
    expect(outcomes.filter((outcome) => outcome === 'paid')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'no-stock')).toHaveLength(19)
    const winner = verdicts.findIndex((verdict) => unwrap(verdict).ok)
    expect(outcomes[winner]).toBe('paid')
  } finally {
    await backend.close()
  }
})
