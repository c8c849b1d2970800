import {
  code,
  type Good,
  hold,
  type Intent,
  isDigital,
  largestTip,
  type Method,
  type ModelCharge,
  type ModelOrder,
  type ModelRefund,
  type Outcome,
  offOf,
  pieces,
  type Quote,
  type Status,
  staffMay,
  totalWith,
} from './rules.ts'

/** A charge as Telegram would report it. */
export type Reported = Pick<ModelCharge, 'id' | 'customer' | 'amount' | 'rightCurrency' | 'way'> & {
  readonly payload: string
}

/** The shop as the rules have it: each call says what the backend must answer, and does the same. */
export class ShopModel {
  now = 0
  readonly stars: boolean
  readonly stock = new Map<Good, number>(Object.entries(pieces) as [Good, number][])
  keysFree: number = pieces.key
  readonly carts = new Map<number, Map<Good, number>>()
  readonly orders = new Map<string, ModelOrder>()
  readonly charges = new Map<string, ModelCharge>()
  readonly refunds = new Map<string, ModelRefund>()
  /** Refunds that the backend must have asked for, until it is known what it calls them. */
  asked: ModelRefund[] = []
  /** Orders that use the code. */
  readonly uses = new Set<string>()
  /** Uses beyond the limit, by staff who fulfilled an order after all. */
  forced = 0

  constructor(stars: boolean) {
    this.stars = stars
  }

  cart(customer: number): Map<Good, number> {
    const cart = this.carts.get(customer) ?? new Map<Good, number>()
    this.carts.set(customer, cart)
    return cart
  }

  put(customer: number, good: Good, quantity: number): boolean {
    const cart = this.cart(customer)
    const onHand = this.stock.get(good)
    if (quantity > (cart.get(good) ?? 0) && onHand !== undefined && quantity > onHand) return false
    if (quantity === 0) cart.delete(good)
    else cart.set(good, quantity)
    return true
  }

  /** Whether the cart can be checked out as it stands. */
  mayStart(customer: number): boolean {
    const cart = this.cart(customer)
    if (cart.size === 0) return false
    return [...cart].every(([good, quantity]) => quantity <= (this.stock.get(good) ?? quantity))
  }

  /** Whether the code takes something off this customer's cart now. */
  mayUseCode({ customer, method }: Intent): boolean {
    const others = [...this.uses].flatMap((id) => this.orders.get(id) ?? [])
    // The invoice that this order would replace gives its use back.
    const kept = others.filter((one) => one.customer !== customer || !isOpenInvoice(one))
    const mine = kept.filter((one) => one.customer === customer)
    const left = kept.length < code.uses && mine.length < code.each
    return left && offOf(this.cart(customer), method) > 0
  }

  quote(intent: Intent, withCode: boolean): Quote {
    const lines = new Map(this.cart(intent.customer))
    const off = withCode ? offOf(lines, intent.method) : 0
    const digital = isDigital(lines)
    return { lines, off, digital, total: totalWith({ lines, off }, digital ? null : intent.way) }
  }

  /** undefined: refused. Otherwise whether it has its pieces. */
  place(id: string, intent: Intent, seen: Quote, withCode: boolean): boolean | undefined {
    const { customer, method } = intent
    if (!this.mayStart(customer) || (withCode && !this.mayUseCode(intent))) return undefined
    const quote = this.quote(intent, withCode)
    if (quote.total !== seen.total) return undefined
    const order: ModelOrder = {
      id,
      customer,
      method,
      lines: quote.lines,
      off: quote.off,
      way: quote.digital ? null : intent.way,
      digital: quote.digital,
      status: 'awaiting-payment',
      holdUntil: null,
      held: false,
      taken: false,
      paid: false,
      charge: null,
      byClock: false,
      tip: 0,
      refunded: 0,
      keys: 0,
      noted: false,
    }
    const replaced = [...this.orders.values()].filter(
      (one) => one.customer === customer && isOpenInvoice(one),
    )
    const holds = replaced.map((one) => one.held)
    for (const one of replaced) one.held = false
    const isShort = this.isShort(order)
    if (method === 'on-delivery' && isShort) {
      replaced.forEach((one, at) => {
        one.held = holds[at] ?? false
      })
      return undefined
    }
    for (const one of replaced) this.#giveUp(one, false)
    this.orders.set(id, order)
    if (withCode) this.uses.add(id)
    if (method === 'on-delivery') {
      this.#move(order, -1)
      this.#leaveCart(order)
      return true
    }
    order.held = !isShort
    order.holdUntil = this.now + hold
    return order.held
  }

  cancel(id: string): boolean {
    const order = this.orders.get(id)
    if (order?.status !== 'awaiting-payment') return false
    this.#giveUp(order, false)
    return true
  }

  sweep(): void {
    for (const order of this.orders.values()) {
      if (order.status !== 'awaiting-payment' || order.holdUntil === null) continue
      if (order.holdUntil <= this.now) this.#giveUp(order, true)
    }
  }

  /** The verdict of pre-checkout. */
  ask(charge: Reported): boolean {
    const order = this.orders.get(charge.payload)
    if (!order || order.customer !== charge.customer || order.paid) return false
    if (order.status !== 'awaiting-payment' || order.method === 'on-delivery') return false
    if (tipIn(charge, order) === undefined || this.isShort(order)) return false
    order.held = true
    order.holdUntil = this.now + hold
    return true
  }

  pay(charge: Reported): Outcome {
    const known = this.charges.get(charge.id)
    if (known) return known.outcome
    const order = this.orders.get(charge.payload)
    const outcome = this.#book(charge, order)
    const kept: ModelCharge = { ...charge, order: order?.id ?? null, outcome, resolution: null }
    this.charges.set(charge.id, kept)
    if (outcome === 'paid' && order) this.#settle(order, kept)
    else if (this.#byStars(kept) && outcome !== 'no-stock') this.#returnRaised(kept)
    return outcome
  }

  resolve(id: string, as: 'fulfil' | 'refund' | 'dismiss'): boolean {
    const charge = this.charges.get(id)
    if (!charge || charge.outcome === 'paid' || charge.resolution !== null) return false
    if (as === 'dismiss') charge.resolution = 'dismissed'
    else if (as === 'refund') this.#returnRaised(charge)
    else {
      const order = charge.order === null ? undefined : this.orders.get(charge.order)
      if (!order || order.customer !== charge.customer || order.paid) return false
      if (order.status !== 'awaiting-payment' && order.status !== 'cancelled') return false
      if (tipIn(charge, order) === undefined) return false
      charge.resolution = 'fulfilled'
      this.#settle(order, charge)
    }
    return true
  }

  move(id: string, to: Status): boolean {
    const order = this.orders.get(id)
    if (!order || !staffMay(order, to)) return false
    if (to === 'cancelled') this.#giveUp(order, false)
    else if (to === 'paid') this.#settle(order, null)
    else {
      order.status = to
      if (to === 'delivered') order.paid = true
      if (order.paid) this.#handOut(order)
    }
    return true
  }

  /** What can be given back of an order's own money. */
  refundable(order: ModelOrder): number {
    if (!order.paid) return 0
    const came = order.charge === null ? 0 : (this.charges.get(order.charge)?.amount ?? 0)
    const all = order.charge === null ? totalWith(order, order.way) : came
    const given = [...this.refunds.values()].filter(
      (one) =>
        one.status !== 'failed' &&
        (order.charge === null
          ? one.order === order.id && one.charge === null
          : one.charge === order.charge),
    )
    return all - given.reduce((sum, one) => sum + one.amount, 0)
  }

  refund(id: string, part: number | undefined, restock: boolean): boolean {
    const order = this.orders.get(id)
    if (!order) return false
    const left = this.refundable(order)
    const amount = part ?? left
    if (left <= 0 || amount > left) return false
    const charge = order.charge === null ? undefined : this.charges.get(order.charge)
    if (charge && this.#byStars(charge) && amount !== charge.amount) return false
    this.asked.push({ charge: order.charge, order: id, amount, restock, status: 'asked' })
    return true
  }

  settleRefund(refund: ModelRefund, succeeded: boolean): void {
    if (refund.status !== 'asked') return
    refund.status = succeeded ? 'succeeded' : 'failed'
    const charge = refund.charge === null ? undefined : this.charges.get(refund.charge)
    if (!succeeded) {
      if (charge?.resolution === 'refunded') charge.resolution = null
      return
    }
    const order = refund.order === null ? undefined : this.orders.get(refund.order)
    if (!order || order.charge !== refund.charge) return
    if (refund.restock) this.#putBack(order)
    order.refunded += refund.amount
    const owed = totalWith(order, order.way) + order.tip
    if (order.refunded >= owed && order.status !== 'cancelled') order.status = 'refunded'
  }

  isShort(order: ModelOrder): boolean {
    if (order.taken) return false
    return [...order.lines].some(([good, quantity]) => {
      const onHand = this.stock.get(good)
      return (
        onHand !== undefined && quantity > Math.max(0, onHand - this.#heldByOthers(good, order))
      )
    })
  }

  #heldByOthers(good: Good, order: ModelOrder): number {
    let sum = 0
    for (const other of this.orders.values()) {
      if (other === order || !other.held || (other.holdUntil ?? 0) <= this.now) continue
      sum += other.lines.get(good) ?? 0
    }
    return sum
  }

  #returnRaised(charge: ModelCharge): void {
    charge.resolution = 'refunded'
    const order = charge.order === null ? undefined : this.orders.get(charge.order)
    this.asked.push({
      charge: charge.id,
      order: order?.customer === charge.customer ? order.id : null,
      amount: charge.amount,
      restock: false,
      status: 'asked',
    })
  }

  #book(charge: Reported, order: ModelOrder | undefined): Outcome {
    if (!order) return 'unknown-order'
    if (order.customer !== charge.customer) return 'foreign'
    if (order.paid) return 'second'
    const open =
      order.status === 'awaiting-payment' || (order.status === 'cancelled' && order.byClock)
    if (!open) return 'closed'
    if (tipIn(charge, order) === undefined) return 'mismatch'
    if (this.isShort(order)) return 'no-stock'
    return this.#mayHaveCodeBack(order) ? 'paid' : 'closed'
  }

  #mayHaveCodeBack(order: ModelOrder): boolean {
    if (order.off === 0 || this.uses.has(order.id)) return true
    const others = [...this.uses].flatMap((id) => this.orders.get(id) ?? [])
    const kept = others.filter((one) => one.customer !== order.customer || !isOpenInvoice(one))
    const mine = kept.filter((one) => one.customer === order.customer)
    return kept.length < code.uses && mine.length < code.each
  }

  #settle(order: ModelOrder, charge: ModelCharge | null): void {
    if (charge) {
      order.tip = tipIn(charge, order) ?? 0
      order.way = order.digital ? null : (charge.way ?? order.way)
      order.charge = charge.id
    }
    if (order.off > 0 && !this.uses.has(order.id)) {
      this.uses.add(order.id)
      if (charge?.outcome !== 'paid') this.forced += 1
    }
    const isShort = this.isShort(order)
    order.held = false
    order.holdUntil = null
    order.byClock = false
    order.paid = true
    if (!isShort && !order.taken) this.#move(order, -1)
    order.status = 'paid'
    this.#handOut(order)
    const complete = order.keys === (order.lines.get('key') ?? 0)
    if (order.digital && complete) order.status = 'delivered'
    if (order.method !== 'on-delivery') this.#leaveCart(order)
  }

  #handOut(order: ModelOrder): void {
    if (order.lines.has('note')) order.noted = true
    const given = Math.min((order.lines.get('key') ?? 0) - order.keys, this.keysFree)
    order.keys += given
    this.keysFree -= given
    if (!order.taken) this.stock.set('key', Math.max(0, (this.stock.get('key') ?? 0) - given))
  }

  #giveUp(order: ModelOrder, byClock: boolean): void {
    order.status = 'cancelled'
    order.byClock = byClock
    order.held = false
    order.holdUntil = null
    this.uses.delete(order.id)
    this.#putBack(order)
  }

  #putBack(order: ModelOrder): void {
    if (order.taken) this.#move(order, 1)
  }

  #move(order: ModelOrder, direction: 1 | -1): void {
    order.taken = direction < 0
    for (const [good, quantity] of order.lines) {
      const onHand = this.stock.get(good)
      const isKnown = good === 'key' && order.keys > 0
      if (onHand === undefined || (direction > 0 && isKnown)) continue
      this.stock.set(good, onHand + direction * quantity)
    }
  }

  #leaveCart(order: ModelOrder): void {
    const cart = this.cart(order.customer)
    for (const [good, quantity] of order.lines) {
      const left = (cart.get(good) ?? 0) - quantity
      if (left > 0) cart.set(good, left)
      else cart.delete(good)
    }
  }

  #byStars({ rightCurrency }: Pick<ModelCharge, 'rightCurrency'>): boolean {
    return this.stars && rightCurrency
  }
}

/** What a charge has above the price of its way of delivery; undefined: it is not for this order. */
function tipIn(
  { amount, rightCurrency, way }: Pick<ModelCharge, 'amount' | 'rightCurrency' | 'way'>,
  order: ModelOrder,
): number | undefined {
  if (!rightCurrency || (order.digital && way !== null)) return undefined
  const tip = amount - totalWith(order, way ?? order.way)
  const most: Record<Method, number> = { telegram: largestTip, stars: 0, 'on-delivery': 0 }
  return tip >= 0 && tip <= most[order.method] ? tip : undefined
}

function isOpenInvoice(order: ModelOrder): boolean {
  return order.status === 'awaiting-payment' && order.method !== 'on-delivery'
}
