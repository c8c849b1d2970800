import { done, failed, type Result } from '../../../shop/problem.ts'
import { readJsonItems } from '../json-items.ts'
import { looksLike } from '../looks-like.ts'
import { Spill } from '../spill.ts'

/** A row of a table, as Django dumps it. */
export interface Row {
  readonly pk: string
  readonly line: number
  readonly fields: Readonly<Record<string, unknown>>
}

/** Tables of what each product has, by the field that says of what a row is. */
const owned = {
  'product.productchannellisting': 'product',
  'product.productvariant': 'product',
  'product.productmedia': 'product',
  'product.producttranslation': 'product',
  'product.productvariantchannellisting': 'variant',
  'warehouse.stock': 'product_variant',
  'attribute.assignedproductattributevalue': 'product',
  'attribute.assignedvariantattribute': 'variant',
  'attribute.assignedvariantattributevalue': 'assignment',
} as const

/** Tables that every product may look into. */
const shared = [
  'channel.channel',
  'product.category',
  'product.categorytranslation',
  'product.producttype',
  'product.collection',
  'attribute.attribute',
  'attribute.attributevalue',
  'attribute.attributevariant',
  'discount.sale',
  'discount.promotion',
] as const

export type SharedTable = (typeof shared)[number]
export type OwnedTable = keyof typeof owned

/** What a fixture holds of a shop; who has it closes it. */
export class Fixture {
  readonly #shared = new Map<string, Map<string, Row>>()
  readonly #rows = new Spill<Row>()

  /** A row by its number; undefined: there is no such one. */
  find(table: SharedTable, pk: unknown): Row | undefined {
    return this.#shared.get(table)?.get(String(pk))
  }

  all(table: SharedTable): Row[] {
    return [...(this.#shared.get(table)?.values() ?? [])]
  }

  products(): Generator<Row> {
    return this.#rows.each(goods)
  }

  /** The rows of a table that are of one product, variant or assignment. */
  of(table: OwnedTable, pk: string): Row[] {
    return [...this.#rows.each(`${table} ${pk}`)]
  }

  get hasGoods(): boolean {
    return this.#rows.has(goods)
  }

  add(model: string, row: Row): void {
    if (model === goods) this.#rows.add(goods, row)
    else if (isOwned(model)) this.#rows.add(`${model} ${row.fields[owned[model]]}`, row)
    else if (isShared(model)) {
      const table = this.#shared.get(model) ?? new Map<string, Row>()
      this.#shared.set(model, table.set(row.pk, row))
    }
  }

  close(): void {
    this.#rows.close()
  }
}

const goods = 'product.product'
const isOwned = (model: string): model is OwnedTable => Object.hasOwn(owned, model)
const isShared = (model: string): model is SharedTable => shared.some((table) => table === model)

/** Reads a fixture to its end. Codes: `format-wrong`, those of `readJsonItems`, `file-unreadable`. */
export async function readFixture(file: string): Promise<Result<Fixture>> {
  const looks = await looksLike(file)
  if (!looks.ok) return looks
  if (looks.value.format !== 'saleor') return wrong(file, looks.value.description)
  const fixture = new Fixture()
  const read = await readJsonItems(file, ({ value, line }) => {
    const { model, pk, fields } = (value ?? {}) as Partial<Readonly<Record<string, unknown>>>
    if (typeof model !== 'string' || typeof fields !== 'object' || fields === null) return
    fixture.add(model, { pk: String(pk), line, fields: { ...fields } })
  })
  if (read.ok && fixture.hasGoods && fixture.all('channel.channel').length > 0) return done(fixture)
  fixture.close()
  return read.ok
    ? wrong(file, 'data of a Django site without the goods and channels of Saleor')
    : read
}

function wrong(file: string, description: string): Result<never> {
  return failed({
    code: 'format-wrong',
    message: `${file} is not a dump of Saleor: it looks like ${description}`,
    hint: 'Make one with: python manage.py dumpdata channel product attribute warehouse --output saleor.json',
  })
}

/** The text in a field; empty where there is none. */
export function textIn({ fields }: Row, name: string): string {
  const value = fields[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}
