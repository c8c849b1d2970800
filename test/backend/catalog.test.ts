import { describe, expect, it } from 'vitest'
import { catalog, category, product, settings } from './a-catalog.ts'
import { backendForTest, olena, type TestBackend, unwrap } from './open-backend.ts'

const fresh = (backend: TestBackend, path: string, etag: string) =>
  backend.ask('GET', path, { headers: { 'if-none-match': etag } })

async function etagOf(backend: TestBackend, path: string): Promise<string> {
  const { headers, status } = await backend.ask('GET', path)
  expect(status).toBe(200)
  return headers.get('etag') ?? ''
}

/** What is looked at may be named in many ways; all of them are prepared. */
const paths = [
  '/v1/catalog',
  '/v1/categories',
  '/v1/categories/flowers?page=1',
  '/v1/products/rose',
]

describe('catalogue answers', () => {
  it.each(paths)('%s carries an ETag, and is not sent twice', async (path) => {
    const backend = await backendForTest()
    const etag = await etagOf(backend, path)
    expect(etag).toMatch(/^"[^"]+"$/)
    for (const header of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await fresh(backend, path, header)
      expect([header, answer.status, answer.text]).toEqual([header, 304, ''])
      expect(answer.headers.get('etag')).toBe(etag)
    }
    expect((await fresh(backend, path, '"other"')).status).toBe(200)
    expect(await etagOf(backend, path)).toBe(etag)
  })

  it('change when stock of what they show moves, and only then', async () => {
    const backend = await backendForTest()
    const [top, flowers, rose, latte] = await Promise.all(
      ['/v1/catalog', '/v1/categories/flowers', '/v1/products/last-one', '/v1/products/latte'].map(
        (path) => etagOf(backend, path),
      ),
    )
    const order = await backend.order(olena, ['last-one', 1])
    const report = { chargeId: 'ch-1', providerChargeId: 'p', contact: {} }
    const charge = { customer: olena, payload: order, amount: 5000, currency: 'UAH' }
    unwrap(await backend.client.recordPayment({ ...charge, ...report }, backend.key()))
    expect(await etagOf(backend, '/v1/products/last-one')).not.toBe(rose)
    expect(await etagOf(backend, '/v1/categories/flowers')).not.toBe(flowers)
    expect(await etagOf(backend, '/v1/products/latte')).toBe(latte)
    expect(await etagOf(backend, '/v1/catalog')).toBe(top)
    expect(await backend.client.product('last-one')).toMatchObject({
      value: { soldOut: true, available: 0 },
    })
    const page = unwrap(await backend.client.category('flowers', {}))
    expect(page.products.find(({ id }) => id === 'last-one')).toMatchObject({ soldOut: true })
  })

  it('change with every import, and the new ones are shown at once', async () => {
    const backend = await backendForTest()
    const before = await Promise.all(paths.map((path) => etagOf(backend, path)))
    const products = catalog.products.map((one) => (one.id === 'rose' ? { ...one, price: 1 } : one))
    await backend.import({ ...catalog, products })
    for (const [at, path] of paths.entries()) {
      expect(await etagOf(backend, path)).not.toBe(before[at])
    }
    expect(await backend.client.product('rose')).toMatchObject({ value: { price: 1 } })
  })

  it('are of one state when many ask while it is imported again and again', async () => {
    const backend = await backendForTest()
    const priced = (price: number) => ({
      ...catalog,
      products: catalog.products.map((one) => (one.id === 'rose' ? { ...one, price } : one)),
    })
    const imports = Promise.all([1, 2, 3, 4, 5].map((price) => backend.import(priced(price))))
    const seen: string[] = []
    const looking = Array.from({ length: 50 }, async () => {
      seen.push(unwrap(await backend.client.product('rose')).revision)
    })
    const revisions = await imports
    await Promise.all(looking)
    expect(seen).toHaveLength(50)
    const last = revisions.toSorted().at(-1)
    const now = unwrap(await backend.client.product('rose'))
    expect(now.revision).toBe(last)
    const kept = await backend.store.read((reader) => reader.get('products', 'rose'))
    expect(now.price).toBe(kept?.price)
  })
})

describe('a category', () => {
  it('tells its way from the top, its children with counts, and its goods in order', async () => {
    const backend = await backendForTest()
    const top = unwrap(await backend.client.category(null, {}))
    expect(top).toMatchObject({ category: null, path: [] })
    expect(top.categories).toEqual([
      { id: 'flowers', title: { uk: 'Квіти', en: 'Flowers' }, count: 12 },
      { id: 'drinks', title: 'drinks', count: 3 },
    ])
    const milky = unwrap(await backend.client.category('milky', {}))
    expect(milky.path.map(({ id }) => id)).toEqual(['drinks', 'coffee'])
    expect(milky.products).toEqual([
      { id: 'latte', title: 'Latte', price: 4550, priceTo: 6000, soldOut: false },
    ])
    const drinks = unwrap(await backend.client.category('drinks', {}))
    expect(drinks.products.map(({ id }) => id)).toEqual(['rose', 'gift'])
  })

  it('comes in pages, and beyond the last one is the last one', async () => {
    const backend = await backendForTest()
    const pages = await Promise.all(
      [1, 2, 3, 9_999_999].map((page) => backend.client.category('flowers', { page, size: 5 })),
    )
    const shown = pages.map((page) => unwrap(page))
    expect(shown.map(({ page, pages: all, total }) => [page, all, total])).toEqual([
      [1, 3, 12],
      [2, 3, 12],
      [3, 3, 12],
      [3, 3, 12],
    ])
    expect(shown.map(({ products }) => products.length)).toEqual([5, 5, 2, 2])
    const ids = shown.slice(0, 3).flatMap(({ products }) => products.map(({ id }) => id))
    expect(new Set(ids).size).toBe(12)
  })

  it('that is hidden, and what stands only in it, is not there', async () => {
    const backend = await backendForTest()
    expect(await backend.client.category('secret', {})).toMatchObject({
      problem: { code: 'category-unknown' },
    })
    for (const id of ['secret-rose', 'hidden-rose', 'nothing', '__proto__', '../rose']) {
      expect(await backend.client.product(id)).toMatchObject({
        problem: { code: 'product-unknown' },
      })
    }
    expect(unwrap(await backend.client.catalog()).categories.map(({ id }) => id)).toEqual([
      'flowers',
      'drinks',
      'coffee',
      'milky',
    ])
  })

  it('is empty where nothing is imported', async () => {
    const backend = await backendForTest({ empty: true })
    expect(await backend.client.category(null, {})).toMatchObject({
      value: { categories: [], products: [], page: 1, pages: 1, total: 0 },
    })
    expect(await backend.client.revision()).toMatchObject({ value: { revision: null } })
  })
})

describe('search', () => {
  const found = async (backend: TestBackend, q: string) =>
    unwrap(await backend.client.search({ q, size: 50 })).products.map(({ id }) => id)

  it.each([
    ['the beginning of a word', 'tro', []],
    ['the beginning of a word in Ukrainian', 'троян', ['rose']],
    ['any case', 'ЧЕРВОНА', ['rose']],
    ['another language', 'RED ro', ['rose']],
    ['words in any order', 'rose red', ['rose']],
    ['an article number', 'r-1', ['rose']],
    ['a word of the description', 'vinnytsia', ['rose']],
    ['a typewriter apostrophe', "п'ять", ['five']],
    ['a letter apostrophe', 'пʼять', ['five']],
    ['a curly apostrophe', 'П’ЯТЬ', ['five']],
    ['an opening quote', 'п‘ять', ['five']],
    ['a grave accent', 'п`ять', ['five']],
    ['an acute accent', 'п´ять', ['five']],
    ['no apostrophe at all', 'пять', ['five']],
    ['й made of two signs', 'тюльпанів'.normalize('NFD'), ['five']],
    ['the value of an option', 'latte l', ['latte']],
    ['what is hidden', 'hidden', []],
    ['nothing but signs', '!?*', []],
    ['the inside of a word', 'ose', []],
  ])('by %s', async (_what, q, ids) => {
    expect(await found(await backendForTest(), q)).toEqual(ids)
  })

  it('puts the title before the description, and pages', async () => {
    const backend = await backendForTest()
    const named = product('vinnytsia', { title: 'Vinnytsia bouquet', order: 50 })
    await backend.import({ ...catalog, products: [...catalog.products, named] })
    expect(await found(backend, 'vinn')).toEqual(['vinnytsia', 'rose'])
    expect(await backend.client.search({ q: 'daisy', page: 99, size: 4 })).toMatchObject({
      value: { page: 3, pages: 3, total: 9, products: [{ id: 'daisy-8' }] },
    })
  })

  it('knows what was imported since', async () => {
    const backend = await backendForTest()
    expect(await found(backend, 'peony')).toEqual([])
    await backend.import({ ...catalog, products: [...catalog.products, product('peony')] })
    expect(await found(backend, 'peony')).toEqual(['peony'])
  })
})

describe('an import', () => {
  const request = { catalog, settings, files: 'f2', by: 'test' }

  it('is only planned when dry, and changes nothing', async () => {
    const backend = await backendForTest({ empty: true })
    const planned = unwrap(await backend.client.import({ ...request, dryRun: true }))
    expect(planned).toMatchObject({ applied: false, revision: null, changes: { create: 21 } })
    expect(unwrap(await backend.client.revision()).revision).toBeNull()
  })

  it('is refused when the shop has moved on since it was planned', async () => {
    const backend = await backendForTest()
    const { revision } = unwrap(await backend.client.revision())
    await backend.import({ ...catalog, categories: [...catalog.categories, category('new', null)] })
    for (const dryRun of [true, false]) {
      expect(await backend.client.import({ ...request, dryRun, onto: revision })).toMatchObject({
        problem: { code: 'plan-stale' },
      })
    }
  })

  it('by two at once onto one revision is applied once', async () => {
    const backend = await backendForTest()
    const { revision } = unwrap(await backend.client.revision())
    const both = await Promise.all(
      [1, 2].map(() => backend.client.import({ ...request, dryRun: false, onto: revision })),
    )
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  it('leaves what sales have lowered, unless the files declare another number', async () => {
    const backend = await backendForTest()
    await backend.store.write((writer) => writer.put('stock', { id: 'rose', onHand: 4 }))
    const stockOf = async () => unwrap(await backend.client.product('rose')).available
    await backend.import(catalog)
    expect(await stockOf()).toBe(4)
    const products = catalog.products.map((one) => (one.id === 'rose' ? { ...one, stock: 7 } : one))
    await backend.import({ ...catalog, products })
    expect(await stockOf()).toBe(7)
  })
})
