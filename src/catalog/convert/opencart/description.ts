import type { Text } from '../../../shop/text.ts'
import { factLine } from '../fact-line.ts'
import { textOf } from '../languages.ts'
import type { Fixed } from './fixed.ts'
import type { Goods, Product } from './goods.ts'
import type { Language } from './setup.ts'
import { descriptionIn, lineIn, titleIn } from './words.ts'

/** The description of a product, and below it what the page of a product in OpenCart shows beside. */
export function descriptionOf(
  product: Product,
  fixed: readonly Fixed[],
  goods: Goods,
): Text | undefined {
  const texts = new Map<string, string>()
  for (const language of goods.languages) {
    const row = product
      .rows('product_description')
      .find((one) => one.get('language_id') === language.id)
    const facts = [...factsOf(product, language, goods), ...fixed.map(inWords)]
    const told = descriptionIn(row)
    // Facts alone would hide that there is no description in the language.
    if (row)
      texts.set(language.code, [told, facts.join('\n')].filter((part) => part !== '').join('\n\n'))
  }
  if (texts.size > 0) return textOf(texts)
  const [any] = product.rows('product_description')
  return descriptionIn(any) || undefined
}

const inWords = ({ name, value }: Fixed) => `${name}: ${value}`

function factsOf(product: Product, language: Language, goods: Goods): string[] {
  const maker = product.row.get('manufacturer_id')
  const made =
    titleIn(goods.find('manufacturer', maker)) ||
    titleIn(goods.find('manufacturer_description', maker, language))
  const [model, sku] = [product.row.get('model'), product.row.get('sku')].map(lineIn)
  const attributes = product
    .rows('product_attribute')
    .filter((row) => row.get('language_id') === language.id)
    .flatMap((row) => {
      const id = row.get('attribute_id')
      const named = goods.find('attribute_description', id, language)
      const name = titleIn(named ?? goods.find('attribute_description', id))
      const text = lineIn(row.get('text'))
      return name === '' || text === '' ? [] : [`${name}: ${text}`]
    })
  return [
    ...(made === '' ? [] : [factLine('brand', language.code, made)]),
    ...(model && sku && model !== sku ? [factLine('model', language.code, model)] : []),
    ...attributes,
  ]
}
