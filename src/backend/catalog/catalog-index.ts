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

/** Arranges a catalogue; each part when it is first asked for, as an import asks for none and a tap for few. */
export function indexCatalog(
  categoryList: readonly Category[],
  productList: readonly Product[],
): CatalogIndex {
  const categories = lazily(() => new Map(categoryList.map((category) => [category.id, category])))
  const products = lazily(() => new Map(productList.map((product) => [product.id, product])))
  const visible = lazily(() => visibleCategories(categories()))
  const children = lazily(() => childrenByParent(categoryList, visible()))
  const shown = lazily(() => productsByHome(productList, visible()))
  const counts = lazily(() => countsBelow(productList, categories(), visible()))
  const photos = lazily(() => photosByHash(categoryList, productList))
  const productsOfToday = lazily(() => idsOfToday(products()))
  const categoriesOfToday = lazily(() => idsOfToday(categories()))
  const visibleProduct = (id: string) => {
    const product = products().get(id)
    if (!product || product.hidden) return undefined
    const homes = homesOf(product)
    return homes.some((home) => home === null || visible().has(home)) ? product : undefined
  }
  const variants = lazily(() => productList.reduce((sum, { variants }) => sum + variants.length, 0))
  return {
    get categories() {
      return categories()
    },
    get products() {
      return products()
    },
    visibleCategory: (id) => visible().has(id),
    visibleProduct,
    productNow: (id) => productsOfToday()(id),
    categoryNow: (id) => categoriesOfToday()(id),
    childrenOf: (id) => children().get(id) ?? [],
    productsOf: (id) => shown().get(id) ?? [],
    countOf: (id) => counts().get(id) ?? 0,
    photoPath: (hash) => photos().get(hash),
    get counts() {
      const [categories, products] = [categoryList.length, productList.length]
      return { categories, products, variants: variants() }
    },
  }
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function childrenByParent(
  categories: readonly Category[],
  visible: ReadonlySet<string>,
): Map<string | null, Category[]> {
  const children = new Map<string | null, Category[]>()
  for (const category of categories) {
    if (visible.has(category.id)) listUnder(children, category.parent, category)
  }
  for (const list of children.values()) list.sort(byOrder)
  return children
}

function productsByHome(
  products: readonly Product[],
  visible: ReadonlySet<string>,
): Map<string | null, Product[]> {
  const shown = new Map<string | null, Product[]>()
  for (const product of products) {
    for (const home of shownHomes(product, visible)) listUnder(shown, home, product)
  }
  for (const list of shown.values()) list.sort(byOrder)
  return shown
}

function countsBelow(
  products: readonly Product[],
  categories: ReadonlyMap<string, Category>,
  visible: ReadonlySet<string>,
): Map<string, number> {
  const counts = new Map<string, number>()
  const above = new Map<string | null, readonly string[]>()
  const pathIds = (home: string | null) => {
    const known = above.get(home) ?? pathTo(home, categories).map(({ id }) => id)
    above.set(home, known)
    return known
  }
  for (const product of products) {
    const homes = shownHomes(product, visible)
    const [home = null] = homes
    // Nearly all stand in one place; of the others each category above counts once.
    const ids = homes.length > 1 ? new Set(homes.flatMap(pathIds)) : pathIds(home)
    for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

function shownHomes(product: Product, visible: ReadonlySet<string>): (string | null)[] {
  if (product.hidden) return []
  return homesOf(product).filter((home) => home === null || visible.has(home))
}

function photosByHash(
  categories: readonly Category[],
  products: readonly Product[],
): Map<string, string> {
  const photos = new Map<string, string>()
  for (const product of products) for (const photo of product.photos) keepPhoto(photos, photo)
  for (const category of categories) keepPhoto(photos, category.photo)
  return photos
}

/** Every category a product stands in; null: the top of the shop. */
export function homesOf(product: Product): (string | null)[] {
  // Nearly all stand in one place, and at 100,000 goods a set for each is felt.
  if (product.alsoIn.length === 0) return [product.category]
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
