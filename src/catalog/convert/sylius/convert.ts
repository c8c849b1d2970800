import { done } from '../../../shop/problem.ts'
import type { Convert, ConvertOptions, ForeignProduct } from '../foreign.ts'
import { takenLanguages } from '../languages.ts'
import { Notes } from '../notes.ts'
import { type Fixtures, readFixtures } from './fixtures.ts'
import { productOf } from './product.ts'
import { categoriesOf, languagesOf } from './taxons.ts'

/** The YAML fixtures that a Sylius shop is set up from: a file of them, or a folder. */
export const convertSylius: Convert = async (file, options) => {
  const fixtures = await readFixtures(file)
  if (!fixtures.ok) return fixtures
  const { taxons, products } = fixtures.value
  const languages = takenLanguages(languagesOf(taxons), options)
  if (!languages.ok) return languages
  const notes = new Notes()
  const categories = categoriesOf(taxons, languages.value, notes)
  const codes = languages.value.map(({ code }) => code)
  return done({
    categories,
    ...(codes.length === 0 ? {} : { languages: codes }),
    products: productsOf(fixtures.value, new Set(categories.map(({ key }) => key)), notes, options),
    withoutGoods: products.length === 0,
    notes,
  })
}

async function* productsOf(
  fixtures: Fixtures,
  taxons: ReadonlySet<string>,
  notes: Notes,
  options: ConvertOptions,
): AsyncGenerator<ForeignProduct> {
  for (const thing of fixtures.products) {
    const product = productOf(thing, fixtures, taxons, notes, options)
    if (product) yield product
  }
}
