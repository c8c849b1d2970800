import { Document, isMap, isSeq, type ScalarTag, visit, type YAMLSeq } from 'yaml'
import type { ForeignCategory, ForeignProduct, ForeignVariant } from './foreign.ts'
import { Ids } from './ids.ts'

/** A category.yaml. */
export function categoryYaml({ title, description, order, hidden }: ForeignCategory): string {
  return yamlOf({
    title,
    ...(description === undefined ? {} : { description }),
    ...(order === undefined ? {} : { order }),
    ...(hidden ? { hidden } : {}),
  })
}

export type WrittenProduct = ForeignProduct & {
  readonly id: string
  readonly alsoIn: readonly string[]
}

/** A product as an item of the list `products:`, without that line; only what it has is written. */
export function productYaml(product: WrittenProduct): string {
  return yamlOf({ products: [productNode(product)] }).slice('products:\n'.length)
}

function productNode(product: WrittenProduct): object {
  const { id, title, description, photos, alsoIn, hidden, options, variants } = product
  return {
    id,
    title,
    ...(description === undefined ? {} : { description }),
    ...offer(product),
    ...(photos.length === 0 ? {} : { photos }),
    ...(alsoIn.length === 0 ? {} : { 'also-in': alsoIn }),
    ...(hidden ? { hidden } : {}),
    ...(variants.length === 0 ? {} : { options, variants: variantNodes(variants) }),
  }
}

function offer({ price, was, stock, sku }: Partial<Omit<ForeignVariant, 'options'>>): object {
  return {
    ...(price === undefined ? {} : { price: new Amount(price) }),
    ...(was === undefined ? {} : { was: new Amount(was) }),
    ...(stock === undefined ? {} : { stock }),
    ...(sku === undefined ? {} : { sku }),
  }
}

function variantNodes(variants: readonly ForeignVariant[]): object[] {
  const ids = new Ids()
  return variants.map((variant) => ({
    id: ids.take([Object.values(variant.options).join('-')], 'variant'),
    ...variant.options,
    ...offer(variant),
  }))
}

/** Decimal text that is written without quotes, digit by digit: a number of JavaScript would lose some. */
class Amount {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  toString(): string {
    return this.text
  }
}

const amountTag: ScalarTag = {
  tag: 'tag:shopbot,2026:amount',
  default: true,
  identify: (value) => value instanceof Amount,
  resolve: (text) => new Amount(text),
  stringify: ({ value }) => String(value),
}

function yamlOf(value: object): string {
  const document = new Document(value, { customTags: [amountTag], aliasDuplicateObjects: false })
  visit(document, {
    Pair: (_, { key, value: node }) => {
      const name = String(key)
      if (isSeq(node) && name === 'also-in') node.flow = true
      if (isMap(node) && name === 'options')
        for (const pair of node.items) if (isSeq(pair.value)) pair.value.flow = true
      if (isSeq(node) && name === 'variants') inLinesOrNone(node)
    },
  })
  return document.toString({ lineWidth: 0, blockQuote: 'literal', flowCollectionPadding: false })
}

/** One line a variant reads like a table, as long as each is a line. */
function inLinesOrNone({ items }: YAMLSeq): void {
  const maps = items.filter((item) => isMap(item))
  const flow = maps.every((item) => isShort(item.toJSON()))
  for (const item of maps) item.flow = flow
}

function isShort(variant: object): boolean {
  return (
    Object.entries(variant)
      .map(([name, value]) => `${name}: ${value}`)
      .join(', ').length <= 85
  )
}
