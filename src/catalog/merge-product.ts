import { type Product, stockId, type Variant } from '../shop/catalog.ts'
import { Counts } from './counts.ts'
import { asDeclared, withDeclared } from './declared.ts'
import {
  type Choose,
  type Difference,
  Merge,
  type Sides,
  sidesOf,
  withoutUndefined,
} from './three-way.ts'

/** What becomes of a product that both the files and the shop have. */
export interface MergedProduct {
  readonly product: Product
  readonly differences: readonly Difference[]
  /** Stock that the files set anew, by stock id; undefined: counted no more. All other counts stay. */
  readonly stock: ReadonlyMap<string, number | undefined>
}

/** Merges what the files say of a product with what the shop holds. Pure. */
export function mergeProduct(files: Product, shop: Product, choose: Choose): MergedProduct {
  const base = asDeclared(shop)
  const merge = new Merge(choose)
  const counts = new Counts(merge, shop)
  const one = <F extends keyof Product>(field: F): Product[F] | undefined =>
    merge.value(field, sidesOf(field, base, files, shop))
  const title = merge.text('title', sidesOf('title', base, files, shop)) ?? files.title
  const description = merge.text('description', sidesOf('description', base, files, shop))
  const plain = {
    category: one('category') ?? null,
    alsoIn: one('alsoIn') ?? [],
    photos: one('photos') ?? [],
    hidden: one('hidden') ?? false,
  }
  const rest = { was: one('was'), sku: one('sku'), deliver: one('deliver') }
  const sold = mergeSold(merge, counts, base, files, shop)
  const merged = withoutUndefined<Product>({
    id: files.id,
    order: files.order,
    title,
    ...plain,
    ...sold,
    description,
    ...rest,
    formerly: shop.formerly,
    counted: counts.kept(),
  })
  return {
    product: withDeclared(merged, files),
    differences: merge.differences,
    stock: counts.changed,
  }
}

type Sold = Pick<Product, 'price' | 'options' | 'variants'> & { stock: number | undefined }

/** What is bought of it: itself at its price, or its variants at theirs. */
function mergeSold(
  merge: Merge,
  counts: Counts,
  base: Product | undefined,
  files: Product,
  shop: Product,
): Sold {
  if (files.variants.length > 0 !== shop.variants.length > 0)
    return mergeOtherWay(merge, counts, base, files, shop)
  const sides = <F extends keyof Product>(field: F) => sidesOf(field, base, files, shop)
  const options = merge.value('options', sides('options')) ?? {}
  if (files.variants.length === 0) {
    // The price of a product with variants is the least of theirs, which nobody wrote.
    const own = base?.variants.length === 0 ? base : undefined
    const price = merge.value('price', sidesOf('price', own, files, shop)) ?? files.price
    const stock = counts.merge('stock', shop.id, own?.stock, files.stock)
    return { price, options, variants: [], stock }
  }
  const variants = mergeVariants(merge, counts, base, files, shop)
  return { price: leastOf(variants), options, variants, stock: undefined }
}

/**
 * The files sell it by variants and the shop does not, or the other way round: what staff did to the one means
 * nothing to the other, so that one of the two stands as a whole.
 */
function mergeOtherWay(
  merge: Merge,
  counts: Counts,
  base: Product | undefined,
  files: Product,
  shop: Product,
): Sold {
  const counted = shop.counted === undefined ? {} : { counted: shop.counted }
  const soldBy = (product: Product | undefined, more = {}) =>
    product && {
      ...more,
      options: product.options,
      ...(product.variants.length > 0
        ? { variants: product.variants }
        : { price: product.price, stock: product.stock }),
    }
  const way = {
    base: soldBy(base),
    files: soldBy(files),
    shop: soldBy(shop, counted),
  }
  merge.value('variants', way)
  const noted = merge.differences.at(-1)
  if (noted?.name === 'variants' && noted.wins === 'shop') {
    counts.keepAll()
    const { price, options, variants, stock } = shop
    return { price, options, variants, stock }
  }
  counts.replaceAll(files)
  const { price, options, variants, stock } = files
  return { price, options, variants, stock }
}

function mergeVariants(
  merge: Merge,
  counts: Counts,
  base: Product | undefined,
  files: Product,
  shop: Product,
): Variant[] {
  const [was, said, has] = [byId(base), byId(files), byId(shop)]
  const variants: Variant[] = []
  for (const id of new Set([...said.keys(), ...has.keys(), ...was.keys()])) {
    const sides = { base: was.get(id), files: said.get(id), shop: has.get(id) }
    const stock = stockId({ product: shop.id, variant: id })
    if (sides.files && sides.shop) {
      variants.push(mergeVariant(merge, counts, id, stock, sides, sides.files))
      continue
    }
    const counted = counts.of(stock)
    const shown = counted === undefined ? sides.shop : { ...sides.shop, counted }
    const kept = merge.value<Partial<Variant>>(`variants.${id}`, { ...sides, shop: shown })
    const isFromShop = kept !== undefined && kept === shown
    if (sides.shop && isFromShop) {
      counts.keep(stock)
      variants.push(sides.shop)
    } else if (sides.files && kept !== undefined) {
      counts.set(stock, sides.files.stock)
      variants.push(sides.files)
    } else if (sides.shop) counts.set(stock, undefined)
  }
  // Each side took out what the other kept: there must be something to buy.
  return variants.length > 0 ? variants : [...files.variants]
}

function mergeVariant(
  merge: Merge,
  counts: Counts,
  id: string,
  stock: string,
  sides: Sides<Variant>,
  files: Variant,
): Variant {
  const at = (field: string) => `variants.${id}.${field}`
  const one = <F extends keyof Variant>(field: F): Variant[F] | undefined =>
    merge.value(at(field), {
      base: sides.base?.[field],
      files: sides.files?.[field],
      shop: sides.shop?.[field],
    })
  return withoutUndefined<Variant>({
    id,
    options: one('options') ?? files.options,
    title: merge.text(at('title'), {
      base: sides.base?.title,
      files: sides.files?.title,
      shop: sides.shop?.title,
    }),
    price: one('price') ?? files.price,
    was: one('was'),
    sku: one('sku'),
    stock: counts.merge(at('stock'), stock, sides.base?.stock, sides.files?.stock),
  })
}

function byId(product: Product | undefined): Map<string, Variant> {
  return new Map(product?.variants.map((variant) => [variant.id, variant]))
}

function leastOf(variants: readonly Variant[]): number {
  return variants.reduce((least, { price }) => Math.min(least, price), Number.POSITIVE_INFINITY)
}
