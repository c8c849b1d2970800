import { expect } from 'vitest'
import type { Choices } from '../../../src/catalog/plan.ts'
import type { ImportResult } from '../../../src/client/wire/import.ts'
import type { Product } from '../../../src/shop/catalog.ts'
import type { Result } from '../../../src/shop/problem.ts'
import { category } from '../a-catalog.ts'
import { admin, daily } from '../a-day.ts'
import { olena, type TestBackend, unwrap } from '../open-backend.ts'
import { type Flat, fieldsOf, ruleOf, written } from './rule.ts'

type Choice = 'ours' | 'theirs'

/** What the shop must hold of a product. */
interface Known {
  /** What the files said at the last import; undefined: they do not know it. */
  base: Flat | undefined
  /** What the shop says; of stock, what was last declared or counted. */
  shop: Flat
  /** By the field of the stock. */
  onHand: Record<string, unknown>
}

/** Files, staff and customers at one shop, and beside it what the rule says of each. */
export class World {
  readonly #backend: TestBackend
  readonly files = new Map<string, { flat: Flat; wasId?: string }>()
  readonly known = new Map<string, Known>()
  /** Ids that went once: they do not come again here. */
  readonly #spent = new Set<string>()
  /** The files as they were last imported. */
  #imported = new Map<string, { flat: Flat; wasId?: string }>()
  /** How often a plan was made of edited files alone. */
  plansOfEdited = 0
  #prints = 0
  #names = 0

  constructor(backend: TestBackend) {
    this.#backend = backend
  }

  write(id: string, field: string, value: unknown): void {
    const file = this.files.get(id)
    if (!file || !fieldsOf(file.flat).includes(field)) return
    this.files.set(id, { ...file, flat: { ...file.flat, [field]: value } })
  }

  writeNew(id: string, flat: Flat): void {
    if (this.#spent.has(id) || this.#isTaken(id) || this.known.has(id)) return
    this.files.set(id, { flat })
  }

  /** The files take over what staff added, with one field as they like it. */
  adopt(id: string, field: string, value: unknown): void {
    const known = this.known.get(id)
    if (!known || this.#isTaken(id) || !fieldsOf(known.shop).includes(field)) return
    this.files.set(id, { flat: { ...known.shop, [field]: value } })
  }

  /** Check refuses files in which something is what another says it was. */
  #isTaken(id: string): boolean {
    return this.files.has(id) || [...this.files.values()].some(({ wasId }) => wasId === id)
  }

  strike(id: string): void {
    this.files.delete(id)
  }

  rename(id: string): void {
    const file = this.files.get(id)
    if (!file || file.wasId !== undefined || !this.known.has(id)) return
    this.#names += 1
    this.files.delete(id)
    this.files.set(`${id.split('-')[0]}-${this.#names}`, { flat: file.flat, wasId: id })
  }

  async edit(id: string, field: string, value: unknown): Promise<void> {
    const known = this.known.get(id)
    if (!known || !fieldsOf(known.shop).includes(field) || field === 'description') return
    const [first, second, third] = field.split('.')
    const change =
      first === 'title'
        ? { title: String(value), ...(second === undefined ? {} : { language: second }) }
        : first === 'variants'
          ? { variant: second ?? '', [third ?? '']: value ?? null }
          : { [field]: value ?? null }
    const { client } = this.#backend
    unwrap(await client.changeProduct(admin, id, change, this.#backend.key()))
    known.shop = { ...known.shop, [field]: value }
    if (field.endsWith('stock')) known.onHand[field] = value
  }

  async add(title: string, price: number, stock: number): Promise<void> {
    const wanted = { category: 'flowers', title, price, stock }
    const { client } = this.#backend
    const added = unwrap(await client.addProduct(admin, wanted, this.#backend.key()))
    const shop = { title, price, stock, hidden: false }
    this.known.set(added.id, { base: undefined, shop, onHand: { stock } })
  }

  /** Somebody buys a piece, to be paid on delivery: it leaves the shelf. */
  async sell(id: string, size: 's' | 'l'): Promise<void> {
    const known = this.known.get(id)
    if (!known || known.shop.hidden) return
    const isPlain = !('variants.s.price' in known.shop)
    const field = isPlain ? 'stock' : `variants.${size}.stock`
    const left = known.onHand[field]
    if (left === 0) return
    await this.#backend.fill(olena, isPlain ? [id, 1] : [id, 1, size])
    const chosen = { method: 'on-delivery', delivery: 'pickup' } as const
    await this.#backend.place(olena, await this.#backend.draft(olena, chosen))
    if (typeof left === 'number') known.onHand[field] = left - 1
  }

  async wish(id: string): Promise<void> {
    const known = this.known.get(id)
    if (!known || known.shop.hidden || 'variants.s.price' in known.shop) return
    if (known.onHand.stock !== 0) await this.#backend.fill(olena, [id, 1])
  }

  /** Imports the files, and proves the plan and the shop against the rule. */
  async import(choice: Choice): Promise<void> {
    const expected = this.#expected(choice)
    this.#prints += 1
    const planned = unwrap(await this.#send(true))
    expect(shownBy(planned)).toEqual(expected.shown)
    const edited = this.#edited()
    const send = edited
      ? (dryRun: boolean, choices?: Choices, expect?: string) =>
          this.#sendEdited(edited, planned.revision ?? '', dryRun, choices, expect)
      : (dryRun: boolean, choices?: Choices, expect?: string) => this.#send(dryRun, choices, expect)
    if (edited) {
      this.plansOfEdited += 1
      expect(inNoOrder(unwrap(await send(true)))).toEqual(inNoOrder(planned))
    }
    const open = planned.conflicts.length > 0
    if (open) {
      const refused = await send(false, {}, planned.digest)
      expect(refused).toMatchObject({ ok: false, problem: { code: 'conflicts' } })
      await this.prove()
    }
    const applied = unwrap(await send(false, open ? { all: choice } : {}, planned.digest))
    expect(applied.applied).toBe(true)
    this.#imported = new Map(this.files)
    this.#follow(expected)
    await this.prove()
  }

  /** The shop, read where it is kept, against what it must hold. */
  async prove(): Promise<void> {
    const { store } = this.#backend
    await store.read(async (reader) => {
      const products = (await reader.find('products', {})).filter((one) => !one.archived)
      const held = new Map(products.map((one) => [one.id, one]))
      expect([...held.keys()].toSorted()).toEqual([...this.known.keys()].toSorted())
      for (const [id, known] of this.known) {
        const record = held.get(id)
        if (!record) continue
        const flat = flatOf(record)
        for (const field of fieldsOf(known.shop)) {
          if (field.endsWith('stock')) {
            const stock = field === 'stock' ? id : `${id}/${field.split('.')[1]}`
            const onHand = (await reader.get('stock', stock))?.onHand
            expect([id, field, onHand]).toEqual([id, field, known.onHand[field] ?? undefined])
          } else expect([id, field, flat[field]]).toEqual([id, field, known.shop[field]])
        }
      }
      for (const cart of await reader.find('carts', {})) {
        for (const line of cart.lines) expect(this.#renamed(line.product)).toBeUndefined()
      }
    })
  }

  #renamed(id: string): string | undefined {
    return [...this.files].find(([now, { wasId }]) => wasId === id && this.known.has(now))?.[0]
  }

  /** Products of the files that were edited since the last import; undefined: more than fields has changed. */
  #edited(): readonly Product[] | undefined {
    const before = [...this.#imported]
    const isAlike =
      before.length === this.files.size &&
      [...this.files].every(
        ([id, { wasId }], at) => before[at]?.[0] === id && before[at]?.[1].wasId === wasId,
      )
    if (!isAlike) return undefined
    return this.#products().filter(
      ({ id }, at) => at % 2 === 0 || this.files.get(id) !== this.#imported.get(id),
    )
  }

  #products(): Product[] {
    return [...this.files].map(([id, { flat, wasId }], at) => written(id, flat, at, wasId))
  }

  #sendEdited(
    products: readonly Product[],
    onto: string,
    dryRun: boolean,
    { all }: Choices = {},
    expect?: string,
  ): Promise<Result<ImportResult>> {
    // The files alone do not tell where a product stands.
    const outOfPlace = products.map((one) => ({ ...one, category: null, order: 0 }))
    return this.#backend.client.importEdited({
      ...{ products: outOfPlace, settings: daily, onto },
      ...{ files: `f${this.#prints}`, by: 'test', dryRun },
      ...(all === undefined ? {} : { choices: { all } }),
      ...(expect === undefined ? {} : { expect }),
    })
  }

  #send(dryRun: boolean, choices: Choices = {}, expect?: string): Promise<Result<ImportResult>> {
    const { all } = choices
    const products = this.#products()
    return this.#backend.client.import({
      ...{ catalog: { categories: [category('flowers', null)], products }, settings: daily },
      ...{ files: `f${this.#prints}`, by: 'test', dryRun },
      ...(all === undefined ? {} : { choices: { all } }),
      ...(expect === undefined ? {} : { expect }),
    })
  }

  #expected(choice: Choice) {
    const shown: Shown = { items: [], drift: [], conflicts: [] }
    const next = new Map<string, Known>()
    const met = new Set<string>()
    for (const [id, { flat, wasId }] of this.files) {
      const former =
        wasId !== undefined && this.known.has(wasId) && !this.known.has(id) ? wasId : id
      const known = this.known.get(former)
      if (!known) {
        shown.items.push(`create ${id}`)
        next.set(id, { base: flat, shop: flat, onHand: stocksOf(flat) })
        continue
      }
      met.add(former)
      if (former !== id) shown.items.push(`update ${id} id ${former} → ${id}`)
      const shop: Record<string, unknown> = {}
      const onHand = { ...known.onHand }
      for (const field of fieldsOf(flat)) {
        const sides = { base: known.base?.[field], files: flat[field], shop: known.shop[field] }
        const found = ruleOf(sides, choice)
        shop[field] = found.value
        if (found.shown === 'items')
          shown.items.push(`update ${id} ${field} ${sides.shop} → ${sides.files}`)
        if (found.shown === 'drift')
          shown.drift.push(`${id} ${field} ${sides.base} → ${sides.shop}`)
        if (found.shown === 'conflicts')
          shown.conflicts.push(`${id} ${field} ${sides.base} / ${sides.files} / ${sides.shop}`)
        const won = found.shown === 'items' || (found.shown === 'conflicts' && choice === 'ours')
        if (field.endsWith('stock') && won) onHand[field] = sides.files
      }
      next.set(id, { base: flat, shop, onHand })
    }
    for (const [id, known] of this.known) {
      if (met.has(id)) continue
      const { base } = known
      const isEdited = base && fieldsOf(base).some((field) => base[field] !== known.shop[field])
      if (!base) shown.drift.push(`${id} added`)
      else if (isEdited) shown.conflicts.push(`${id} *`)
      else shown.items.push(`delete ${id}`)
      if (!base || (isEdited && choice === 'theirs')) next.set(id, { ...known, base: undefined })
    }
    return { shown: sorted(shown), next }
  }

  #follow({ next }: { readonly next: ReadonlyMap<string, Known> }): void {
    for (const id of this.known.keys()) if (!next.has(id)) this.#spent.add(id)
    this.known.clear()
    for (const [id, known] of next) this.known.set(id, known)
  }
}

function inNoOrder(result: ImportResult): unknown {
  const sorted = (list: readonly unknown[]) => list.map((one) => JSON.stringify(one)).toSorted()
  const { drift, conflicts } = result
  return { ...result, drift: sorted(drift), conflicts: sorted(conflicts) }
}

interface Shown {
  readonly items: string[]
  readonly drift: string[]
  readonly conflicts: string[]
}

/** All that a plan shows of products, a line for each field. */
function shownBy({ items, drift, conflicts }: ImportResult): Shown {
  const said = (value: unknown) => String(value ?? undefined)
  const ofProducts = items.filter(({ kind }) => kind === 'product')
  return sorted({
    items: ofProducts.flatMap(({ action, id, fields }) =>
      action === 'update'
        ? fields.map(
            ({ name, before, after }) => `update ${id} ${name} ${said(before)} → ${said(after)}`,
          )
        : [`${action} ${id}`],
    ),
    drift: drift.flatMap(({ id, added, fields }) =>
      added
        ? [`${id} added`]
        : fields.map(({ name, before, after }) => `${id} ${name} ${said(before)} → ${said(after)}`),
    ),
    conflicts: conflicts.map(({ id, name, base, ours, theirs }) =>
      name === '*' ? `${id} *` : `${id} ${name} ${said(base)} / ${said(ours)} / ${said(theirs)}`,
    ),
  })
}

function sorted({ items, drift, conflicts }: Shown): Shown {
  return { items: items.toSorted(), drift: drift.toSorted(), conflicts: conflicts.toSorted() }
}

function stocksOf(flat: Flat): Record<string, unknown> {
  return Object.fromEntries(Object.entries(flat).filter(([field]) => field.endsWith('stock')))
}

function flatOf(record: Product): Flat {
  const { title, price, hidden, description, variants } = record
  const titles =
    typeof title === 'string' ? { title } : { 'title.uk': title.uk, 'title.en': title.en }
  if (variants.length === 0) return { ...titles, price, hidden, description }
  const prices = variants.map((one) => [`variants.${one.id}.price`, one.price])
  return { ...titles, hidden, description, ...Object.fromEntries(prices) }
}
