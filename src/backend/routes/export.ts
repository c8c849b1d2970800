import { shopExport } from '../../client/wire/export.ts'
import type { Product } from '../../shop/catalog.ts'
import { done } from '../../shop/problem.ts'
import { type Route, reading } from '../route.ts'

export const exportRoutes: readonly Route[] = [
  reading(
    {
      method: 'get',
      path: '/v1/export',
      summary: 'The catalogue as the shop holds it, to be written into files',
      answer: shopExport,
      withoutCatalog: true,
    },
    (backend) =>
      backend.store.read(async (reader) => {
        const [newest] = await reader.find('revisions', { newest: true, limit: 1 })
        const kept = await reader.get('settings', 'shop')
        const products = await reader.find('products', {})
        return done({
          revision: newest?.id ?? null,
          settings: kept?.settings ?? backend.current.settings,
          categories: await reader.find('categories', {}),
          products: products.map(withoutDelivered),
          digital: products.flatMap(({ id, deliver }) =>
            deliver
              ? [{ product: id, as: 'keys' in deliver ? ('keys' as const) : ('text' as const) }]
              : [],
          ),
          stock: (await reader.find('stock', {})).map(({ id, onHand }) => ({ id, onHand })),
        })
      }),
  ),
]

/** What a buyer pays for goes to nobody else; what the files said of it neither. */
function withoutDelivered({ deliver: _, ...product }: Product): Product {
  if (!product.declared) return product
  const { deliver: _said, ...declared } = product.declared
  return { ...product, declared }
}
