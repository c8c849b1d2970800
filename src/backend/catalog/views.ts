import type {
  CategoryPage,
  ProductSummary,
  ProductView,
  SearchPage,
} from '../../client/wire/catalog.ts'
import { type Category, type Product, pathTo, stockId, variantTitle } from '../../shop/catalog.ts'
import type { Reader } from '../../store/store.ts'
import { onHand } from '../stock.ts'
import type { CatalogIndex } from './catalog-index.ts'
import type { Found } from './search.ts'

export interface Page {
  readonly page: number
  readonly size: number
}

export async function categoryView(
  reader: Reader,
  index: CatalogIndex,
  revision: string,
  id: string | null,
  asked: Page,
): Promise<CategoryPage | undefined> {
  const category = id === null ? null : index.categories.get(id)
  if (category === undefined || (id !== null && !index.visibleCategory(id))) return undefined
  const all = index.productsOf(id)
  const { shown, page, pages } = paginate(all, asked)
  const summaries = await summarize(reader, shown)
  return {
    revision,
    category: category && {
      id: category.id,
      title: category.title,
      ...(category.description === undefined ? {} : { description: category.description }),
      ...(category.photo === undefined ? {} : { photo: category.photo }),
    },
    path: category ? crumbs(category.parent, index) : [],
    categories:
      page === 1
        ? index.childrenOf(id).map((child) => ({
            id: child.id,
            title: child.title,
            count: index.countOf(child.id),
          }))
        : [],
    products: summaries,
    page,
    pages,
    total: all.length,
  }
}

export async function productView(
  reader: Reader,
  index: CatalogIndex,
  revision: string,
  id: string,
): Promise<ProductView | undefined> {
  const product = index.visibleProduct(id)
  if (!product) return undefined
  const stocks = await stocksOf(reader, product)
  const counted = product.variants.length === 0 ? stocks[0] : null
  return {
    revision,
    id: product.id,
    title: product.title,
    ...(product.description === undefined ? {} : { description: product.description }),
    price: product.price,
    ...(product.was === undefined ? {} : { was: product.was }),
    ...(product.sku === undefined ? {} : { sku: product.sku }),
    photos: [...product.photos],
    options: Object.fromEntries(
      Object.entries(product.options).map(([name, values]) => [name, [...values]]),
    ),
    variants: product.variants.map((variant, at) => ({
      id: variant.id,
      title: variantTitle(product, variant),
      options: { ...variant.options },
      price: variant.price,
      ...(variant.was === undefined ? {} : { was: variant.was }),
      ...(variant.sku === undefined ? {} : { sku: variant.sku }),
      available: stocks[at] ?? null,
    })),
    available: counted ?? null,
    soldOut: isSoldOut(stocks),
    path: crumbs(product.category, index),
  }
}

export async function searchView(
  reader: Reader,
  revision: string,
  query: string,
  found: Found,
  asked: Page,
): Promise<SearchPage> {
  const { page, pages, from, to } = placeOf(asked, found.total)
  const products = await summarize(reader, found.slice(from, to))
  return { revision, query, products, page, pages, total: found.total }
}

async function summarize(reader: Reader, products: readonly Product[]): Promise<ProductSummary[]> {
  const summaries: ProductSummary[] = []
  for (const product of products) {
    const own = await stocksOf(reader, product)
    const prices = product.variants.map((variant) => variant.price)
    const most = Math.max(product.price, ...prices)
    summaries.push({
      id: product.id,
      title: product.title,
      price: product.price,
      ...(most === product.price ? {} : { priceTo: most }),
      ...(product.was === undefined ? {} : { was: product.was }),
      soldOut: isSoldOut(own),
    })
  }
  return summaries
}

/** Of the product itself, or of each of its variants in order. */
async function stocksOf(reader: Reader, product: Product): Promise<(number | null)[]> {
  const variants = product.variants.length === 0 ? [null] : product.variants.map((one) => one.id)
  const stocks: (number | null)[] = []
  for (const variant of variants) {
    stocks.push(await onHand(reader, stockId({ product: product.id, variant })))
  }
  return stocks
}

function isSoldOut(stocks: readonly (number | null)[]): boolean {
  return stocks.every((stock) => stock === 0)
}

function crumbs(
  id: string | null,
  index: CatalogIndex,
): { id: string; title: Category['title'] }[] {
  return pathTo(id, index.categories).map((category) => ({
    id: category.id,
    title: category.title,
  }))
}

export function paginate<T>(
  all: readonly T[],
  asked: Page,
): { shown: T[]; page: number; pages: number } {
  const { page, pages, from, to } = placeOf(asked, all.length)
  return { shown: all.slice(from, to), page, pages }
}

/** A page beyond the last one is the last one: goods may have gone since the button was made. */
function placeOf({ page: asked, size }: Page, total: number) {
  const pages = Math.max(1, Math.ceil(total / size))
  const page = Math.min(asked, pages)
  return { page, pages, from: (page - 1) * size, to: page * size }
}
