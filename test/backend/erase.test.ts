import { expect, it } from 'vitest'
import { daily, orderOnDelivery, pay } from './a-day.ts'
import { asked, backendForTest, olena, taras, unwrap } from './open-backend.ts'

const secrets = ['Olena Kovalenko', 'olenka', '+380501234567', 'Khreshchatyk', 'olena@']

it('erasing somebody takes who they are, and leaves what accounting needs', async () => {
  const backend = await backendForTest({ settings: daily })
  const { client } = backend
  const who = { name: 'Olena Kovalenko', username: 'olenka' }
  await backend.fill(olena, ['rose', 2])
  unwrap(await client.introduce(olena, who, backend.key()))
  const { order } = unwrap(await client.startCheckout(olena, asked, backend.key()))
  const choices = {
    ...asked,
    method: 'telegram',
    delivery: 'courier',
    code: 'MAY',
    contact: { name: who.name, phone: '+380501234567', email: 'olena@example.com' },
    address: { text: 'Khreshchatyk 1' },
  } as const
  const draft = unwrap(await client.choose(olena, order.id, choices, backend.key()))
  const placed = await backend.place(olena, draft)
  await pay(backend, placed.order.id, 'ch-1')
  const before = unwrap(await client.order(order.id))
  await backend.fill(olena, ['rose', 1])
  unwrap(await client.introduce(olena, who, backend.key()))
  unwrap(await client.startCheckout(olena, asked, backend.key()))
  unwrap(await client.setDialog(olena, 'address:1', backend.key()))
  const other = await orderOnDelivery(backend, taras)

  unwrap(await client.forgetCustomer(olena, backend.key()))

  const kept = await backend.store.read(async (reader) =>
    JSON.stringify([
      await reader.find('customers', {}),
      await reader.find('carts', {}),
      await reader.find('orders', {}),
      await reader.find('payments', {}),
      await reader.find('notices', {}),
      await reader.find('dialogs', {}),
    ]),
  )
  for (const secret of secrets) expect(kept).not.toContain(secret)
  expect(unwrap(await client.order(order.id))).toEqual({
    ...before,
    customer: { id: olena, name: '' },
    contact: {},
    address: null,
  })
  expect(unwrap(await client.deskOrder('terminal', order.id))).toMatchObject({
    refundable: before.total,
    payments: [{ chargeId: 'ch-1', customer: olena, amount: before.total }],
  })
  expect(unwrap(await client.cart(olena)).count).toBe(0)
  expect(unwrap(await client.dialog(olena)).asks).toBeNull()
  // The limit of a code holds for whoever comes back as well.
  await backend.fill(olena, ['rose', 1])
  const again = unwrap(await client.startCheckout(olena, asked, backend.key()))
  const code = { ...asked, code: 'MAY' }
  expect(await client.choose(olena, again.order.id, code, backend.key())).toMatchObject({
    problem: { code: 'promotion-used-up' },
  })
  expect(unwrap(await client.order(other)).customer.name).toBe(`Guest ${taras}`)
})

it('erasing does not hold up money in Stars on its way back', async () => {
  const backend = await backendForTest({ settings: daily })
  const stray = { customer: olena, payload: 'none', amount: 5, currency: 'XTR', chargeId: 'ch-1' }
  const report = { ...stray, providerChargeId: '', contact: {} }
  unwrap(await backend.client.recordPayment(report, backend.key()))
  unwrap(await backend.client.forgetCustomer(olena, backend.key()))
  const { notices } = unwrap(await backend.client.notices({ limit: 100 }))
  expect(notices.filter(({ to }) => to === olena).map(({ kind }) => kind)).toEqual(['stars-refund'])
})
