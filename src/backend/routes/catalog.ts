import {
  catalogTree,
  categoryPage,
  categoryQuery,
  productView as productSchema,
  revisionView,
  searchPage,
  searchQuery,
} from '../../client/wire/catalog.ts'
import { done } from '../../shop/problem.ts'
import type { Backend, Current } from '../backend.ts'
import type { CatalogIndex } from '../catalog/catalog-index.ts'
import type { Prepared } from '../catalog/prepared.ts'
import { type Search, searchMaker } from '../catalog/search.ts'
import { categoryView, type Page, productView, searchView } from '../catalog/views.ts'
import { type Route, reading, refuse } from '../route.ts'

export const catalogRoutes: readonly Route[] = [
  reading(
    {
      method: 'get',
      path: '/v1/products/:id',
      summary: 'A product with what can be bought of it now',
      answer: productSchema,
      prepared: true,
    },
    async (backend, { params }, key) => {
      const id = backend.current.index.productNow(params.id ?? '')
      const made = await prepare(backend, key, [id], (reader, current) =>
        productView(reader, current.index, nameOf(current), id),
      )
      return made ?? unknown('product')
    },
  ),
  ...['/v1/categories', '/v1/categories/:id'].map((path) =>
    reading(
      {
        method: 'get',
        path,
        summary: path.endsWith(':id') ? 'A page of a category' : 'A page of the top of the shop',
        query: categoryQuery,
        answer: categoryPage,
        prepared: true,
      },
      async (backend, { params, query }, key) => {
        const id = params.id === undefined ? null : backend.current.index.categoryNow(params.id)
        const shown = shownOn(backend.current.index, id, query)
        const made = await prepare(backend, key, shown, (reader, current) =>
          categoryView(reader, current.index, nameOf(current), id, query),
        )
        return made ?? unknown('category')
      },
    ),
  ),
  reading(
    {
      method: 'get',
      path: '/v1/search',
      summary: 'Products whose words begin with the words searched for',
      query: searchQuery,
      answer: searchPage,
    },
    async (backend, { query }) => {
      const { current } = backend
      const found = (await searchOf(backend, current))(query.q)
      return done(
        await backend.store.read((reader) =>
          searchView(reader, nameOf(current), query.q, found, query),
        ),
      )
    },
  ),
  reading(
    {
      method: 'get',
      path: '/v1/catalog',
      summary: 'Every visible category with the number of goods in it',
      answer: catalogTree,
      prepared: true,
    },
    async (backend, _asked, key) => {
      const made = await prepare(backend, key, [], async (_reader, current) => ({
        revision: nameOf(current),
        categories: treeOf(current.index),
      }))
      return made ?? unknown('category')
    },
  ),
  reading(
    {
      method: 'get',
      path: '/v1/catalog/revision',
      summary: 'Which import the shop is at, and from which files it came',
      answer: revisionView,
      withoutCatalog: true,
    },
    ({ store, current: { revision } }) =>
      store.read(async (reader) => {
        const kept = revision === null ? undefined : await reader.get('revisions', revision)
        const categories = await reader.count('categories')
        const products = await reader.count('products')
        const counts = { categories, products }
        return done({ revision, files: kept?.files ?? null, at: kept?.at ?? null, counts })
      }),
  ),
]

type Reader = Parameters<Parameters<Backend['store']['read']>[0]>[0]

/** Makes an answer, and keeps it unless stock has moved meanwhile. */
async function prepare(
  backend: Backend,
  key: string,
  products: readonly string[],
  make: (reader: Reader, current: Current) => Promise<unknown>,
): Promise<Prepared | undefined> {
  const { current, prepared } = backend
  const version = prepared.version
  const view = await backend.store.read((reader) => make(reader, current))
  if (!view) return undefined
  const made = { body: JSON.stringify(view), revision: nameOf(current) }
  return prepared.keep(key, made, products, version)
}

function shownOn(index: CatalogIndex, id: string | null, { page, size }: Page): string[] {
  const all = index.productsOf(id)
  const last = Math.max(1, Math.ceil(all.length / size))
  const from = (Math.min(page, last) - 1) * size
  return all.slice(from, from + size).map((product) => product.id)
}

function treeOf(index: CatalogIndex) {
  const below = (parent: string | null): ReturnType<typeof entry>[] =>
    index.childrenOf(parent).flatMap((category) => [entry(category), ...below(category.id)])
  const entry = (category: ReturnType<CatalogIndex['childrenOf']>[number]) => ({
    id: category.id,
    parent: category.parent,
    title: category.title,
    count: index.countOf(category.id),
  })
  return below(null)
}

/** The search of a revision is made when somebody first searches. */
const searches = new WeakMap<Current, Promise<Search>>()
const makers = new WeakMap<Backend, ReturnType<typeof searchMaker>>()

function searchOf(backend: Backend, current: Current): Promise<Search> {
  const known = searches.get(current)
  if (known) return known
  const make = makers.get(backend) ?? searchMaker()
  makers.set(backend, make)
  const { index } = current
  const visible = [...index.products.keys()].flatMap((id) => index.visibleProduct(id) ?? [])
  const made = make(visible)
  searches.set(current, made)
  return made
}

const nameOf = (current: Current) => current.revision ?? 'none'

function unknown(what: 'product' | 'category') {
  return refuse(404, { code: `${what}-unknown`, message: `The shop has no such ${what}` })
}
