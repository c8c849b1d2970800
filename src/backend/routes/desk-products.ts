import {
  deskProductPage,
  deskProductQuery,
  deskProduct as deskProductSchema,
  newPhoto,
  newProduct,
  productChange,
} from '../../client/wire/desk.ts'
import { photo } from '../../client/wire/text.ts'
import type { Product } from '../../shop/catalog.ts'
import { done } from '../../shop/problem.ts'
import { wordings } from '../../shop/text.ts'
import type { Backend } from '../backend.ts'
import { paginate } from '../catalog/views.ts'
import { keepPhoto } from '../desk/photos.ts'
import { addProduct, changeProduct, deskProduct } from '../desk/products.ts'
import { staffOf } from '../desk/staff.ts'
import { type Asked, changing, type Route, reading, refuse } from '../route.ts'

export const deskProductRoutes: readonly Route[] = [
  reading(
    {
      method: 'get',
      path: '/v1/desk/:actor/products',
      summary: 'Products by words of their titles, hidden ones too, for staff',
      query: deskProductQuery,
      answer: deskProductPage,
    },
    (backend, { params, query }) =>
      backend.store.read(async (reader) => {
        const staff = await staffOf(backend, reader, params)
        if (!staff.ok) return staff
        const all = [...backend.current.index.products.values()]
        const found = all.filter((product) => isNamed(product, query.q))
        const { shown, page, pages } = paginate(found, query)
        const products = []
        for (const product of shown) products.push(await deskProduct(reader, product))
        return done({ products, page, pages, total: found.length })
      }),
  ),
  reading(
    {
      method: 'get',
      path: '/v1/desk/:actor/products/:product',
      summary: 'A product, hidden or not, for staff',
      answer: deskProductSchema,
    },
    (backend, { params }) =>
      backend.store.read(async (reader) => {
        const staff = await staffOf(backend, reader, params)
        if (!staff.ok) return staff
        const product = await reader.get('products', productNow(backend, params))
        return product ? done(await deskProduct(reader, product)) : unknownProduct()
      }),
  ),
  changing(
    {
      method: 'put',
      path: '/v1/desk/:actor/products/:product',
      summary: 'Changes price, stock, title, visibility or picture of a product',
      body: productChange,
      answer: deskProductSchema,
      changesCatalog: true,
    },
    async (backend, { params, body }, writer) => {
      const staff = await staffOf(backend, writer, params)
      if (!staff.ok) return staff
      const product = await writer.get('products', productNow(backend, params))
      if (!product) return unknownProduct()
      const changed = await changeProduct(writer, product, body)
      return changed.ok ? done(await deskProduct(writer, changed.value)) : changed
    },
  ),
  changing(
    {
      method: 'post',
      path: '/v1/desk/:actor/products',
      summary: 'Adds a product to a category',
      body: newProduct,
      answer: deskProductSchema,
      changesCatalog: true,
    },
    async (backend, { params, body }, writer) => {
      const staff = await staffOf(backend, writer, params)
      if (!staff.ok) return staff
      const added = await addProduct(backend, writer, body)
      return added.ok ? done(await deskProduct(writer, added.value)) : added
    },
  ),
  // The same bytes are the same file: asked twice, it is kept once, without a key.
  reading(
    {
      method: 'post',
      path: '/v1/desk/:actor/photos',
      summary: 'Keeps a picture in the photos folder of the shop',
      body: newPhoto,
      answer: photo,
      bodyLimit: 15_000_000,
    },
    async (backend, { params, body }) => {
      const staff = await backend.store.read((reader) => staffOf(backend, reader, params))
      return staff.ok ? keepPhoto(backend.dir, body) : staff
    },
  ),
]

function isNamed(product: Product, query: string): boolean {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const names = [product.id, ...wordings(product.title)].map((name) => name.toLocaleLowerCase())
  return words.every((word) => names.some((name) => name.includes(word)))
}

/** A button of before names a product by the id it had then. */
function productNow(backend: Backend, params: Asked['params']): string {
  return backend.current.index.productNow(params.product ?? '')
}

function unknownProduct() {
  return refuse(404, { code: 'product-unknown', message: 'The shop has no such product' })
}
