import type { Settings } from '../../shop/settings.ts'
import type { Collection } from '../../store/schema.ts'
import type { Change, Reader, Store } from '../../store/store.ts'
import type { Backend, Current } from '../backend.ts'
import { indexCatalog } from './catalog-index.ts'

/** What the shop sells as of its last import; `fallback` until there was one. */
export function loadCurrent(store: Store, fallback: Settings): Promise<Current> {
  return store.read(async (reader) => {
    const index = indexCatalog(
      await reader.find('categories', {}),
      await reader.find('products', {}),
    )
    return { ...(await loadHead(reader, fallback)), index }
  })
}

/** The same without what is sold, which is read by `loadCatalog` when somebody asks. */
export function loadBrief(store: Store, fallback: Settings): Promise<Current> {
  return store.read(async (reader) => {
    return {
      ...(await loadHead(reader, fallback)),
      get index(): never {
        throw new Error('What the shop sells has not been read: the route is not withoutCatalog')
      },
    }
  })
}

async function loadHead(reader: Reader, fallback: Settings): Promise<Omit<Current, 'index'>> {
  const [revision] = await reader.find('revisions', { newest: true, limit: 1 })
  const kept = await reader.get('settings', 'shop')
  return { settings: kept?.settings ?? fallback, revision: revision?.id ?? null }
}

const underWay = new WeakMap<Backend, Promise<void>>()

/** Reads what is sold where it has not been yet. */
export async function loadCatalog(backend: Backend): Promise<void> {
  backend.catalogRead ??= replaceCurrent(backend, loadCurrent)
  await backend.catalogRead
}

/** Makes what was just committed what customers are shown; one after another, so that no older state comes last. */
export function reload(backend: Backend): Promise<void> {
  return replaceCurrent(backend, backend.catalogRead ? loadCurrent : loadBrief)
}

const reloading = new WeakSet<Backend>()

/** Shows customers what another process has changed of what is sold; many changes are followed by one look. */
export function followElsewhere(backend: Backend, changes: readonly Change[]): void {
  if (!changes.some(({ collection }) => sold.has(collection)) || reloading.has(backend)) return
  reloading.add(backend)
  const follow = async () => {
    reloading.delete(backend)
    await reload(backend)
  }
  const before = underWay.get(backend) ?? Promise.resolve()
  before.then(follow, follow).catch((error: unknown) => {
    backend.log.warn('What was changed elsewhere could not be read yet', { error })
    const again = setTimeout(() => followElsewhere(backend, changes), 1000)
    again.unref()
  })
}

const sold: ReadonlySet<Collection> = new Set<Collection>([
  'categories',
  'products',
  'settings',
  'revisions',
])

function replaceCurrent(backend: Backend, load: typeof loadCurrent): Promise<void> {
  const replace = async () => {
    backend.current = await load(backend.store, backend.current.settings)
    backend.prepared.clear()
  }
  const done = (underWay.get(backend) ?? Promise.resolve()).then(replace, replace)
  underWay.set(backend, done)
  return done
}
