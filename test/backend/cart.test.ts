import { describe, expect, it } from 'vitest'
import { cartLimits, largestPrice } from '../../src/shop/cart.ts'
import { catalog, product } from './a-catalog.ts'
import { backendForTest, olena, type TestBackend, taras, unwrap } from './open-backend.ts'

const rose = { product: 'rose', variant: null }
const smallLatte = { product: 'latte', variant: 's' }

const add = (backend: TestBackend, item: typeof rose | typeof smallLatte, quantity: number) =>
  backend.client.addToCart(olena, { ...item, quantity }, backend.key())
const set = (
  backend: TestBackend,
  item: { product: string; variant: string | null },
  quantity: number,
) => backend.client.setInCart(olena, { ...item, quantity }, backend.key())

describe('a cart', () => {
  it('is empty for whom it does not know yet', async () => {
    const backend = await backendForTest()
    expect(unwrap(await backend.client.cart(olena))).toEqual({
      customer: olena,
      currency: 'UAH',
      lines: [],
      count: 0,
      total: 0,
    })
  })

  it('adds, sets and removes, and tells prices and totals in the smallest unit', async () => {
    const backend = await backendForTest()
    await add(backend, rose, 2)
    await add(backend, rose, 1)
    await add(backend, smallLatte, 3)
    const cart = unwrap(await set(backend, smallLatte, 2))
    expect(cart).toMatchObject({
      lines: [
        { ...rose, quantity: 3, price: 9900, total: 29700, available: 10, problem: null },
        { ...smallLatte, variantTitle: 'S', quantity: 2, price: 4550, total: 9100, available: 3 },
      ],
      count: 5,
      total: 38800,
    })
    expect(unwrap(await set(backend, rose, 0)).lines).toHaveLength(1)
    expect(unwrap(await backend.client.clearCart(olena, backend.key())).lines).toEqual([])
  })

  it.each([
    ['what is not', { product: 'nothing', variant: null }],
    ['what is hidden', { product: 'hidden-rose', variant: null }],
    ['what stands in a hidden category', { product: 'secret-rose', variant: null }],
    ['a variant that is not', { product: 'latte', variant: 'xl' }],
    ['a product that has variants without one', { product: 'latte', variant: null }],
    ['a variant of a product that has none', { product: 'rose', variant: 's' }],
  ])('takes nothing of %s', async (_what, item) => {
    const backend = await backendForTest()
    expect(await set(backend, item, 1)).toMatchObject({ problem: { code: 'product-gone' } })
    expect(unwrap(await backend.client.cart(olena)).lines).toEqual([])
  })

  it('takes no more than is on hand, and says how many that are', async () => {
    const backend = await backendForTest()
    unwrap(await add(backend, smallLatte, 2))
    const short = { problem: { code: 'out-of-stock', facts: { available: 3 } } }
    expect(await add(backend, smallLatte, 2)).toMatchObject(short)
    expect(await set(backend, smallLatte, 4)).toMatchObject(short)
    expect(await set(backend, { product: 'latte', variant: 'l' }, 500)).toMatchObject({ ok: true })
    expect(await add(backend, rose, 999)).toMatchObject({ problem: { code: 'out-of-stock' } })
  })

  it('has its bounds', async () => {
    const backend = await backendForTest()
    const many = Array.from({ length: cartLimits.lines + 1 }, (_, at) => product(`p${at}`))
    await backend.import({ ...catalog, products: many })
    for (const { id } of many.slice(1))
      unwrap(await set(backend, { product: id, variant: null }, 1))
    expect(await set(backend, { product: 'p0', variant: null }, 1)).toMatchObject({
      problem: { code: 'cart-full' },
    })
    unwrap(await set(backend, { product: 'p1', variant: null }, cartLimits.quantity))
    const more = { product: 'p1', variant: null, quantity: 1 }
    expect(await backend.client.addToCart(olena, more, backend.key())).toMatchObject({
      problem: { code: 'quantity-invalid' },
    })
  })

  it('keeps in sight what can no longer be had as it stands there, and may lose it', async () => {
    const backend = await backendForTest()
    await add(backend, rose, 4)
    await add(backend, smallLatte, 2)
    await backend.import({
      ...catalog,
      products: catalog.products
        .filter(({ id }) => id !== 'latte')
        .map((one) => (one.id === 'rose' ? { ...one, price: 1000, stock: 3 } : one)),
    })
    const cart = unwrap(await backend.client.cart(olena))
    expect(cart).toMatchObject({
      lines: [
        { ...rose, price: 1000, total: 4000, available: 3, problem: 'short' },
        { ...smallLatte, title: 'Latte', price: 0, total: 0, problem: 'gone' },
      ],
      total: 4000,
    })
    expect(await set(backend, smallLatte, 1)).toMatchObject({ ok: true })
    expect(unwrap(await set(backend, smallLatte, 0)).lines).toHaveLength(1)
    expect(unwrap(await set(backend, rose, 3)).lines).toMatchObject([{ problem: null }])
  })

  it('that is as full as can be, of the dearest goods, still has an exact total', async () => {
    const backend = await backendForTest()
    const dear = Array.from({ length: cartLimits.lines }, (_, at) =>
      product(`palace-${at}`, { price: largestPrice }),
    )
    await backend.import({ ...catalog, products: dear })
    for (const { id } of dear) {
      unwrap(await set(backend, { product: id, variant: null }, cartLimits.quantity))
    }
    const { total } = unwrap(await backend.client.cart(olena))
    expect(BigInt(total)).toBe(BigInt(largestPrice) * 999n * 50n)
  })

  it('is its customer’s alone, and survives every word of theirs', async () => {
    const backend = await backendForTest()
    await add(backend, rose, 1)
    await backend.client.introduce(olena, { name: 'Olena', languageCode: 'uk' }, backend.key())
    await backend.client.chooseLanguage(olena, 'en', backend.key())
    const again = await backend.client.introduce(olena, { name: 'Olena K.' }, backend.key())
    expect(again).toMatchObject({ value: { name: 'Olena K.', language: 'en' } })
    expect(unwrap(await backend.client.cart(olena)).count).toBe(1)
    expect(unwrap(await backend.client.cart(taras)).count).toBe(0)
  })
})

describe('a customer', () => {
  it('has a language only of those the shop speaks', async () => {
    const backend = await backendForTest()
    const choose = (language: string) =>
      backend.client.chooseLanguage(olena, language, backend.key())
    expect(await choose('uk')).toMatchObject({ problem: { code: 'customer-unknown' } })
    await backend.client.introduce(olena, { name: 'Olena' }, backend.key())
    expect(await choose('de')).toMatchObject({ problem: { code: 'language-unknown' } })
    expect(await choose('uk')).toMatchObject({ value: { language: 'uk' } })
  })
})
