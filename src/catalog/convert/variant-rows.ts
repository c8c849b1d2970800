import { type ForeignVariant, mostVariants, type Note } from './foreign.ts'
import type { Notes } from './notes.ts'

/** A row that is one choice of a product. */
export interface VariantRow {
  readonly at: Pick<Note, 'line' | 'subject'>
  /** By the names of the product's options. */
  readonly options: Readonly<Record<string, string>>
  /** What it costs and how many there are; asked only for a row that is carried. */
  readonly offer: () => Omit<ForeignVariant, 'options'> | undefined
}

export interface Choices {
  readonly options: Readonly<Record<string, readonly string[]>>
  readonly variants: readonly ForeignVariant[]
}

/** The variants of a product whose rows are one each, and the values they differ in, in the rows' order. */
export function choicesIn(
  names: readonly string[],
  rows: readonly VariantRow[],
  notes: Notes,
): Choices {
  const variants: ForeignVariant[] = []
  const taken = new Set<string>()
  for (const { at, options, offer } of rows) {
    const missing = names.find((name) => (options[name] ?? '') === '')
    const combination = JSON.stringify(names.map((name) => options[name]))
    if (missing !== undefined)
      notes.leftOut(at, 'option-missing', `It does not say its "${missing}", as the others do`)
    else if (taken.has(combination))
      notes.leftOut(at, 'variation-twice', 'Another variant has the same options')
    else if (variants.length === mostVariants)
      notes.leftOut(at, 'too-many-variants', `A product has at most ${mostVariants} variants here`)
    else {
      taken.add(combination)
      const offered = offer()
      if (offered) variants.push({ options, ...offered })
    }
  }
  const values = (name: string) => [
    ...new Set(variants.flatMap((variant) => variant.options[name] ?? [])),
  ]
  return { options: Object.fromEntries(names.map((name) => [name, values(name)])), variants }
}
