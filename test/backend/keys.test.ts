import { describe, expect, it } from 'vitest'
import type { Catalog } from '../../src/shop/catalog.ts'
import { category, product } from './a-catalog.ts'
import { admin, daily, onHand, pay, told } from './a-day.ts'
import { backendForTest, olena, type TestBackend, taras, unwrap } from './open-backend.ts'

/** A game sold by keys, and a thank-you that is a text. */
const digital = (keys: readonly string[]): Catalog => ({
  categories: [category('flowers', null)],
  products: [
    product('game', { price: 5000, deliver: { keys } }),
    product('song', { price: 5000, deliver: { text: { uk: 'Пісня', en: 'A song' } } }),
    product('rose', { stock: 10 }),
  ],
})
const open = (keys: readonly string[]) =>
  backendForTest({ settings: daily, catalog: digital(keys) })

async function buy(
  backend: TestBackend,
  customer: number,
  quantity: number,
  method: 'telegram' | 'on-delivery' = 'telegram',
) {
  await backend.fill(customer, ['game', quantity])
  const draft = await backend.draft(customer, { method })
  return (await backend.place(customer, draft)).order.id
}
const keysOf = async (backend: TestBackend, order: string) =>
  unwrap(await backend.client.order(order)).lines.flatMap(({ handedOut = [] }) => handedOut)
const move = (backend: TestBackend, order: string, to: 'paid' | 'delivered') =>
  backend.client.moveOrder(admin, order, { to }, backend.key())

describe('keys', () => {
  it('are counted as stock, handed out once with the payment, and deliver the order', async () => {
    const backend = await open(['A', 'B', 'C'])
    expect(await onHand(backend, 'game')).toBe(3)
    const first = await buy(backend, olena, 2)
    const second = await buy(backend, taras, 1)
    expect(await keysOf(backend, first)).toEqual([])
    await Promise.all([
      pay(backend, first, 'ch-1'),
      pay(backend, second, 'ch-2', { customer: taras }),
    ])
    const given = [...(await keysOf(backend, first)), ...(await keysOf(backend, second))]
    expect(given.toSorted()).toEqual(['A', 'B', 'C'])
    expect(await onHand(backend, 'game')).toBe(0)
    expect(unwrap(await backend.client.order(first))).toMatchObject({
      status: 'delivered',
      history: [{}, {}, { status: 'paid' }, { status: 'delivered', by: 'payment' }],
    })
    expect(await told(backend)).toContain(`order-goods ${olena}`)
    // The same report again hands out nothing more.
    await pay(backend, first, 'ch-1')
    expect(await keysOf(backend, first)).toHaveLength(2)
  })

  it('are given for cash once staff say that it is there, and are not sold twice meanwhile', async () => {
    const backend = await open(['A', 'B'])
    const order = await buy(backend, olena, 1, 'on-delivery')
    expect([await onHand(backend, 'game'), await keysOf(backend, order)]).toEqual([1, []])
    // One of the three is promised: two can be sold.
    await backend.import(digital(['A', 'B', 'C']), daily)
    expect(await onHand(backend, 'game')).toBe(2)
    unwrap(await move(backend, order, 'paid'))
    expect(await keysOf(backend, order)).toHaveLength(1)
    expect(unwrap(await backend.client.order(order)).status).toBe('delivered')
    expect(await onHand(backend, 'game')).toBe(2)
  })

  it('given by the delivery are told to the customer', async () => {
    const backend = await open(['A'])
    const order = await buy(backend, olena, 1, 'on-delivery')
    unwrap(await move(backend, order, 'delivered'))
    expect(await keysOf(backend, order)).toEqual(['A'])
    expect(await told(backend)).toContain(`order-goods ${olena}`)
  })

  it('that ran out are owed, seen by staff, and given once there are more', async () => {
    const backend = await open(['A', 'B'])
    const order = await buy(backend, olena, 2, 'on-delivery')
    await backend.import(digital(['A']), daily)
    unwrap(await move(backend, order, 'paid'))
    expect(unwrap(await backend.client.deskOrder(admin, order))).toMatchObject({
      order: { status: 'paid', lines: [{ quantity: 2, handedOut: ['A'] }] },
    })
    await backend.import(digital(['A', 'C']), daily)
    expect(await onHand(backend, 'game')).toBe(0)
    unwrap(await move(backend, order, 'delivered'))
    expect(await keysOf(backend, order)).toEqual(['A', 'C'])
  })

  it('that somebody has seen are sold to nobody else, though the order is refunded', async () => {
    const backend = await open(['A'])
    const order = await buy(backend, olena, 1)
    await pay(backend, order, 'ch-1')
    const asked = await backend.client.refundOrder(admin, order, { restock: true }, backend.key())
    const id = unwrap(asked).refunds[0]?.id ?? ''
    unwrap(await backend.client.settleRefund(admin, id, { succeeded: true }, backend.key()))
    expect(unwrap(await backend.client.order(order)).status).toBe('refunded')
    expect(await onHand(backend, 'game')).toBe(0)
  })

  it('imported again are the same keys; those taken out of the files are sold no more', async () => {
    const backend = await open(['A', 'B', 'C'])
    const order = await buy(backend, olena, 1)
    await pay(backend, order, 'ch-1')
    await backend.import(digital(['A', 'B', 'C', 'D']), daily)
    expect(await onHand(backend, 'game')).toBe(3)
    await backend.import(digital(['D']), daily)
    expect(await onHand(backend, 'game')).toBe(1)
    await backend.import({ ...digital([]), products: [product('game', { price: 5000 })] }, daily)
    // It is no digital product any more, and is counted no more.
    expect(await onHand(backend, 'game')).toBeUndefined()
  })

  it('are not a number that staff can set', async () => {
    const backend = await open(['A'])
    const change = { stock: 5 }
    expect(await backend.client.changeProduct(admin, 'game', change, backend.key())).toMatchObject({
      problem: { code: 'stock-of-keys' },
    })
    expect(await onHand(backend, 'game')).toBe(1)
  })
})

describe('a text', () => {
  it('comes in the buyer’s language, and leaves what is to be packed to staff', async () => {
    const backend = await open([])
    await backend.fill(olena, ['song', 2], ['rose', 1])
    const { client } = backend
    const asked = { language: 'uk', provider: true }
    const { order } = unwrap(await client.startCheckout(olena, asked, backend.key()))
    const choices = { ...asked, method: 'telegram', delivery: 'pickup' } as const
    const draft = unwrap(await client.choose(olena, order.id, choices, backend.key()))
    const { id } = (await backend.place(olena, draft)).order
    expect((await pay(backend, id, 'ch-1')).order).toMatchObject({ status: 'paid' })
    expect(await keysOf(backend, id)).toEqual(['Пісня'])
  })
})

it('the plan of an import counts keys and names none', async () => {
  const backend = await open(['SECRET-KEY'])
  const body = { catalog: digital(['SECRET-KEY', 'OTHER-KEY']), settings: daily, files: 'f' }
  const answer = await backend.ask('POST', '/v1/import', {
    body: { ...body, by: 'test', dryRun: true },
  })
  expect(answer.json).toMatchObject({
    items: [{ id: 'game', fields: [{ name: 'deliver', before: '1 key', after: '2 keys' }] }],
  })
  expect(answer.text).not.toContain('-KEY')
})

it('no view of the catalogue tells what a digital product hands out', async () => {
  const backend = await open(['SECRET-KEY'])
  const paths = [
    '/v1/products/game',
    '/v1/categories/flowers',
    '/v1/catalog',
    '/v1/search?q=game',
    '/v1/desk/901/products',
    '/v1/desk/901/products/game',
    '/v1/shop',
    '/v1/status',
  ]
  for (const path of paths) {
    const { status, text } = await backend.ask('GET', path)
    expect([path, status]).toEqual([path, 200])
    expect(text).not.toMatch(/SECRET-KEY|Пісня|deliver"/)
  }
})
