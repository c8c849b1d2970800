import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Product } from '../../../src/shop/catalog.ts'
import type { Query, Store } from '../../../src/store/store.ts'
import { storeContract } from '../contract.ts'
import { hastyDisk, openSound, shopFolder } from './shop-folder.ts'

storeContract('lowdb, opened for little', async () => {
  const dir = await shopFolder()
  const open = () => openSound({ dir, brief: true })
  return { store: await open(), reopen: open }
})

const number = fc.nat(620)
const look = fc.constantFrom('plain', 'edited', 'counted', 'archived', 'in its text')
const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('put' as const), number, look }),
    fc.record({ kind: fc.constant('delete' as const), number }),
    fc.record({ kind: fc.constant('get' as const), number }),
    fc.record({ kind: fc.constant('edited' as const) }),
    fc.record({ kind: fc.constant('archived' as const) }),
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('all' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen' as const) }) },
  ),
  { maxLength: 25 },
)

it('holds the same whether it is opened for little or for all', async () => {
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.array(look, { minLength: 600, maxLength: 600 }),
      async (all, looks) => {
        const dirs = [await shopFolder(), await shopFolder()]
        const open = (brief: boolean) =>
          openSound({ dir: dirs[brief ? 1 : 0] ?? '', brief, disk: hastyDisk })
        const [filled, alike] = [await open(false), await open(true)]
        for (const store of [filled, alike]) {
          await store.write(async (writer) => {
            for (const [at, one] of looks.entries()) await writer.put('products', product(at, one))
          })
          await store.close()
        }
        let [full, brief] = [await open(false), await open(true)]
        for (const step of all) {
          if (step.kind === 'reopen') {
            await full.close()
            await brief.close()
            full = await open(false)
            brief = await open(true)
          } else expect(await take(brief, step)).toEqual(await take(full, step))
          expect((await brief.health()).facts.products).toBe((await full.health()).facts.products)
        }
        expect(await find(brief, {})).toEqual(await find(full, {}))
        await full.close()
        await brief.close()
      },
    ),
    { numRuns: 8 },
  )
})

type Step = Exclude<typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never, { kind: 'reopen' }>

async function take(store: Store, step: Step): Promise<unknown> {
  if (step.kind === 'put') {
    const put = product(step.number, step.look)
    return store.write((writer) => writer.put('products', put))
  }
  if (step.kind === 'delete')
    return store.write((writer) => writer.delete('products', idOf(step.number)))
  if (step.kind === 'get') return store.read((reader) => reader.get('products', idOf(step.number)))
  return find(store, step.kind === 'all' ? {} : { index: { name: step.kind, value: 'yes' } })
}

const find = (store: Store, query: Query<'products'>) =>
  store.read((reader) => reader.find('products', query))

const idOf = (number: number) => `product-${number}`

function product(number: number, look: string): Product {
  return {
    id: idOf(number),
    category: null,
    alsoIn: [],
    order: number,
    title: look === 'in its text' ? 'says "declared": and "archived":\n' : 'Троянда',
    price: 4550,
    photos: [],
    hidden: false,
    options: {},
    variants: [],
    ...(look === 'edited' ? { declared: { price: 4000 } } : {}),
    ...(look === 'counted' ? { counted: { [idOf(number)]: 3 } } : {}),
    ...(look === 'archived' ? { archived: true } : {}),
  }
}
