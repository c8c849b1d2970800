import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { unwrap } from '../bot/open-shop.ts'
import { sized } from '../sampled.ts'
import { type ManyCopies, openCopies, shopGroup } from './copies-shop.ts'
import { type Bought, Shopper } from './copies-shopper.ts'

const size = sized({
  part: { copies: 2, customers: 8, stock: 5, seconds: 3 },
  whole: { copies: 3, customers: 20, stock: 20, seconds: 16 },
  long: { copies: 3, customers: 100, stock: 150, seconds: 120 },
})
/** One backend and one bot are killed so often, milliseconds. */
const killEvery = 2_000

test('copies that are killed by turns lose nothing, double nothing, and keep the order of each customer', async () => {
  const shop = await openCopies(size.copies, size.stock)
  onTestFinished(() => shop.close())
  const shoppers = Array.from({ length: size.customers }, (_, at) => new Shopper(shop, at + 1))
  const isOver = new AbortController()
  const killing = killByTurns(shop).finally(() => isOver.abort())
  const bought = (await Promise.all(shoppers.map((one) => shops(one, isOver.signal)))).flat()
  const kills = await killing

  await everythingDone(shop)
  const orders = (
    await Promise.all(
      shoppers.map(async ({ id }) => {
        const { orders } = unwrap(await shop.client.customerOrders(id, { limit: 100 }))
        return orders.filter(({ status }) => status === 'paid')
      }),
    )
  ).flat()
  const charges = (list: readonly { readonly chargeId: string | null }[]) =>
    list.map(({ chargeId }) => chargeId).sort()
  expect(charges(orders.map(({ payment }) => payment))).toEqual(charges(bought))

  const rolls = orders.flatMap(({ lines }) => lines).filter(({ product }) => product === 'roll')
  const sold = rolls.reduce((sum, { quantity }) => sum + quantity, 0)
  expect(sold).toBeLessThanOrEqual(size.stock)
  expect(unwrap(await shop.client.product('roll')).available).toBe(size.stock - sold)

  const told = shop.sandbox.control.history(shopGroup).map(({ text }) => text)
  for (const { number } of bought) {
    expect(told.filter((text) => text.includes(number)).length, number).toBeGreaterThan(0)
  }
  const { queue } = unwrap(await shop.client.status())
  expect(queue).toMatchObject({ setAside: 0, raisedPayments: 0, dueRefunds: 0 })
  console.log(`${bought.length} orders, ${sold} of ${size.stock} rolls, ${kills} killed`)
  expect(kills).toBeGreaterThanOrEqual(2)
}, 1_200_000)

/** Buys and asks by turns until it is over; at least once. */
async function shops(shopper: Shopper, over: AbortSignal): Promise<Bought[]> {
  const bought: Bought[] = []
  for (let round = 0; round === 0 || !over.aborted; round += 1) {
    const answers = await shopper.asks(3)
    expect(answers).toEqual([...answers].sort((a, b) => a - b))
    expect(new Set(answers).size).toBe(3)
    const scarce = (round + shopper.id) % 2 === 0 ? await shopper.buy('roll') : undefined
    const got = scarce ?? (await shopper.buy('loaf'))
    if (got) bought.push(got)
  }
  return bought
}

/** Kills one of each every two seconds; PostgreSQL starts again in the middle. */
async function killByTurns(shop: ManyCopies): Promise<number> {
  const rounds = Math.max(1, Math.floor((size.seconds * 1000) / killEvery))
  for (let round = 0; round < rounds; round += 1) {
    await pause(killEvery)
    shop.backends[round % size.copies]?.child.kill()
    shop.bots[(round + 1) % size.copies]?.child.kill()
    if (round === Math.floor(rounds / 2)) await shop.postgres.restart()
  }
  return rounds * 2
}

/** Until Telegram has brought everything and every notice is sent. */
async function everythingDone({ sandbox, client }: ManyCopies): Promise<void> {
  for (;;) {
    const notices = unwrap(await client.status()).queue?.notices
    if (notices === 0 && sandbox.control.pending() === 0) return
    // What is told to the backend last is no event here.
    await pause(100)
  }
}
