import type {
  CategoryPage,
  ProductSummary,
  ProductView,
  SearchPage,
} from '../../client/wire/catalog.ts'
import { type Category, type Product, pathTo, stockId, variantTitle } from '../../shop/catalog.ts'
import type { Reader } from '../../store/store.ts'
import { type Availability, availability } from '../stock.ts'
import type { CatalogIndex } from './catalog-index.ts'

/** An answer, and until when it is true if nothing is sold meanwhile. */
export interface View<T> {
  readonly body: T
  readonly until: string | null
}

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
  now: Date,
): Promise<View<CategoryPage> | undefined> {
  const category = id === null ? null : index.categories.get(id)
  if (category === undefined || (id !== null && !index.visibleCategory(id))) return undefined
  const all = index.productsOf(id)
  const { shown, page, pages } = paginate(all, asked)
  const summaries = await summarize(reader, shown, now)
  return {
    until: summaries.until,
    body: {
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
      products: summaries.body,
      page,
      pages,
      total: all.length,
    },
  }
}

export async function productView(
  reader: Reader,
  index: CatalogIndex,
  revision: string,
  id: string,
  now: Date,
): Promise<View<ProductView> | undefined> {
  const product = index.visibleProduct(id)
  if (!product) return undefined
  const stocks = await stocksOf(reader, product, now)
  const counted = product.variants.length === 0 ? stocks[0]?.pieces : null
  return {
    until: earliest(stocks),
    body: {
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
        available: stocks[at]?.pieces ?? null,
      })),
      available: counted ?? null,
      soldOut: isSoldOut(stocks),
      path: crumbs(product.category, index),
    },
  }
}

export async function searchView(
  reader: Reader,
  revision: string,
  query: string,
  found: readonly Product[],
  asked: Page,
  now: Date,
): Promise<SearchPage> {
  const { shown, page, pages } = paginate(found, asked)
  const { body } = await summarize(reader, shown, now)
  return { revision, query, products: body, page, pages, total: found.length }
}

async function summarize(
  reader: Reader,
  products: readonly Product[],
  now: Date,
): Promise<View<ProductSummary[]>> {
  const body: ProductSummary[] = []
  const stocks: Availability[] = []
  for (const product of products) {
    const own = await stocksOf(reader, product, now)
    stocks.push(...own)
    const prices = product.variants.map((variant) => variant.price)
    const most = Math.max(product.price, ...prices)
    body.push({
      id: product.id,
      title: product.title,
      price: product.price,
      ...(most === product.price ? {} : { priceTo: most }),
      ...(product.was === undefined ? {} : { was: product.was }),
      soldOut: isSoldOut(own),
    })
  }
  return { body, until: earliest(stocks) }
}

/** Of the product itself, or of each of its variants in order. */
async function stocksOf(reader: Reader, product: Product, now: Date): Promise<Availability[]> {
  const variants = product.variants.length === 0 ? [null] : product.variants.map((one) => one.id)
  const stocks: Availability[] = []
  for (const variant of variants) {
    stocks.push(await availability(reader, stockId({ product: product.id, variant }), now))
  }
  return stocks
}

function isSoldOut(stocks: readonly Availability[]): boolean {
  return stocks.every((stock) => stock.pieces === 0)
}

function earliest(stocks: readonly Availability[]): string | null {
  return stocks.flatMap((stock) => stock.until ?? []).sort()[0] ?? null
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

/** A page beyond the last one is the last one: goods may have gone since the button was made. */
function paginate<T>(all: readonly T[], asked: Page): { shown: T[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(all.length / asked.size))
  const page = Math.min(asked.page, pages)
  return { shown: all.slice((page - 1) * asked.size, page * asked.size), page, pages }
}
