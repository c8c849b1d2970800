import { expect, it } from 'vitest'
import type { Carried } from '../../src/client/carried.ts'
import { catalog, product, settings } from './a-catalog.ts'
import { backendForTest, olena, type TestBackend, token, unwrap } from './open-backend.ts'

const wanted = { ...catalog, products: [...catalog.products, product('tulip', { stock: 3 })] }
const request = { catalog: wanted, settings, files: 'g', by: 'test' }

/** All that the shop holds of its catalogue. */
const kept = (backend: TestBackend) =>
  backend.store.read(async (reader) => ({
    categories: await reader.find('categories', {}),
    products: await reader.find('products', {}),
    settings: await reader.get('settings', 'shop'),
    stock: await reader.find('stock', {}),
    revisions: await reader.find('revisions', {}),
  }))

function carry(backend: TestBackend, path: string, carried: Carried, authorization?: string) {
  const headers = {
    ...(authorization === undefined ? {} : { authorization }),
    'idempotency-key': 'k',
  }
  return backend.app.fetch(new Request(`http://shop${path}`, { method: 'POST', headers }), carried)
}

it('an import is planned and applied alike, whether it is carried as it is or sent as JSON', async () => {
  const [carried, sent] = [await backendForTest(), await backendForTest()]
  for (const dryRun of [true, false]) {
    const ours = unwrap(await carried.client.import({ ...request, dryRun }))
    const theirs = await sent.ask('POST', '/v1/import', { body: { ...request, dryRun } })
    expect(theirs.status).toBe(200)
    expect(JSON.parse(JSON.stringify(ours))).toEqual(theirs.json)
    expect(ours.items.map(({ action, id }) => [action, id])).toEqual([['create', 'tulip']])
    expect(await kept(carried)).toEqual(await kept(sent))
  }
  expect((await kept(carried)).products.map(({ id }) => id)).toContain('tulip')
})

it('what is carried passes the same door', async () => {
  const backend = await backendForTest()
  const before = await kept(backend)
  const good: Carried = { body: { ...request, dryRun: false } }
  expect((await carry(backend, '/v1/import', good)).status).toBe(401)
  const bad: Carried = { body: { ...request, dryRun: false, catalog: 'all of it' } }
  const answer = await carry(backend, '/v1/import', bad, `Bearer ${token}`)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ code: 'request-invalid' })
  expect([good.answer, bad.answer]).toEqual([undefined, undefined])
  expect(await kept(backend)).toEqual(before)
})

it('a change, which is known again by its bytes, is not taken from what is carried', async () => {
  const backend = await backendForTest()
  const carried: Carried = { body: { product: 'rose', variant: null, quantity: 1 } }
  const path = `/v1/customers/${olena}/cart/lines`
  const answer = await carry(backend, path, carried, `Bearer ${token}`)
  expect(await answer.json()).toMatchObject({ code: 'not-json', status: 400 })
  expect(carried.answer).toBeUndefined()
  expect(unwrap(await backend.client.cart(olena)).lines).toEqual([])
})
