import { expect, test } from 'vitest'
import { compareLedger, type Ledger } from '../../src/cli/reconcile/compare.ts'
import type { Client } from '../../src/client/client.ts'
import type { OrderView } from '../../src/client/wire/order.ts'
import { byCard, charge, flowerShop, inShop, order, value } from './selling.ts'

test('a ledger that is longer than the backend takes at once is compared in parts', async () => {
  const dir = await flowerShop()
  await inShop(dir, async (client) => {
    const ours: Ledger['lines'][number][] = []
    for (let customer = 1; customer <= 12; customer += 1) {
      const placed = await order(client, { customer, choices: byCard })
      const { at, chargeId } = await charged(client, placed, `tg-${customer}`)
      const amount = customer === 5 ? 1 : 9100
      if (customer !== 9) ours.push({ chargeId, amount, currency: 'UAH', at })
    }
    const moment = (n: number) => new Date(Date.now() + n * 60_000).toISOString()
    const strangers = Array.from({ length: 18 }, (_, n) => ({
      chargeId: `other-${n}`,
      amount: 9100,
      currency: 'UAH',
      at: moment(n - 15),
    }))
    const compared = await compareLedger(
      client,
      {
        method: 'telegram',
        from: moment(-20),
        until: moment(20),
        lines: [...ours, ...strangers],
      },
      20,
    )
    expect(value(compared)).toMatchObject({
      matched: 10,
      recorded: [],
      missing: ['tg-9'],
      differing: [{ chargeId: 'tg-5', ours: 9100, theirs: 1 }],
    })
    expect(value(compared).unnamed.toSorted()).toEqual(
      strangers.map(({ chargeId }) => chargeId).toSorted(),
    )
  })
})

async function charged(client: Client, placed: OrderView, chargeId: string) {
  await charge(client, placed, chargeId)
  const { payments } = value(await client.deskOrder('terminal', placed.id))
  return { chargeId, at: payments[0]?.at ?? '' }
}
