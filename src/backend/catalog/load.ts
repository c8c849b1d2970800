import type { Settings } from '../../shop/settings.ts'
import type { Store } from '../../store/store.ts'
import type { Backend, Current } from '../backend.ts'
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

const underWay = new WeakMap<Backend, Promise<void>>()

/** Makes what was just committed what customers are shown; one after another, so that no older state comes last. */
export function reload(backend: Backend): Promise<void> {
  const load = async () => {
    backend.current = await loadCurrent(backend.store, backend.current.settings)
    backend.prepared.clear()
  }
  const done = (underWay.get(backend) ?? Promise.resolve()).then(load, load)
  underWay.set(backend, done)
  return done
}
