import type { ShopFiles } from '../../catalog/edit/shop-files.ts'
import type { Catalog } from '../../shop/catalog.ts'
import { failed, type Result } from '../../shop/problem.ts'
import { type Text, textIn } from '../../shop/text.ts'
import { input, select } from '../ask.ts'
import type { Run } from '../command.ts'
import { type Edited, type EditOptions, editShop } from '../edit/edit-shop.ts'
import type { ProductOptions } from '../edit/product-fields.ts'
import { usage, wordsOf } from '../edit/wording.ts'

export interface ProductAddOptions extends ProductOptions, EditOptions {
  readonly id?: string
  readonly category?: string
}

export const run: Run<ProductAddOptions> = ([given], options, screen) =>
  editShop(given, options, screen, async (files) => {
    const asks = screen.interactive && !options.yes
    const complete = await completed(files, options, asks)
    return complete.ok ? addProduct(files, complete.value) : complete
  })

/** Asks for what a product must have and the options do not say. */
async function completed(
  { shop }: ShopFiles,
  options: ProductAddOptions,
  asks: boolean,
): Promise<Result<ProductAddOptions>> {
  const missing = ['title', 'price'].filter(
    (name) => options[name as 'title' | 'price'] === undefined,
  )
  if (missing.length > 0 && !asks)
    return usage(
      `A product needs a ${missing.join(' and a ')}`,
      'Write: shopbot product add --title "Red rose" --price 45.50 --category roses',
    )
  if (missing.length === 0) return { ok: true, value: options }
  const { languages, currency } = shop.settings
  const title: string[] = [...(options.title ?? [])]
  if (options.title === undefined) {
    for (const [at, language] of languages.entries()) {
      const name =
        languages.length === 1
          ? 'Its title?'
          : `Its title in ${language}?${at === 0 ? '' : ' (Enter leaves it out)'}`
      const text = await input(
        name,
        '',
        (typed) => at > 0 || typed.trim() !== '' || 'A product needs a title.',
      )
      if (text.trim() !== '') title.push(languages.length === 1 ? text : `${language}=${text}`)
    }
  }
  const price =
    options.price ??
    (await input(
      `Its price in ${currency}?`,
      '',
      (typed) => /^\d+(\.\d+)?$/.test(typed) || 'Write it like 45.50.',
    ))
  const category = options.category ?? (await askForCategory(shop.catalog, languages))
  return {
    ok: true,
    value: { ...options, title, price, ...(category === undefined ? {} : { category }) },
  }
}

async function askForCategory(
  { categories }: Catalog,
  languages: readonly string[],
): Promise<string | undefined> {
  if (categories.length === 0) return undefined
  const choices = categories.map(({ id, title }) => ({
    value: id,
    description: textIn(title, languages[0] ?? '', languages),
  }))
  const chosen = await select('In which category?', [
    ...choices,
    { value: '(none)', description: 'at the top of the shop' },
  ])
  return chosen === '(none)' ? undefined : chosen
}

/** Writes a new product behind the others of its category. */
export async function addProduct(
  files: ShopFiles,
  options: ProductAddOptions,
): Promise<Result<Edited>> {
  const [{ placeEntry }, { productEdits, asFields }, { unknown }, { slug, idShape }] =
    await Promise.all([
      import('../../catalog/edit/place-entry.ts'),
      import('../edit/product-fields.ts'),
      import('../../catalog/edit/shop-files.ts'),
      import('../../catalog/id.ts'),
    ])
  const { shop, draft } = files
  const { languages } = shop.settings
  const category = options.category ?? null
  if (category !== null && !shop.catalog.categories.some((one) => one.id === category))
    return unknown(shop, 'category', category)
  const words = wordsOf('--title', options.title, options.language, languages)
  if (!words.ok) return words
  const title: Text = words.value ?? ''
  const id = options.id ?? freeId(slug(textIn(title, 'en', languages)), shop.catalog)
  if (!idShape.test(id))
    return usage(
      id === '' ? 'No id can be made from this title' : `"${id}" cannot be an id`,
      'Write one of small Latin letters, digits and hyphens: --id red-rose',
    )
  if (shop.catalog.products.some((one) => one.id === id)) {
    const at = shop.where.get(`product ${id}`)
    return failed({
      code: 'product-taken',
      message: `There is a product "${id}" already: ${at?.file}:${at?.line}`,
      hint: `Choose another --id, or change it: shopbot product edit ${id}`,
    })
  }
  const held = { photos: [], alsoIn: [], isByLanguage: { title: false, description: false } }
  const edits = await productEdits(options, held, shop.settings, draft)
  if (!edits.ok) return edits
  const entry = { map: [['id', { plain: id }] as const, ...asFields(edits.value)] }
  const placed = await placeEntry(files, 'product', category, entry)
  if (!placed.ok) return placed
  const about = `product ${id}`
  return { ok: true, value: { meant: new Set([about]), said: `Added ${id}`, about } }
}

function freeId(base: string, { products }: Catalog): string {
  const taken = new Set(products.map((one) => one.id))
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : `-${number}`
    const id = base.slice(0, 40 - end.length) + end
    if (base === '' || !taken.has(id)) return id
  }
}
