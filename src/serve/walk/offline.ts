import { type CatalogIndex, indexCatalog } from '../../backend/catalog/catalog-index.ts'
import { categoryView, productView } from '../../backend/catalog/views.ts'
import type { CategoryPage, ProductView } from '../../client/wire/catalog.ts'
import type { Catalog } from '../../shop/catalog.ts'
import type { Reader } from '../../store/store.ts'

/** The answers of the backend about a catalogue that is in no store, with the stock that its files declare. */
export interface Offline {
  readonly index: CatalogIndex
  category(id: string | null, page: number): Promise<CategoryPage | undefined>
  product(id: string): Promise<ProductView | undefined>
}

export function offline(catalog: Catalog): Offline {
  const index = indexCatalog(catalog.categories, catalog.products)
  const reader = declaredStock(index)
  return {
    index,
    category: (id, page) => categoryView(reader, index, revision, id, { page, size: goodsAPage }),
    product: (id) => productView(reader, index, revision, id),
  }
}

const revision = 'offline'

/** As many as the bot asks for. */
const goodsAPage = 8

function declaredStock(index: CatalogIndex): Reader {
  const get = async (collection: string, id: string) => {
    if (collection !== 'stock') return undefined
    const [product = '', variant] = id.split('/')
    const found = index.products.get(product)
    const counted =
      variant === undefined ? found : found?.variants.find((one) => one.id === variant)
    return counted?.stock === undefined ? undefined : { id, onHand: counted.stock }
  }
  return {
    // Stock is all that views of the catalogue ask for.
    get: get as Reader['get'],
    find: async () => [],
    count: async () => 0,
  }
}
