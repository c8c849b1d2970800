import {
  type Category,
  type Photo,
  type Product,
  stockId,
  type Variant,
} from '../../shop/catalog.ts'
import { formatAmount } from '../../shop/money.ts'
import { type Field, textValue, type Value } from './value.ts'

/** A product as it is written into a file; what it delivers is not in it. */
export function productEntry(
  product: Product,
  exponent: number,
): { readonly map: readonly Field[] } {
  const { id, title, description, photos, alsoIn, hidden, options, variants } = product
  const isSoldItself = variants.length === 0
  return {
    map: [
      ['id', { plain: id }],
      ['title', textValue(title)],
      ...(description === undefined ? [] : [['description', textValue(description)] as const]),
      ...(isSoldItself ? [['price', amount(product.price, exponent)] as const] : []),
      ...(product.was === undefined ? [] : [['was', amount(product.was, exponent)] as const]),
      ...(photos.length === 0 ? [] : [['photos', { list: photos.map(photoValue) }] as const]),
      ...(product.stock === undefined || !isSoldItself
        ? []
        : [['stock', { plain: String(product.stock) }] as const]),
      ...(product.sku === undefined ? [] : [['sku', { text: product.sku }] as const]),
      ...(alsoIn.length === 0
        ? []
        : [['also-in', { list: alsoIn.map((one) => ({ plain: one })) }] as const]),
      ...(hidden ? [['hidden', { plain: 'true' }] as const] : []),
      ...(Object.keys(options).length === 0 ? [] : [['options', optionsValue(options)] as const]),
      ...(isSoldItself
        ? []
        : [['variants', { list: variants.map((one) => variantEntry(one, exponent)) }] as const]),
    ],
  }
}

/** A product whose stock is what staff counted in the chat, where they did. */
export function withCounts(product: Product): Product {
  const { counted = {}, stock, ...rest } = product
  const of = (variant: string | null, declared: number | undefined) => {
    const count = counted[stockId({ product: product.id, variant })]
    const left = count === undefined ? declared : (count ?? undefined)
    return left === undefined ? {} : { stock: left }
  }
  const variants = product.variants.map(({ stock: declared, ...variant }) => ({
    ...variant,
    ...of(variant.id, declared),
  }))
  return { ...rest, ...of(null, stock), variants }
}

/** A category as it is written into its category.yaml. */
export function categoryFields({ title, description, photo, order, hidden }: Category): Field[] {
  return [
    ['title', textValue(title)],
    ...(description === undefined ? [] : [['description', textValue(description)] as const]),
    ...(photo === undefined ? [] : [['photo', photoValue(photo)] as const]),
    ['order', { plain: String(order) }],
    ...(hidden ? [['hidden', { plain: 'true' }] as const] : []),
  ]
}

function variantEntry(
  { id, options, title, price, was, stock, sku }: Variant,
  exponent: number,
): Value {
  return {
    map: [
      ['id', { plain: id }],
      ...Object.entries(options).map(([name, value]) => [name, { text: value }] as const),
      ...(title === undefined ? [] : [['title', textValue(title)] as const]),
      ['price', amount(price, exponent)],
      ...(was === undefined ? [] : [['was', amount(was, exponent)] as const]),
      ...(stock === undefined ? [] : [['stock', { plain: String(stock) }] as const]),
      ...(sku === undefined ? [] : [['sku', { text: sku }] as const]),
    ],
  }
}

export function amount(smallest: number, exponent: number): Value {
  return { plain: formatAmount(smallest, exponent) }
}

const photoValue = (photo: Photo): Value => ({ text: 'url' in photo ? photo.url : photo.path })

const optionsValue = (options: Product['options']): Value => ({
  map: Object.entries(options).map(([name, values]) => [
    name,
    { list: values.map((text) => ({ text })) },
  ]),
})
