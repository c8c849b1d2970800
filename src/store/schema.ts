import type { Cart } from '../shop/cart.ts'
import type { Category, Product } from '../shop/catalog.ts'
import type { Customer } from '../shop/customer.ts'
import type { Dialog } from '../shop/dialog.ts'
import type { ProductKey } from '../shop/digital.ts'
import type { Lease } from '../shop/lease.ts'
import type { Notice, OrderCard } from '../shop/notice.ts'
import type { Order } from '../shop/order.ts'
import type { Payment } from '../shop/payment.ts'
import type { Staff } from '../shop/people.ts'
import type { Redemption } from '../shop/promotion.ts'
import type { Refund } from '../shop/refund.ts'
import type { Service } from '../shop/service.ts'
import type { Settings } from '../shop/settings.ts'
import type { Hold, Stock } from '../shop/stock.ts'

/** What is kept, by collection. Records are values: they are replaced, never changed in place. */
export interface Records {
  categories: Category
  products: Product
  customers: Customer
  carts: Cart
  orders: Order
  payments: Payment
  refunds: Refund
  redemptions: Redemption
  keys: ProductKey
  dialogs: Dialog
  staff: Staff
  cards: OrderCard
  stock: Stock
  holds: Hold
  notices: Notice
  turns: Lease
  services: Service
  answers: KeptAnswer
  photos: UploadedPhoto
  updates: SetAsideUpdate
  revisions: Revision
  undos: Undo
  settings: KeptSettings
}

export type Collection = keyof Records

/** The answer to a mutation, kept with its effect under the caller's Idempotency-Key. */
export interface KeptAnswer {
  readonly key: string
  /** SHA-256 of method, path and body: the same key for another request is a fault of the caller. */
  readonly request: string
  readonly status: number
  readonly body: string
  /** ISO 8601 */
  readonly at: string
}

/** Bot API: a file_id is good for one bot only, so it is known by bot and content. */
export interface UploadedPhoto {
  /** `<bot id>:<SHA-256 or URL>` */
  readonly id: string
  readonly fileId: string
}

/** An update that kept failing. Bot API: Update */
export interface SetAsideUpdate {
  readonly id: string
  readonly update: unknown
  readonly error: string
  readonly attempts: number
  readonly at: string
}

/** One import of the merchant's files, or one step back from it; the newest ones are kept. */
export interface Revision {
  /** Zero-padded serial, so that keys sort by age. */
  readonly id: string
  /** Fingerprint of the files it came from; of a step back, of those that it went back to. */
  readonly files: string
  readonly at: string
  readonly by: string
  readonly changes: { readonly create: number; readonly update: number; readonly delete: number }
  /** A step back: the revision that it took back, and the one that the shop is like since. */
  readonly rollback?: { readonly of: string; readonly to: string }
}

/** Part of what takes a revision back: the records that it changed, as they were. */
export interface Undo {
  /** `<revision>-<zero-padded serial>` */
  readonly id: string
  readonly revision: string
  /** JSON of rows (catalog/undo.ts), deflated, base64. */
  readonly rows: string
}

/** shop.yaml as imported: one record, `shop`. */
export interface KeptSettings {
  readonly id: 'shop'
  readonly settings: Settings
}

export function collections(): Collection[] {
  // The keys of the schema are the collections by its `satisfies`.
  return Object.keys(schema) as Collection[]
}

/** Key and indexes of a collection, for a driver that asks by name: to be given records of that collection only. */
export function keptBy(collection: Collection): Kept<unknown> {
  // `put` is typed by the collection, and no driver mixes tables.
  return schema[collection] as unknown as Kept<unknown>
}

export interface Kept<T> {
  readonly key: (record: T) => string
  /** Index values of a record; undefined leaves the record out of that index. */
  readonly indexes: Readonly<Record<string, (record: T) => string | undefined>>
  /**
   * Of an index that few records are in: the JSON of each of them has one of these words, so that they are found
   * without looking at all others.
   */
  readonly words?: Readonly<Record<string, readonly string[]>>
}

const define = <T, I extends Kept<T>['indexes']>(
  key: (record: T) => string,
  indexes: I,
  words: { readonly [Name in keyof I]?: readonly string[] } = {},
) => ({ key, indexes, words })

/** What staff have changed, and the files do not say. */
const edited = (record: Category | Product) =>
  record.declared !== undefined || ('counted' in record && record.counted !== undefined)
    ? 'yes'
    : undefined

/** The one description of keys and indexes that every driver follows. */
export const schema = {
  categories: define((category: Category) => category.id, { edited }, { edited: ['"declared":'] }),
  products: define(
    (product: Product) => product.id,
    { edited, archived: (product: Product) => (product.archived ? 'yes' : undefined) },
    { edited: ['"declared":', '"counted":'], archived: ['"archived":'] },
  ),
  customers: define((customer: Customer) => String(customer.id), {}),
  carts: define((cart: Cart) => String(cart.customer), {}),
  orders: define((order: Order) => order.id, {
    customer: (order: Order) => String(order.customer.id),
    number: (order: Order) => order.number,
    status: (order: Order) => order.status,
    draft: (order: Order) => (order.status === 'draft' ? String(order.customer.id) : undefined),
  }),
  payments: define((payment: Payment) => payment.chargeId, {
    order: (payment: Payment) => payment.order ?? undefined,
    day: (payment: Payment) => `${payment.method}:${payment.at.slice(0, 10)}`,
    provider: (payment: Payment) => payment.providerChargeId || undefined,
    raised: (payment: Payment) =>
      payment.outcome !== 'paid' && payment.resolution === null ? 'yes' : undefined,
  }),
  refunds: define((refund: Refund) => refund.id, {
    order: (refund: Refund) => refund.order ?? undefined,
    charge: (refund: Refund) => refund.chargeId ?? undefined,
    status: (refund: Refund) => refund.status,
  }),
  redemptions: define((redemption: Redemption) => redemption.id, {
    code: (redemption: Redemption) => redemption.code,
    use: (redemption: Redemption) => `${redemption.code}:${redemption.customer}`,
    order: (redemption: Redemption) => redemption.order,
  }),
  keys: define((key: ProductKey) => key.id, {
    free: (key: ProductKey) => (key.order === null ? key.product : undefined),
    product: (key: ProductKey) => key.product,
  }),
  dialogs: define((dialog: Dialog) => String(dialog.id), {}),
  staff: define((staff: Staff) => String(staff.id), {}),
  cards: define((card: OrderCard) => card.id, {
    order: (card: OrderCard) => card.order,
  }),
  stock: define((stock: Stock) => stock.id, {}),
  holds: define((hold: Hold) => hold.id, {
    order: (hold: Hold) => hold.order,
    stock: (hold: Hold) => hold.stock,
  }),
  notices: define((notice: Notice) => notice.id, {
    free: (notice: Notice) => (notice.lease ? undefined : 'yes'),
    leased: (notice: Notice) => (notice.lease ? 'yes' : undefined),
  }),
  turns: define((lease: Lease) => lease.id, {
    /** The only one: it stays as it is from tap to tap, so that a tap changes no index, which others would run into. */
    hour: (lease: Lease) => lease.until.slice(0, 13),
  }),
  services: define((service: Service) => service.id, {}),
  answers: define((answer: KeptAnswer) => answer.key, {
    hour: (answer: KeptAnswer) => answer.at.slice(0, 13),
  }),
  photos: define((photo: UploadedPhoto) => photo.id, {}),
  updates: define((update: SetAsideUpdate) => update.id, {}),
  revisions: define((revision: Revision) => revision.id, {}),
  undos: define((undo: Undo) => undo.id, { revision: (undo: Undo) => undo.revision }),
  settings: define((kept: KeptSettings) => kept.id, {}),
} satisfies { [C in Collection]: Kept<Records[C]> }
