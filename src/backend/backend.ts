import type { Log } from '../shop/log.ts'
import type { Service } from '../shop/service.ts'
import type { Settings } from '../shop/settings.ts'
import type { Store } from '../store/store.ts'
import type { CatalogIndex } from './catalog/catalog-index.ts'
import type { PreparedAnswers } from './catalog/prepared.ts'
import type { Bookings } from './payments/bookings.ts'

/** What every route works with; made once by `createApp`. */
export interface Backend {
  readonly store: Store
  /** The shop's folder, for the bytes of pictures. */
  readonly dir: string
  readonly clock: () => Date
  /** A random whole number from 0 up to, not including, `below`. */
  readonly random: (below: number) => number
  readonly log: Log
  readonly version: string
  readonly startedAt: Date
  /** What the shop sells as of the last import; replaced as a whole. */
  current: Current
  /** What it sells is being read, or has been; until then only routes `withoutCatalog` can be answered. */
  catalogRead: Promise<void> | undefined
  readonly prepared: PreparedAnswers
  /** Who runs, of a store that is not shared. Not kept: whoever lives says it again. */
  readonly services: Map<string, Service>
  /** Counts payments. */
  readonly bookings: Bookings
  /** Ends with the app: whoever waits then gives up. */
  readonly closing: AbortSignal
}

export interface Current {
  readonly settings: Settings
  /** null until the first import. */
  readonly revision: string | null
  readonly index: CatalogIndex
}
