import { expect } from 'vitest'
import type { Result } from '../../src/shop/problem.ts'
import { openBackend, type TestBackend, unwrap } from '../backend/open-backend.ts'
import { admin, catalogOf, settingsOf } from './a-small-shop.ts'
import { noDisk } from './no-disk.ts'
import { code, type Good, type Intent, largestTip, type Quote, rates, totalWith } from './rules.ts'
import { type Reported, ShopModel } from './shop-model.ts'
import type { How, Step } from './steps.ts'

const customers = [1, 2, 3]

interface Pending {
  readonly draft: string
  readonly intent: Intent
  readonly seen: Quote
  readonly withCode: boolean
}

interface Call {
  readonly run: () => Promise<Result<unknown>>
  readonly first: Result<unknown>
}

/** Does each step to the backend, through HTTP, and to the model, and compares what they answer. */
export class Driver {
  readonly backend: TestBackend
  readonly model: ShopModel
  readonly #pending = new Map<number, Pending>()
  readonly #calls: Call[] = []

  private constructor(backend: TestBackend, model: ShopModel) {
    this.backend = backend
    this.model = model
  }

  static async open(stars: boolean): Promise<Driver> {
    const backend = await openBackend({
      disk: noDisk,
      catalog: catalogOf(),
      settings: settingsOf(stars),
    })
    const driver = new Driver(backend, new ShopModel(stars))
    driver.model.now = backend.now().getTime()
    for (const id of customers)
      unwrap(await backend.client.introduce(id, { name: `Guest ${id}` }, backend.key()))
    return driver
  }

  async take(step: Step): Promise<void> {
    const { backend, model } = this
    const { client } = backend
    switch (step.do) {
      case 'put':
        return this.#put(step)
      case 'draft':
        await this.#put(step)
        await this.#draft(step)
        if (!step.lingers) await this.#place(step.customer)
        return
      case 'place':
        return this.#place(step.customer)
      case 'cancel': {
        const order = this.#order(step.order)
        if (!order) return
        const { id, customer } = order
        const cancelled = await this.#call((key) => client.cancelOrder(customer, id, key))
        expect(cancelled.ok).toBe(model.cancel(id))
        return
      }
      case 'ask': {
        const charge = this.#charge(step.order, step.how, 'none')
        if (!charge) return
        const verdict = await this.#call((key) => client.preCheckout(telling(charge, model), key))
        expect(unwrap(verdict).ok).toBe(model.ask(charge))
        return
      }
      case 'pay': {
        const charge = this.#charge(step.order, step.how, `ch-${step.charge}`)
        if (!charge) return
        const report = { ...telling(charge, model), providerChargeId: '', contact: {} }
        const paid = await this.#call((key) =>
          client.recordPayment({ ...report, chargeId: charge.id }, key),
        )
        expect(unwrap(paid).outcome).toBe(model.pay(charge))
        return
      }
      case 'move': {
        const order = this.#order(step.order)
        if (!order) return
        const moved = await this.#call((key) =>
          client.moveOrder(admin, order.id, { to: step.to }, key),
        )
        expect(moved.ok).toBe(model.move(order.id, step.to))
        return
      }
      case 'refund': {
        const order = this.#order(step.order)
        if (!order) return
        const { part, restock } = step
        const wish = { restock, ...(part === undefined ? {} : { amount: part }) }
        const asked = await this.#call((key) => client.refundOrder(admin, order.id, wish, key))
        expect(asked.ok).toBe(model.refund(order.id, part, restock))
        return
      }
      case 'settle': {
        const [id, refund] = [...model.refunds].at(-1 - step.refund) ?? []
        if (id === undefined || !refund) return
        const { succeeded } = step
        unwrap(await this.#call((key) => client.settleRefund(admin, id, { succeeded }, key)))
        model.settleRefund(refund, succeeded)
        return
      }
      case 'resolve': {
        const charges = [...model.charges.values()].filter(({ outcome }) => outcome !== 'paid')
        const charge = charges.at(-1 - step.charge)
        if (!charge) return
        const { as } = step
        const resolved = await this.#call((key) =>
          client.resolvePayment(admin, charge.id, { as }, key),
        )
        expect(resolved.ok).toBe(model.resolve(charge.id, as))
        return
      }
      case 'pass':
        backend.pass(step.minutes * 60_000)
        model.now = backend.now().getTime()
        return
      case 'sweep':
        await backend.app.sweep()
        model.sweep()
        return
      case 'repeat': {
        const call = this.#calls.at(-1 - step.call)
        // A refusal is not kept: by now it may have become possible.
        if (call?.first.ok) expect(await call.run()).toEqual(call.first)
      }
    }
  }

  /** Compares all there is, and the sums that must come out whatever happened. */
  async judge(): Promise<void> {
    const { model } = this
    const state = await this.backend.store.read(async (reader) => ({
      stock: await reader.find('stock', {}),
      orders: await reader.find('orders', {}),
      payments: await reader.find('payments', {}),
      refunds: await reader.find('refunds', {}),
      redemptions: await reader.find('redemptions', {}),
      keys: await reader.find('keys', {}),
    }))
    for (const refund of state.refunds) {
      if (model.refunds.has(refund.id)) continue
      const asked = model.asked.shift()
      if (!asked) throw new Error(`Nobody asked for refund ${refund.id}`)
      model.refunds.set(refund.id, asked)
    }
    expect(model.asked).toEqual([])
    expect(
      state.refunds.map((one) => [one.id, one.chargeId, one.order, one.amount, one.status]),
    ).toEqual(
      state.refunds.map(({ id }) => {
        const one = model.refunds.get(id)
        return [id, one?.charge, one?.order, one?.amount, one?.status]
      }),
    )

    const orders = state.orders.filter(({ status }) => status !== 'draft')
    expect(
      Object.fromEntries(
        orders.map((one) => [
          one.id,
          {
            status: one.status,
            total: one.total,
            tip: one.tip,
            paid: one.payment.paidAt !== null,
            charge: one.payment.chargeId,
            taken: one.stockTaken,
            refunded: one.refunded,
            keys: handedOut(one, 'key'),
          },
        ]),
      ),
    ).toEqual(
      Object.fromEntries(
        [...model.orders.values()].map((one) => [
          one.id,
          {
            status: one.status,
            total: totalWith(one, one.way),
            tip: one.tip,
            paid: one.paid,
            charge: one.charge,
            taken: one.taken,
            refunded: one.refunded,
            keys: one.keys,
          },
        ]),
      ),
    )
    expect(Object.fromEntries(state.stock.map(({ id, onHand }) => [id, onHand]))).toEqual(
      Object.fromEntries(model.stock),
    )
    expect(
      state.payments.map((one) => [one.chargeId, one.amount, one.outcome, one.resolution]).sort(),
    ).toEqual(
      [...model.charges.values()]
        .map((one) => [one.id, one.amount, one.outcome, one.resolution])
        .sort(),
    )
    expect(state.redemptions.map(({ order }) => order).sort()).toEqual([...model.uses].sort())

    for (const { onHand } of state.stock) expect(onHand).toBeGreaterThanOrEqual(0)
    // Money that came is in an order, or raised, or decided about; and each order holds one charge.
    const inOrders = orders.flatMap(({ payment, total, tip }) =>
      payment.chargeId === null ? [] : [{ charge: payment.chargeId, amount: total + tip }],
    )
    const beside = state.payments.filter(
      ({ outcome, resolution }) => outcome !== 'paid' && resolution !== 'fulfilled',
    )
    expect(sum(state.payments)).toBe(sum(inOrders) + sum(beside))
    const accounted = [
      ...inOrders.map(({ charge }) => charge),
      ...beside.map((one) => one.chargeId),
    ]
    expect(accounted.sort()).toEqual(state.payments.map(({ chargeId }) => chargeId).sort())
    for (const payment of state.payments) {
      const back = state.refunds.filter(
        ({ chargeId, status }) => chargeId === payment.chargeId && status !== 'failed',
      )
      expect(sum(back)).toBeLessThanOrEqual(payment.amount)
    }
    const given = orders.flatMap((one) =>
      one.lines.flatMap(({ product, handedOut: keys = [] }) =>
        product === 'key' ? keys.map((key) => [key, one.id]) : [],
      ),
    )
    expect(new Set(given.map(([key]) => key)).size).toBe(given.length)
    expect(given.sort()).toEqual(
      state.keys.flatMap(({ key, order }) => (order === null ? [] : [[key, order]])).sort(),
    )
    expect(state.redemptions.length).toBeLessThanOrEqual(code.uses + model.forced)
  }

  async close(): Promise<void> {
    await this.backend.close()
  }

  async #put({ customer, good, quantity }: Extract<Step, { good: Good }>): Promise<void> {
    const line = { product: good, variant: null, quantity }
    const set = await this.#call((key) => this.backend.client.setInCart(customer, line, key))
    expect(set.ok).toBe(this.model.put(customer, good, quantity))
  }

  async #draft({ customer, method, way, wantsOff }: Extract<Step, { do: 'draft' }>): Promise<void> {
    const { client } = this.backend
    const asked = { language: 'en', provider: true }
    this.#pending.delete(customer)
    const started = await this.#call((key) => client.startCheckout(customer, asked, key))
    expect(started.ok).toBe(this.model.mayStart(customer))
    if (!started.ok) return
    const { id } = started.value.order
    const intent: Intent = { customer, method, way, wantsOff }
    const digital = started.value.deliveries.length === 0
    const choices = {
      ...asked,
      method,
      ...(digital ? {} : { delivery: way, address: { text: 'Khreshchatyk 1, Kyiv' } }),
      code: null,
    }
    let view = unwrap(await this.#call((key) => client.choose(customer, id, choices, key)))
    let withCode = false
    if (wantsOff) {
      const typed = { ...asked, code: ' may ' }
      const coded = await this.#call((key) => client.choose(customer, id, typed, key))
      withCode = this.model.mayUseCode(intent)
      expect(coded.ok).toBe(withCode)
      if (coded.ok) view = coded.value
    }
    const seen = this.model.quote(intent, withCode)
    expect([view.order.total, view.missing]).toEqual([seen.total, []])
    expect(view.order.discount?.amount ?? 0).toBe(seen.off)
    this.#pending.set(customer, { draft: id, intent, seen, withCode })
  }

  async #place(customer: number): Promise<void> {
    const pending = this.#pending.get(customer)
    if (!pending) return
    this.#pending.delete(customer)
    const { draft, intent, seen, withCode } = pending
    const placement = { total: seen.total, provider: true }
    const placed = await this.#call((key) =>
      this.backend.client.place(customer, draft, placement, key),
    )
    const held = this.model.place(draft, intent, seen, withCode)
    expect(placed.ok ? placed.value.held : undefined).toBe(held)
  }

  #order(number: number) {
    return [...this.model.orders.values()].at(-1 - number)
  }

  #charge(number: number, how: How, id: string): Reported | undefined {
    const order = this.#order(number)
    if (!order) return undefined
    const { customer, way } = order
    const other = way === 'courier' ? 'pickup' : 'courier'
    const total = totalWith(order, way)
    const right = { id, customer, payload: order.id, amount: total, rightCurrency: true, way }
    switch (how) {
      case 'right':
        return right
      case 'tip':
        return { ...right, amount: total + largestTip }
      case 'great-tip':
        return { ...right, amount: total + largestTip + 1 }
      case 'less':
        return { ...right, amount: total - 1 }
      case 'other-way':
        return { ...right, way: other, amount: total - rates[way ?? 'pickup'] + rates[other] }
      case 'no-way':
        return { ...right, way: null }
      case 'foreign':
        return { ...right, customer: (customer % customers.length) + 1 }
      case 'currency':
        return { ...right, rightCurrency: false }
      case 'nowhere':
        return { ...right, payload: 'nothing' }
    }
  }

  /** Asks with a key of its own, and remembers how to ask once more with the same. */
  async #call<T>(ask: (key: { key: string }) => Promise<Result<T>>): Promise<Result<T>> {
    const key = this.backend.key()
    const run = () => ask(key)
    const first = await run()
    this.#calls.push({ run, first })
    return first
  }
}

function telling(
  { customer, payload, amount, rightCurrency, way }: Reported,
  { stars }: ShopModel,
) {
  const currency = rightCurrency ? (stars ? 'XTR' : 'UAH') : 'USD'
  return { customer, payload, amount, currency, ...(way === null ? {} : { shippingOption: way }) }
}

function handedOut(
  { lines }: { lines: readonly { product: string; handedOut?: readonly string[] }[] },
  good: Good,
): number {
  return lines
    .filter(({ product }) => product === good)
    .reduce((count, line) => count + (line.handedOut?.length ?? 0), 0)
}

function sum(amounts: readonly { readonly amount: number }[]): number {
  return amounts.reduce((total, { amount }) => total + amount, 0)
}
