import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { unwrap } from '../bot/open-shop.ts'
import { smallShop } from '../cli/serving.ts'
import { keepShop } from './kept-shop.ts'

const races = 5

test('two customers race for the last piece: one is confirmed, the other refused in plain words', async () => {
  const dir = await smallShop()
  const products = Array.from(
    { length: races },
    (_, at) => `      - {id: rare-${at}, title: Rare ${at}, price: 5.00, stock: 1}\n`,
  )
  await writeFile(
    join(dir, 'catalog.yaml'),
    `categories:\n  - id: rare\n    title: Rare\n    products:\n${products.join('')}`,
  )
  const shop = await keepShop(dir)
  onTestFinished(() => shop.close())
  const { control } = shop.sandbox
  for (let at = 0; at < races; at += 1) {
    const guests = [shop.customer(100 + 2 * at), shop.customer(101 + 2 * at)] as const
    await Promise.all(
      guests.map(async (guest) => {
        await guest.say(`/start p_rare-${at}`)
        await guest.press('Add to cart')
        await guest.say('/cart')
        await guest.press('Check out')
        await guest.press('Pay')
        await guest.wait(({ invoice }) => invoice !== undefined)
      }),
    )
    const begun = await Promise.all(
      guests.map(({ id, invoice }) => control.beginPayment(id, invoice.id)),
    )
    const winner = begun.findIndex(({ accepted }) => accepted)
    const [won, lost] = [begun[winner], begun[1 - winner]]
    expect(won?.accepted, `race ${at}`).toBe(true)
    expect(lost).toMatchObject({
      accepted: false,
      reason: `Sorry, someone was faster: Rare ${at} just sold out. You have not been charged.`,
    })
    if (won?.accepted) control.finishPayment(won.paymentId)
    await guests[winner === 0 ? 0 : 1].wait(({ text }) => text.includes('Thank you'))
    const loser = guests[winner === 0 ? 1 : 0]
    expect(unwrap(await shop.client.customerOrders(loser.id, {})).orders).toMatchObject([
      { status: 'awaiting-payment', payment: { chargeId: null } },
    ])
    expect(unwrap(await shop.client.product(`rare-${at}`)).available).toBe(0)
  }
}, 180_000)
