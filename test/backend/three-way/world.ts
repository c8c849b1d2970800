import { expect } from 'vitest'
import type { Choices } from '../../../src/catalog/plan.ts'
import type { ImportResult } from '../../../src/client/wire/import.ts'
import type { Product } from '../../../src/shop/catalog.ts'
import type { Result } from '../../../src/shop/problem.ts'
import { category } from '../a-catalog.ts'
import { admin, daily } from '../a-day.ts'
import { olena, type TestBackend, unwrap } from '../open-backend.ts'
import { flatOf, said, written } from './flat.ts'
import {
  type Flat,
  fieldsOf,
  hasSize,
  isEdited,
  isSized,
  merged,
  sizesOf,
  soldFields,
  stocksOf,
} from './rule.ts'

type Choice = 'ours' | 'theirs'

/** What the shop must hold of a product. */
interface Known {
  /** What the files said at the last import; undefined: they do not know it. */
  base: Flat | undefined
  /** What the shop says; of stock, what was last declared or counted. */
  shop: Flat
  /** By the field of the stock. */
  onHand: Flat
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
    if (!file || !fieldsOf(file.flat).includes(field) || field === 'options') return
    this.files.set(id, { ...file, flat: { ...file.flat, [field]: value } })
  }

  /** Another size of it is written down. */
  writeSize(id: string, size: string, price: number, stock: unknown): void {
    const file = this.files.get(id)
    if (!file || !isSized(file.flat) || hasSize(file.flat, size)) return
    const offer = { [`variants.${size}.price`]: price, [`variants.${size}.stock`]: stock }
    this.files.set(id, { ...file, flat: withOptions({ ...file.flat, ...offer }) })
  }

  /** A size goes from the files; the last one may not. */
  strikeSize(id: string, size: string): void {
    const file = this.files.get(id)
    if (!file || !hasSize(file.flat, size) || sizesOf(file.flat).length === 1) return
    const kept = Object.entries(file.flat).filter(([field]) => !field.includes(`.${size}.`))
    this.files.set(id, { ...file, flat: withOptions(Object.fromEntries(kept)) })
  }

  /** The files sell by sizes what was bought as it is, or the other way round. */
  sellOtherwise(id: string, price: number, stock: unknown): void {
    const file = this.files.get(id)
    if (!file) return
    const sold = soldFields(file.flat)
    const kept = Object.entries(file.flat).filter(([field]) => !sold.includes(field))
    const flat = isSized(file.flat)
      ? { price, stock }
      : withOptions({ 'variants.s.price': price, 'variants.s.stock': stock })
    this.files.set(id, { ...file, flat: { ...Object.fromEntries(kept), ...flat } })
  }

  writeNew(id: string, flat: Flat): void {
    if (this.#spent.has(id) || this.#isTaken(id) || this.known.has(id)) return
    this.files.set(id, { flat })
  }

  /** The files take over what staff added, with one field as they like it. */
  adopt(id: string, field: string, value: unknown): void {
    const known = this.known.get(id)
    if (!known || this.#isTaken(id) || !fieldsOf(known.shop).includes(field)) return
    if (field === 'options' || (isSized(known.shop) && !isWhole(known.shop))) return
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
    if (!known || !fieldsOf(known.shop).includes(field)) return
    if (field === 'description' || field === 'options') return
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
    if (field.endsWith('stock')) known.onHand = { ...known.onHand, [field]: value }
  }

  async add(title: string, price: number, stock: number): Promise<void> {
    const wanted = { category: 'flowers', title, price, stock }
    const { client } = this.#backend
    const added = unwrap(await client.addProduct(admin, wanted, this.#backend.key()))
    const shop = { title, price, stock, hidden: false }
    this.known.set(added.id, { base: undefined, shop, onHand: { stock } })
  }

  /** Somebody buys a piece, to be paid on delivery: it leaves the shelf. */
  async sell(id: string, size: string): Promise<void> {
    const goods = this.#goods(id, size)
    const known = this.known.get(id)
    if (!goods || !known) return
    await this.#backend.fill(olena, goods.line)
    const chosen = { method: 'on-delivery', delivery: 'pickup' } as const
    await this.#backend.place(olena, await this.#backend.draft(olena, chosen))
    const left = known.onHand[goods.stock]
    if (typeof left === 'number') known.onHand = { ...known.onHand, [goods.stock]: left - 1 }
  }

  async wish(id: string, size: string): Promise<void> {
    const goods = this.#goods(id, size)
    if (goods) await this.#backend.fill(olena, goods.line)
  }

  /** A piece of it as a line of a cart; undefined: it cannot be had. */
  #goods(id: string, size: string) {
    const known = this.known.get(id)
    if (!known || known.shop.hidden) return undefined
    const sized = isSized(known.shop)
    if (sized && !hasSize(known.shop, size)) return undefined
    const stock = sized ? `variants.${size}.stock` : 'stock'
    if (known.onHand[stock] === 0) return undefined
    return { stock, line: sized ? ([id, 1, size] as const) : ([id, 1] as const) }
  }

  /** Imports the files, and proves the plan and the shop against the rule. */
  async import(choice: Choice): Promise<void> {
    const expected = this.#expected(choice)
    this.#prints += 1
    const planned = unwrap(await this.#send(true))
    expect(shownBy(planned)).toEqual(expected.shown)
    const { revision } = planned
    const edited = revision === null ? undefined : this.#edited()
    const send = edited
      ? (dryRun: boolean, choices?: Choices, expect?: string) =>
          this.#sendEdited(edited, revision ?? '', dryRun, choices, expect)
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
        const flat = Object.entries(known.shop).filter(([field]) => !field.endsWith('stock'))
        expect([id, flatOf(record)]).toEqual([id, Object.fromEntries(flat)])
      }
      const stock = (await reader.find('stock', {})).filter((one) =>
        this.known.has(one.id.split('/')[0] ?? ''),
      )
      const onHand = new Map(stock.map((one) => [one.id, one.onHand]))
      expect(onHand).toEqual(this.#onHand())
      for (const cart of await reader.find('carts', {})) {
        for (const line of cart.lines) expect(this.#renamed(line.product)).toBeUndefined()
      }
    })
  }

  /** What is on hand, by stock id; what is not counted is not in it. */
  #onHand(): Map<string, unknown> {
    const all = [...this.known].flatMap(([id, { onHand }]) =>
      Object.entries(onHand).map(([field, count]) => {
        const size = /^variants\.(.+)\.stock$/.exec(field)?.[1]
        return [size === undefined ? id : `${id}/${size}`, count] as const
      }),
    )
    return new Map(all.filter(([, count]) => count !== undefined))
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
      const found = merged(known.base, flat, known.shop, known.onHand, choice)
      for (const { field, shown: where, base, files, shop } of found.verdicts) {
        if (where === 'items') shown.items.push(`update ${id} ${field} ${shop} → ${files}`)
        if (where === 'drift') shown.drift.push(`${id} ${field} ${base} → ${shop}`)
        if (where === 'conflicts')
          shown.conflicts.push(`${id} ${field} ${base} / ${files} / ${shop}`)
      }
      next.set(id, { base: flat, shop: found.shop, onHand: found.onHand })
    }
    for (const [id, known] of this.known) {
      if (met.has(id)) continue
      const { base } = known
      const edited = base && isEdited(base, known.shop)
      if (!base) shown.drift.push(`${id} added`)
      else if (edited) shown.conflicts.push(`${id} *`)
      else shown.items.push(`delete ${id}`)
      if (!base || (edited && choice === 'theirs')) next.set(id, { ...known, base: undefined })
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

/** The sizes are the values that the product's option has. */
function withOptions(flat: Flat): Flat {
  return { ...flat, options: sizesOf(flat).join(',') }
}

/** Whether it is sold in just the sizes that its option names. */
function isWhole(flat: Flat): boolean {
  return flat.options === sizesOf(flat).join(',')
}
