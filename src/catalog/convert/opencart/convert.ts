import { done, failed, type Result } from '../../../shop/problem.ts'
import type { Convert, ConvertOptions, ForeignProduct } from '../foreign.ts'
import { takenLanguages } from '../languages.ts'
import { Notes } from '../notes.ts'
import { categoriesOf } from './categories.ts'
import { readGoods } from './goods.ts'
import { isDump } from './looks.ts'
import { productOf, type Shared } from './product.ts'
import { readSetup, type Setup } from './setup.ts'
import { Tally } from './tally.ts'

/** A SQL dump of OpenCart 2 to 4 or ocStore, by mysqldump, phpMyAdmin or OpenCart's own backup. */
export const convertOpenCart: Convert = async (file, options) => {
  const looks = await isDump(file)
  if (!looks.ok) return looks
  const notes = new Notes()
  const setup = await readSetup(file, notes)
  if (!setup.ok) return setup
  const fits = fitsCurrency(file, setup.value, options)
  if (!fits.ok) return fits
  const languages = takenLanguages(setup.value.languages, options)
  if (!languages.ok) return languages
  const goods = await readGoods(file, setup.value, languages.value, notes)
  if (!goods.ok) return goods
  const shared: Shared = {
    goods: goods.value,
    categories: categoriesOf(goods.value, notes),
    notes,
    tally: new Tally(),
    options,
  }
  return done({
    categories: shared.categories.list,
    languages: languages.value.map(({ code }) => code),
    products: productsOf(shared),
    notes,
  })
}

/** A rate would make prices that nobody has seen, so there is no other currency than the dump's. */
function fitsCurrency(file: string, { currency }: Setup, options: ConvertOptions): Result<null> {
  if (currency === undefined || currency === options.currency) return done(null)
  return failed({
    code: 'currency-differs',
    message: `The prices in ${file} are in ${currency}; the shop's currency is ${options.currency}`,
    hint: `Amounts are carried as they are: for a new shop add --currency ${currency}; else write "currency: ${currency}" into shop.yaml.`,
  })
}

async function* productsOf(shared: Shared): AsyncGenerator<ForeignProduct> {
  try {
    for (const written of shared.goods.products()) {
      const product = productOf(written, shared)
      if (product) yield product
    }
    shared.tally.tell(shared.notes)
  } finally {
    shared.goods.close()
  }
}
