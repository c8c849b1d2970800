import { type Category, type Photo, type Product, pathTo } from '../../shop/catalog.ts'

/** The catalogue of one revision, arranged for what customers ask; holds the store's records, copies nothing. */
export interface CatalogIndex {
  readonly categories: ReadonlyMap<string, Category>
  readonly products: ReadonlyMap<string, Product>
  /** Whether customers see it: not hidden, and nothing above it hidden. */
  readonly visibleCategory: (id: string) => boolean
  readonly visibleProduct: (id: string) => Product | undefined
  /** The id of today of what an old link or button names. */
  readonly productNow: (id: string) => string
  readonly categoryNow: (id: string) => string
  /** Visible children, in order; null: the top of the shop. */
  readonly childrenOf: (id: string | null) => readonly Category[]
  readonly productsOf: (id: string | null) => readonly Product[]
  /** Visible products in a category and below it, each once. */
  readonly countOf: (id: string) => number
  /** Files of pictures by the hash of their bytes. */
  readonly photoPath: (hash: string) => string | undefined
  readonly counts: {
    readonly categories: number
    readonly products: number
    readonly variants: number
  }
}

export function indexCatalog(
  categoryList: readonly Category[],
  productList: readonly Product[],
): CatalogIndex {
  const categories = new Map(categoryList.map((category) => [category.id, category]))
  const products = new Map(productList.map((product) => [product.id, product]))
  const visible = visibleCategories(categories)
  const children = new Map<string | null, Category[]>()
  for (const category of categoryList) {
    if (visible.has(category.id)) listUnder(children, category.parent, category)
  }
  const shown = new Map<string | null, Product[]>()
  const counts = new Map<string, number>()
  const photos = new Map<string, string>()
  let variants = 0
  for (const product of productList) {
    variants += product.variants.length
    for (const photo of product.photos) keepPhoto(photos, photo)
    if (product.hidden) continue
    const homes = homesOf(product).filter((home) => home === null || visible.has(home))
    for (const home of homes) listUnder(shown, home, product)
    const above = new Set(homes.flatMap((home) => pathTo(home, categories).map((one) => one.id)))
    for (const id of above) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  for (const category of categoryList) keepPhoto(photos, category.photo)
  for (const list of children.values()) list.sort(byOrder)
  for (const list of shown.values()) list.sort(byOrder)
  const visibleProduct = (id: string) => {
    const product = products.get(id)
    if (!product || product.hidden) return undefined
    return homesOf(product).some((home) => home === null || visible.has(home)) ? product : undefined
  }
  return {
    categories,
    products,
    visibleCategory: (id) => visible.has(id),
    visibleProduct,
    productNow: idsOfToday(products),
    categoryNow: idsOfToday(categories),
    childrenOf: (id) => children.get(id) ?? [],
    productsOf: (id) => shown.get(id) ?? [],
    countOf: (id) => counts.get(id) ?? 0,
    photoPath: (hash) => photos.get(hash),
    counts: { categories: categories.size, products: products.size, variants },
  }
}

/** Every category a product stands in; null: the top of the shop. */
export function homesOf(product: Product): (string | null)[] {
  return [...new Set([product.category, ...product.alsoIn])]
}

/** What is renamed keeps its links, unless something else has the old id by now. */
function idsOfToday(records: ReadonlyMap<string, Category | Product>): (id: string) => string {
  const names = new Map<string, string>()
  for (const { id, formerly } of records.values()) {
    for (const old of formerly ?? []) if (!records.has(old)) names.set(old, id)
  }
  return (id) => names.get(id) ?? id
}

function visibleCategories(categories: ReadonlyMap<string, Category>): Set<string> {
  const known = new Map<string, boolean>()
  const isVisible = (id: string, depth: number): boolean => {
    const answer = known.get(id)
    if (answer !== undefined) return answer
    const category = categories.get(id)
    const sees =
      category !== undefined &&
      !category.hidden &&
      depth < categories.size + 1 &&
      (category.parent === null || isVisible(category.parent, depth + 1))
    known.set(id, sees)
    return sees
  }
  return new Set([...categories.keys()].filter((id) => isVisible(id, 0)))
}

function listUnder<T>(lists: Map<string | null, T[]>, key: string | null, value: T): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

function keepPhoto(photos: Map<string, string>, photo: Photo | undefined): void {
  if (photo && 'hash' in photo) photos.set(photo.hash, photo.path)
}

function byOrder(a: { order: number; id: string }, b: { order: number; id: string }): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1)
}
