import { expect, test } from 'vitest'
import { byCard, byCourier, charge, flowerShop, order } from './selling.ts'
import { clientOf, serve } from './serving.ts'
import { shopbot } from './shopbot.ts'

test('the desk finds a shop that runs, and what it does is seen there at once', async () => {
  const dir = await flowerShop()
  const served = await serve(dir, ['--only', 'backend'], {
    PORT: '0',
    SHOPBOT_BACKEND_TOKEN: 'known-to-the-test',
  })
  const client = await clientOf(dir)
  const toBring = await order(client, { customer: 1, choices: byCourier })
  const paid = await order(client, { customer: 2, choices: byCard })
  await charge(client, paid, 'tg-1')

  const listed = await shopbot(['orders', 'list', dir, '--json'])
  expect(JSON.parse(listed.stdout)).toMatchObject([{ id: paid.id }, { id: toBring.id }])
  const moved = await shopbot(['orders', 'set', toBring.number, 'packed', dir])
  expect(moved).toMatchObject({ status: 0, stderr: '' })
  await shopbot(['orders', 'refund', paid.number, dir])
  await shopbot(['orders', 'refund', paid.number, dir, '--done'])
  expect(await client.order(toBring.id)).toMatchObject({ value: { status: 'packed' } })
  expect(await client.order(paid.id)).toMatchObject({ value: { status: 'refunded' } })

  const exported = await shopbot(['orders', 'export', dir])
  expect(exported.stderr).toContain('Exported 1 orders')
  expect(exported.stderr).toContain('sum up to 0.00 UAH: 91.00 UAH less 91.00 UAH given back')
  expect(served.pid).toBeGreaterThan(0)
})
