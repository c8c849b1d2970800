import { type Fixture, type Row, textIn } from './fixture.ts'
import { nameIn } from './texts.ts'

/** What a product or a variant is said to be. */
export interface Attribute {
  readonly name: string
  readonly value: string
  /** Whether buyers choose a variant by it. */
  readonly chosen: boolean
}

/** Of the product itself; several values of one attribute are one. */
export function attributesOf(product: Row, fixture: Fixture): Attribute[] {
  const values = new Map<string, string[]>()
  for (const row of fixture.of('attribute.assignedproductattributevalue', product.pk)) {
    const found = attributeOf(row.fields.value, fixture)
    if (found) values.set(found.name, [...(values.get(found.name) ?? []), found.value])
  }
  return [...values].map(([name, all]) => ({ name, value: all.join(', '), chosen: false }))
}

export function variantAttributes(variant: Row, fixture: Fixture): Attribute[] {
  return fixture.of('attribute.assignedvariantattribute', variant.pk).flatMap((assigned) => {
    const kind = fixture.find('attribute.attributevariant', assigned.fields.assignment)
    const values = fixture
      .of('attribute.assignedvariantattributevalue', assigned.pk)
      .flatMap((row) => attributeOf(row.fields.value, fixture) ?? [])
    const [first] = values
    if (!first) return []
    const value = values.map((one) => one.value).join(', ')
    return [{ name: first.name, value, chosen: kind?.fields.variant_selection !== false }]
  })
}

function attributeOf(value: unknown, fixture: Fixture): Omit<Attribute, 'chosen'> | undefined {
  const row = fixture.find('attribute.attributevalue', value)
  const attribute = row && fixture.find('attribute.attribute', row.fields.attribute)
  if (!attribute) return undefined
  const [name, text] = [nameIn(attribute), nameIn(row) || textIn(row, 'value')]
  return name === '' || text === '' ? undefined : { name, value: text }
}
