import type { Catalog, Category, Product } from '../shop/catalog.ts'
import type { Settings } from '../shop/settings.ts'

export interface Wanted {
  readonly catalog: Catalog
  readonly settings: Settings
}

/** What the shop holds now. */
export interface Held {
  readonly categories: ReadonlyMap<string, Category>
  readonly products: ReadonlyMap<string, Product>
  /** undefined: never imported. */
  readonly settings: Settings | undefined
}

export type Kind = 'category' | 'product'

export interface FieldChange {
  /** The way to it: `price`, `title.uk`, `variants.s.price`; `id` of what is renamed by `was-id`. */
  readonly name: string
  readonly before: unknown
  readonly after: unknown
}

export interface PlanItem {
  readonly action: 'create' | 'update' | 'delete'
  readonly kind: Kind
  readonly id: string
  readonly fields: FieldChange[]
  /** Of what is new: something that goes and looks like the same under another id, for `was-id`. */
  readonly looksLike?: string
  /** What of customers it touches; absent: nothing. */
  readonly stakes?: Stakes
  /** Of what goes: it is kept hidden, for carts or orders name it. */
  readonly archived?: true
}

/** Who is touched when a product changes or goes. */
export interface Stakes {
  /** Carts that hold it. */
  readonly carts: number
  /** Invoices sent and not paid yet. */
  readonly invoices: number
  /** All other orders that name it; only counted where it goes. */
  readonly orders: number
}

/** What staff changed in the chat and the files do not say: it is kept. */
export interface Drift {
  readonly kind: Kind
  readonly id: string
  /** Whether the files do not know it at all. */
  readonly added: boolean
  /** `before` is what the files say, `after` what the shop has. */
  readonly fields: FieldChange[]
}

/** What both the files and the shop changed since the last import, and to different values. */
export interface Conflict {
  readonly kind: Kind
  readonly id: string
  /** The field; `*`: the files no longer name the thing, and staff have changed it. */
  readonly name: string
  readonly base: unknown
  /** What the files say now. */
  readonly ours: unknown
  /** What the shop has now. */
  readonly theirs: unknown
  /** null: nobody has decided. */
  readonly chosen: Choice | null
}

/** Whose value wins a conflict: that of the files (`ours`) or of the shop (`theirs`). */
export type Choice = 'ours' | 'theirs'

export interface Choices {
  /** For every conflict that `each` does not name. */
  readonly all?: Choice | undefined
  /** By `conflictKey`. */
  readonly each?: Readonly<Record<string, Choice>> | undefined
  /** false: what the files no longer name stays for now. */
  readonly prune?: boolean | undefined
}

/** `product red-rose price` */
export function conflictKey({ kind, id, name }: Pick<Conflict, 'kind' | 'id' | 'name'>): string {
  return `${kind} ${id} ${name}`
}

/** What an import would do. Plain data: printed, sent, saved, and only then applied. */
export interface Plan {
  /** Categories and products; variants are fields of their product. */
  readonly changes: { create: number; update: number; delete: number; unchanged: number }
  readonly items: PlanItem[]
  readonly drift: Drift[]
  readonly conflicts: Conflict[]
  /** Fields of shop.yaml. */
  readonly shop: { readonly fields: FieldChange[] }
}
