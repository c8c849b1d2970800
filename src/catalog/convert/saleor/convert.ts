import { done } from '../../../shop/problem.ts'
import type { Convert, ForeignCategory, ForeignProduct } from '../foreign.ts'
import { takenLanguages } from '../languages.ts'
import { Notes } from '../notes.ts'
import { categoriesOf } from './categories.ts'
import { takenChannel } from './channels.ts'
import { type Fixture, readFixture, type SharedTable } from './fixture.ts'
import { productOf } from './product.ts'
import { type Language, languagesOf, nameIn } from './texts.ts'
import type { Shared } from './variants.ts'

/** What Django's `dumpdata` writes of a Saleor shop: a JSON list of the rows of its tables. */
export const convertSaleor: Convert = async (file, options) => {
  const read = await readFixture(file)
  if (!read.ok) return read
  const fixture = read.value
  const notes = new Notes()
  const channel = takenChannel(file, fixture, options, notes)
  const languages = takenLanguages(languagesOf(fixture), options)
  if (!channel.ok || !languages.ok) fixture.close()
  if (!channel.ok) return channel
  if (!languages.ok) return languages
  const categories = categoriesOf(fixture, languages.value, notes)
  tellLeft(fixture, notes)
  const shared: Shared = { fixture, channel: channel.value.pk, notes, options }
  const codes = languages.value.map(({ code }) => code)
  return done({
    categories,
    ...(codes.length > 1 ? { languages: codes } : {}),
    products: productsOf(languages.value, categories, shared),
    notes,
  })
}

const left: readonly (readonly [SharedTable, string, string])[] = [
  ['product.collection', 'collections', 'Collections are not carried, only categories'],
  ['discount.sale', 'sales', 'Sales are not carried, for prices here end with no day'],
  [
    'discount.promotion',
    'promotions',
    'Promotions are not carried, for prices here end with no day',
  ],
]

function tellLeft(fixture: Fixture, notes: Notes): void {
  for (const [table, subject, why] of left) {
    const [first, ...others] = fixture.all(table)
    if (!first) continue
    const names = [first, ...others].map(nameIn).join(', ')
    notes.changed({ line: first.line, subject }, 'not-carried', `${why}: ${names}`)
  }
}

async function* productsOf(
  languages: readonly Language[],
  categories: readonly ForeignCategory[],
  shared: Shared,
): AsyncGenerator<ForeignProduct> {
  try {
    for (const row of shared.fixture.products()) {
      const product = productOf(row, languages, categories, shared)
      if (product) yield product
    }
  } finally {
    shared.fixture.close()
  }
}
