import type { Sandbox } from '../../src/sandbox/sandbox.ts'
import type { Figure, Site } from './frame/bench.ts'
import { gather } from './frame/crowd.ts'
import { median } from './frame/rounds.ts'
import { openSandbox, startServe } from './frame/serving.ts'
import { writeShop } from './frame/shop.ts'

const customers = 200
const payers = 100
const buttons = ['c:shelf-3:1', 'm'] as const
/** Seconds; Telegram gives up after ten. */
const goal = 2

/** Pre-checkout while others tap as fast as they can, against the same with nobody else there. */
export async function* run(site: Site): AsyncGenerator<Figure> {
  const dir = await site.folder()
  await writeShop(dir, 200, 10)
  const telegram = await openSandbox(site)
  await startServe(site, dir, telegram)
  const crowd = await gather(telegram, customers, buttons)
  const invoices = await orderAll(telegram)
  const half = invoices.slice(0, payers / 2)

  const alone = await answersTo(telegram, half)
  let busy = true
  const tapping = (async () => {
    while (busy) await crowd.tap(customers, 1)
  })()
  const beside = await answersTo(telegram, invoices.slice(payers / 2))
  busy = false
  await tapping
  yield {
    bench: 'pre-checkout',
    variant: `99th percentile while ${customers} others tap / median with nobody else`,
    ratio: percentile(beside, 0.99) / median(alone),
    goal,
    bound: 'at most',
    value: percentile(beside, 0.99) / 1000,
    unit: 's',
    measured: { medianMs: median(beside), aloneMs: median(alone) },
    rounds: beside.length,
  }
}

interface Invoice {
  readonly customer: number
  readonly message: number
}

/** Each payer puts one thing into the cart and gets an invoice. */
async function orderAll({ control }: Sandbox): Promise<Invoice[]> {
  const invoices: Invoice[] = []
  for (let at = 0; at < payers; at += 1) {
    const customer = 9000 + at
    control.ensureUser({ id: customer, first_name: `Payer ${at}`, language_code: 'en' })
    // Every fifth comes in sizes.
    control.send(customer, `/start p_product-${at + Math.floor(at / 4) + 1}`)
    await pressWhenThere(control, customer, 'Add to cart')
    await pressWhenThere(control, customer, '🛒 Cart (1)')
    await pressWhenThere(control, customer, 'Check out')
    await pressWhenThere(control, customer, 'Pay')
    const history = await control.waitFor(customer, (all) => all.some(({ invoice }) => invoice))
    invoices.push({ customer, message: history.find(({ invoice }) => invoice)?.id ?? 0 })
  }
  return invoices
}

async function pressWhenThere(
  control: Sandbox['control'],
  customer: number,
  label: string,
): Promise<void> {
  const find = (all: ReturnType<typeof control.history>) =>
    all.findLast(({ keyboard }) => keyboard.flat().some(({ text }) => text.includes(label)))
  const message = find(await control.waitFor(customer, (all) => find(all) !== undefined, 30_000))
  const button = message?.keyboard.flat().find(({ text }) => text.includes(label))
  if (message && button) await control.press(customer, message.id, button.text)
}

/** Milliseconds from each pay button to the bot's yes, one payer after another. */
async function answersTo({ control }: Sandbox, invoices: readonly Invoice[]): Promise<number[]> {
  const times: number[] = []
  for (const { customer, message } of invoices) {
    const start = performance.now()
    const begun = await control.beginPayment(customer, message, { orderInfo: {} })
    times.push(performance.now() - start)
    if (!begun.accepted) throw new Error(`A payment was refused: ${begun.reason}`)
    control.finishPayment(begun.paymentId)
  }
  return times
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
