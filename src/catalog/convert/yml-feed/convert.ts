import { done, failed, type Result } from '../../../shop/problem.ts'
import type { Convert, ConvertOptions, ForeignProduct } from '../foreign.ts'
import { takenLanguages } from '../languages.ts'
import { Notes } from '../notes.ts'
import { categoriesOf } from './categories.ts'
import { type Gathered, gather } from './gathered.ts'
import { isFeed } from './looks.ts'
import { productOf, type Shared } from './product.ts'

/** The YML feed (`yml_catalog`) that Rozetka, Prom, Hotline and others take. */
export const convertYmlFeed: Convert = async (file, options) => {
  const looks = await isFeed(file)
  if (!looks.ok) return looks
  const notes = new Notes()
  const gathered = await gather(file, notes)
  if (!gathered.ok) return gathered
  const { offers, languages, seems } = gathered.value
  const chosen = fitsCurrency(file, gathered.value, options)
  const taken = chosen.ok ? takenLanguages(languages, options) : chosen
  if (!taken.ok) {
    offers.close()
    return taken
  }
  const plain = { code: seems ?? '', plain: true }
  const categories = categoriesOf(gathered.value.categories, notes)
  const shared: Shared = {
    languages: taken.value.length > 0 ? taken.value : [plain],
    categories: new Set(categories.map(({ key }) => key)),
    currency: gathered.value.currency ?? options.currency,
    notes,
    options,
  }
  const spoken = shared.languages.map(({ code }) => code).filter((code) => code !== '')
  return done({
    categories,
    ...(spoken.length === 0 ? {} : { languages: spoken }),
    products: productsOf(gathered.value, shared),
    notes,
  })
}

/** A feed none of whose offers are in the shop's currency is not this shop's. */
function fitsCurrency(
  file: string,
  { currency, currencies }: Gathered,
  options: ConvertOptions,
): Result<null> {
  const used = [...currencies].map((code) => code || (currency ?? options.currency))
  const [first] = used
  if (first === undefined || used.includes(options.currency)) return done(null)
  return failed({
    code: 'currency-differs',
    message: `The prices in ${file} are in ${[...new Set(used)].join(', ')}; the shop's currency is ${options.currency}`,
    hint: `Amounts are carried as they are: for a new shop add --currency ${first}; else write "currency: ${first}" into shop.yaml.`,
  })
}

async function* productsOf({ offers }: Gathered, shared: Shared): AsyncGenerator<ForeignProduct> {
  try {
    for (const key of offers.keys()) {
      const product = productOf([...offers.each(key)], shared)
      if (product) yield product
    }
  } finally {
    offers.close()
  }
}
