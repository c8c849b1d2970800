import { declaredStock } from '../../catalog/counts.ts'
import { asDeclared, withDeclared } from '../../catalog/declared.ts'
import { slug } from '../../catalog/id.ts'
import type { DeskProduct, NewProduct, ProductChange } from '../../client/wire/desk.ts'
import {
  type Photo,
  type Product,
  stockId,
  type Variant,
  variantTitle,
} from '../../shop/catalog.ts'
import { done, type Result } from '../../shop/problem.ts'
import type { Text } from '../../shop/text.ts'
import type { Reader, Writer } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import { type Refusal, refuse } from '../route.ts'
import { onHand } from '../stock.ts'

/** A product as staff see it. */
export async function deskProduct(reader: Reader, product: Product): Promise<DeskProduct> {
  const variants: DeskProduct['variants'] = []
  for (const variant of product.variants) {
    const stock = await onHand(reader, stockId({ product: product.id, variant: variant.id }))
    const title = variantTitle(product, variant)
    variants.push({ id: variant.id, title, price: variant.price, onHand: stock })
  }
  return {
    id: product.id,
    category: product.category,
    title: product.title,
    price: product.price,
    hidden: product.hidden,
    photos: [...product.photos],
    onHand: variants.length > 0 ? null : await onHand(reader, product.id),
    variants,
  }
}

/**
 * Changes a product in the shop. The files do not know of it: the record notes what they said, so that the next
 * import tells an edit of staff from one of the files. A count of staff is noted beside what the files declare.
 * Codes: `variant-unknown`, `variant-needed`, `stock-of-keys`.
 */
export async function changeProduct(
  writer: Writer,
  product: Product,
  change: ProductChange,
): Promise<Result<Product, Refusal>> {
  const { variant, stock, price } = change
  const found = product.variants.find((one) => one.id === variant)
  if (variant !== undefined && !found)
    return refuse(404, { code: 'variant-unknown', message: 'The product has no such variant' })
  const needsVariant = product.variants.length > 0 && (price !== undefined || stock !== undefined)
  if (needsVariant && !found) {
    return refuse(409, {
      code: 'variant-needed',
      message: 'The product has variants: say which',
    })
  }
  if (stock !== undefined && product.deliver && 'keys' in product.deliver) {
    return refuse(409, {
      code: 'stock-of-keys',
      message: 'There are as many of it as there are keys',
      hint: 'Add keys to the catalogue and import it, or hide the product.',
    })
  }
  const id = stockId({ product: product.id, variant: found?.id ?? null })
  const held = stock === undefined ? product : recounted(product, id, stock)
  const changed = found ? withVariant(held, found, price) : withOwn(held, price)
  const edited: Product = {
    ...changed,
    ...(change.title === undefined
      ? {}
      : { title: retitled(product.title, change.title, change.language) }),
    ...(change.hidden === undefined ? {} : { hidden: change.hidden }),
    ...(change.photo === undefined ? {} : { photos: [change.photo, ...product.photos] }),
  }
  const after = notingFiles(product, edited)
  await writer.put('products', after)
  if (stock === null) await writer.delete('stock', id)
  else if (stock !== undefined) await writer.put('stock', { id, onHand: stock })
  return done(after)
}

/** A new product of the shop. Code: `category-unknown`. */
export async function addProduct(
  backend: Backend,
  writer: Writer,
  wanted: NewProduct,
): Promise<Result<Product, Refusal>> {
  const { category, title, price, description, stock, photo } = wanted
  if (category !== null && !(await writer.get('categories', category)))
    return refuse(404, { code: 'category-unknown', message: 'The shop has no such category' })
  const siblings = backend.current.index.productsOf(category)
  const product: Product = {
    id: await freshId(writer, title),
    category,
    alsoIn: [],
    order: 1 + Math.max(0, ...siblings.map((one) => one.order)),
    title,
    ...(description === undefined ? {} : { description }),
    price,
    photos: photo ? [photo as Photo] : [],
    ...(stock == null ? {} : { stock }),
    hidden: wanted.hidden ?? false,
    options: {},
    variants: [],
    declared: null,
  }
  await writer.put('products', product)
  if (stock != null) await writer.put('stock', { id: product.id, onHand: stock })
  return done(product)
}

/** What was gone from the files and is shown again is the shop's own from then on. */
function notingFiles(before: Product, { archived, ...after }: Product): Product {
  if (archived && !after.hidden) return withDeclared(after, null)
  return withDeclared(
    archived === undefined ? after : { ...after, archived },
    asDeclared(before) ?? null,
  )
}

/** The files' own number once more is no count of its own. */
function recounted({ counted, ...product }: Product, id: string, stock: number | null): Product {
  const { [id]: _, ...others } = counted ?? {}
  const isDeclared = (declaredStock(product).get(id) ?? null) === stock
  const counts = isDeclared ? others : { ...others, [id]: stock }
  return Object.keys(counts).length === 0 ? product : { ...product, counted: counts }
}

function withOwn(product: Product, price: number | undefined): Product {
  return price === undefined ? product : { ...product, price }
}

function withVariant(product: Product, variant: Variant, price: number | undefined): Product {
  if (price === undefined) return product
  const variants = product.variants.map((one) => (one.id === variant.id ? { ...one, price } : one))
  return { ...product, variants, price: Math.min(...variants.map((one) => one.price)) }
}

function retitled(before: Text, title: string, language: string | undefined): Text {
  if (typeof before === 'string' || language === undefined) return title
  return { ...before, [language]: title }
}

async function freshId(reader: Reader, title: string): Promise<string> {
  const base = slug(title) || 'product'
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : `-${number}`
    const id = base.slice(0, 40 - end.length) + end
    if (!(await reader.get('products', id))) return id
  }
}
