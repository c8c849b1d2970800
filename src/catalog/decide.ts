import type { Category, Product } from '../shop/catalog.ts'
import { asDeclared, bookkeeping, isEdited, withDeclared } from './declared.ts'
import { fieldChanges, told, whatItIs } from './field-changes.ts'
import { likenesses } from './likeness.ts'
import { mergeCategory } from './merge-category.ts'
import { mergeProduct } from './merge-product.ts'
import type {
  Choice,
  Choices,
  Conflict,
  Drift,
  Held,
  Kind,
  Plan,
  PlanItem,
  Wanted,
} from './plan.ts'
import { conflictKey } from './plan.ts'
import { heldRenamed, type Renames, renamesOf } from './rename.ts'
import { same, sameFields } from './same.ts'
import type { Choose, Difference } from './three-way.ts'

/** A plan with all that carries it out: only records that change are in it. */
export interface Decision {
  readonly plan: Plan
  readonly renames: Renames
  /** Records to be put, as they shall be. */
  readonly categories: readonly Category[]
  readonly products: readonly Product[]
  /** Stock to be set, by stock id; undefined: counted no more. */
  readonly stock: ReadonlyMap<string, number | undefined>
  /** How much would go and stays for now, by `prune: false`. */
  readonly waiting: number
  /** What goes, as the shop has it now; products that somebody's cart or order names are only hidden. */
  readonly gone: { readonly categories: readonly Category[]; readonly products: readonly Product[] }
}

/**
 * Compares what the merchant's files said at the last import, what they say now and what the shop holds. Pure.
 * It costs as much as looking at everything once; only what differs is looked at closely.
 */
export function decideImport(wanted: Wanted, held: Held, choices: Choices = {}): Decision {
  const renames = renamesOf(wanted, held)
  const shop = heldRenamed(held, renames)
  const categories = new Gathering<Category>('category', choices, (files, now, choose) => {
    const { category, differences } = mergeCategory(files, now, choose)
    return { record: category, differences }
  })
  categories.decide(wanted.catalog.categories, shop.categories, held.categories, renames.categories)
  const stock = new Map<string, number | undefined>()
  const products = new Gathering<Product>('product', choices, (files, now, choose) => {
    const merged = mergeProduct(files, now, choose)
    for (const [id, count] of merged.stock) stock.set(id, count)
    return { record: merged.product, differences: merged.differences }
  })
  products.decide(wanted.catalog.products, shop.products, held.products, renames.products)
  moveUp(products, categories.gone, shop)
  const items = [...categories.items, ...products.items]
  const count = (action: PlanItem['action']) =>
    items.reduce((sum, item) => sum + (item.action === action ? 1 : 0), 0)
  const [create, update, removed] = [count('create'), count('update'), count('delete')]
  const known = categories.known + products.known
  return {
    plan: {
      changes: { create, update, delete: removed, unchanged: known - update - removed },
      items,
      drift: [...categories.drift, ...products.drift],
      conflicts: [...categories.conflicts, ...products.conflicts],
      shop: { fields: fieldChanges(held.settings, wanted.settings) },
    },
    renames,
    categories: [...categories.puts.values()],
    products: [...products.puts.values()],
    stock,
    waiting: categories.waiting + products.waiting,
    gone: { categories: categories.gone, products: products.gone },
  }
}

type Entity = Category | Product
type MergeOne<T> = (
  files: T,
  shop: T,
  choose: Choose,
) => { readonly record: T; readonly differences: readonly Difference[] }

/** What becomes of all categories, or of all products. */
class Gathering<T extends Entity> {
  readonly items: PlanItem[] = []
  readonly drift: Drift[] = []
  readonly conflicts: Conflict[] = []
  readonly puts = new Map<string, T>()
  readonly gone: T[] = []
  /** What the shop had, archived products aside. */
  known = 0
  /** What would go, and stays for now. */
  waiting = 0
  /** What only the shop has, and keeps. */
  readonly kept: T[] = []
  readonly #kind: Kind
  readonly #choices: Choices
  readonly #merge: MergeOne<T>

  constructor(kind: Kind, choices: Choices, merge: MergeOne<T>) {
    this.#kind = kind
    this.#choices = choices
    this.#merge = merge
  }

  decide(
    wanted: readonly T[],
    shop: ReadonlyMap<string, T>,
    stored: ReadonlyMap<string, T>,
    renames: ReadonlyMap<string, string>,
  ): void {
    const formerIds = new Map([...renames].map(([old, id]) => [id, old]))
    const created: T[] = []
    let met = 0
    // Where nothing is renamed the shop is as it is stored.
    const isStored = shop === stored
    for (const files of wanted) {
      const now = shop.get(files.id)
      if (now === undefined) created.push(files)
      else {
        met += 1
        const former = formerIds.get(files.id)
        this.#meet(files, now, isStored ? now : stored.get(former ?? files.id), former)
      }
    }
    for (const record of shop.values()) if (!isArchived(record)) this.known += 1
    // Where everything that the shop has was met, there is nothing left to look for.
    if (met < shop.size) this.#leftOver(wanted, shop, stored)
    this.#create(created)
  }

  /** Both have it. */
  #meet(files: T, now: T, stored: T | undefined, former: string | undefined): void {
    if (!isEdited(now) && !isArchived(now) && sameFields(files, now, bookkeeping)) {
      if (former !== undefined) this.#update(files.id, [idChange(former, files.id)])
      if (now.order !== files.order) this.#put({ ...now, order: files.order })
      else if (now !== stored) this.#put(now)
      return
    }
    const { record, differences } = this.#merge(files, now, this.#choose(files.id))
    const fields = differences.filter(isUpdate).map(({ name, files: after, shop: before }) => ({
      name,
      ...told(name, before, after),
    }))
    if (former !== undefined) fields.unshift(idChange(former, files.id))
    if (isArchived(now)) this.known += 1
    if (isArchived(now)) fields.unshift({ name: 'archived', before: true, after: undefined })
    if (fields.length > 0) this.#update(files.id, fields)
    const drifted = differences.filter((one) => one.verdict === 'drift')
    if (drifted.length > 0) this.#driftOf(files.id, drifted)
    for (const one of differences) if (one.verdict === 'conflict') this.#conflict(files.id, one)
    if (!stored || !same(record, stored)) this.#put(record)
  }

  /** Only the shop has it. */
  #leftOver(
    wanted: readonly T[],
    shop: ReadonlyMap<string, T>,
    stored: ReadonlyMap<string, T>,
  ): void {
    const ids = new Set(wanted.map((one) => one.id))
    for (const now of shop.values()) {
      if (ids.has(now.id)) continue
      const stays = isArchived(now) || this.#staysInShop(now)
      if (!stays && this.#choices.prune === false) this.waiting += 1
      else if (!stays) {
        this.gone.push(now)
        this.items.push({ action: 'delete', kind: this.#kind, id: now.id, fields: [] })
      }
      if (!stays) continue
      if (!isArchived(now)) this.kept.push(now)
      const record = isArchived(now) || now.declared === null ? now : withDeclared(now, null)
      if (record !== stored.get(now.id)) this.#put(record)
    }
  }

  #staysInShop(now: T): boolean {
    if (now.declared === null) {
      this.drift.push({ kind: this.#kind, id: now.id, added: true, fields: whatItIs(now) })
      return true
    }
    if (!isEdited(now)) return false
    const name = '*'
    const chosen = this.#choice(now.id, name) ?? null
    const edits = editsOf(now)
    this.conflicts.push({
      ...{ kind: this.#kind, id: now.id, name, chosen },
      ...{ base: edits.before, ours: null, theirs: edits.after },
    })
    return chosen !== 'ours'
  }

  #create(created: readonly T[]): void {
    const alike = likenesses(created, this.gone)
    for (const { wasId: _, ...files } of created) {
      // `was-id` is about the past and no part of the record; without it a generic record is of the same type.
      const record = files as unknown as T
      const looksLike = alike.get(record.id)
      this.items.push({
        ...{ action: 'create', kind: this.#kind, id: record.id, fields: whatItIs(record) },
        ...(looksLike === undefined ? {} : { looksLike }),
      })
      this.#put(record)
    }
  }

  #update(id: string, fields: PlanItem['fields']): void {
    this.items.push({ action: 'update', kind: this.#kind, id, fields })
  }

  /** Something that only the shop has stands elsewhere now. */
  move(record: T, change: PlanItem['fields'][number]): void {
    this.#update(record.id, [change])
    this.#put(record)
  }

  #put(record: T): void {
    this.puts.set(record.id, record)
  }

  #driftOf(id: string, drifted: readonly Difference[]): void {
    const fields = drifted.map(({ name, base, shop }) => ({ name, ...told(name, base, shop) }))
    this.drift.push({ kind: this.#kind, id, added: false, fields })
  }

  #conflict(id: string, { name, base, files, shop }: Difference): void {
    const chosen = this.#choice(id, name) ?? null
    const was = told(name, base, files)
    const is = told(name, base, shop)
    this.conflicts.push({
      ...{ kind: this.#kind, id, name, chosen },
      ...{ base: was.before, ours: was.after, theirs: is.after },
    })
  }

  #choose(id: string): Choose {
    return (name) => {
      const choice = this.#choice(id, name)
      return choice && (choice === 'ours' ? 'files' : 'shop')
    }
  }

  #choice(id: string, name: string): Choice | undefined {
    const { all, each } = this.#choices
    return each?.[conflictKey({ kind: this.#kind, id, name })] ?? all
  }
}

/** What only the shop has does not vanish with its category: it moves up to the next one that stays. */
function moveUp(
  products: Gathering<Product>,
  gone: readonly Category[],
  shop: Pick<Held, 'categories'>,
): void {
  if (gone.length === 0) return
  const ids = new Set(gone.map((category) => category.id))
  for (const kept of products.kept) {
    const record = products.puts.get(kept.id) ?? kept
    let home = record.category
    while (home !== null && ids.has(home)) home = shop.categories.get(home)?.parent ?? null
    const alsoIn = record.alsoIn.filter((id) => !ids.has(id) && id !== home)
    if (home === record.category && alsoIn.length === record.alsoIn.length) continue
    products.move(
      { ...record, category: home, alsoIn },
      { name: 'category', before: record.category, after: home },
    )
  }
}

function isUpdate({ verdict, wins }: Difference): boolean {
  return verdict === 'update' || (verdict === 'conflict' && wins === 'files')
}

function isArchived(record: Entity): boolean {
  return 'archived' in record && record.archived === true
}

const idChange = (before: string, after: string) => ({ name: 'id', before, after })

/** The fields that staff changed of something, as the files said them and as the shop has them. */
function editsOf(record: Entity): {
  before: Record<string, unknown>
  after: Record<string, unknown>
} {
  const before: Record<string, unknown> = {}
  const after: Record<string, unknown> = {}
  for (const change of fieldChanges(asDeclared(record), record)) {
    before[change.name] = change.before
    after[change.name] = change.after
  }
  if ('counted' in record && record.counted) after.counted = record.counted
  return { before, after }
}
