import type { Settings } from '../../shop/settings.ts'
import type { Store } from '../../store/store.ts'
import type { Current } from '../backend.ts'
import { indexCatalog } from './catalog-index.ts'

/** What the shop sells as of its last import; `fallback` until there was one. */
export function loadCurrent(store: Store, fallback: Settings): Promise<Current> {
  return store.read(async (reader) => {
    const [revision] = await reader.find('revisions', { newest: true, limit: 1 })
    const kept = await reader.get('settings', 'shop')
    return {
      settings: kept?.settings ?? fallback,
      revision: revision?.id ?? null,
      index: indexCatalog(await reader.find('categories', {}), await reader.find('products', {})),
    }
  })
}
