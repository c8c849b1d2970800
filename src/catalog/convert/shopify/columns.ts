/** What a column of Shopify's product CSV holds. */
export type Field =
  | 'handle'
  | 'title'
  | 'body'
  | 'category'
  | 'type'
  | 'collection'
  | 'published'
  | 'status'
  | 'sku'
  | 'tracker'
  | 'quantity'
  | 'policy'
  | 'price'
  | 'compareAt'
  | 'image'
  | 'position'
  | 'variantImage'
  | 'gift'
  | `option${1 | 2 | 3}${'Name' | 'Value'}`

export interface Columns {
  readonly fields: ReadonlyMap<Field, number>
  /** Columns that have no place in a shop here, with their names as written. */
  readonly others: readonly { readonly at: number; readonly name: string }[]
}

/** Finds the columns by their names: those of the export until 2024, and those since. */
export function columnsOf(header: readonly string[]): Columns {
  const fields = new Map<Field, number>()
  const others: { at: number; name: string }[] = []
  for (const [at, name] of header.entries()) {
    const plain = name.toLowerCase().replaceAll(/\s+/g, ' ')
    const field = fieldOf.get(plain)
    if (field !== undefined && !fields.has(field)) fields.set(field, at)
    else if (name !== '' && !silent.test(plain)) others.push({ at, name })
  }
  return { fields, others }
}

/** Whether a header is one of Shopify: a handle, and what no other system puts beside it. */
export function isShopifyHeader(header: readonly string[]): boolean {
  const { fields } = columnsOf(header)
  const names = header.map((name) => name.toLowerCase())
  const old = names.includes('handle') && names.some((name) => name.startsWith('variant '))
  const since2024 = names.includes('url handle') && fields.has('title') && fields.has('price')
  return old || since2024
}

/** Of no weight to a customer in a chat: not worth a note. */
const silent =
  /^(?:seo |google shopping|variant (?:grams|weight|taxable|tax code|requires|fulfillment|inventory tracker)|weight |requires shipping|fulfillment service|charge tax|tax code|image alt|unit price|option\d linked|included \/|published scope|template suffix|.*\(product\.metafields)/

const names: Readonly<Record<Field, string>> = {
  handle: 'handle|url handle',
  title: 'title',
  body: 'body (html)|body html|body|description',
  category: 'product category|standardized product type|standard product type',
  type: 'type|custom product type|product type',
  collection: 'collection|custom collections',
  published: 'published|published on online store',
  status: 'status',
  sku: 'variant sku|sku',
  tracker: 'variant inventory tracker|inventory tracker',
  quantity: 'variant inventory qty|inventory quantity',
  policy: 'variant inventory policy|continue selling when out of stock',
  price: 'variant price|price',
  compareAt: 'variant compare at price|compare-at price|compare at price',
  image: 'image src|product image url',
  position: 'image position',
  variantImage: 'variant image|variant image url',
  gift: 'gift card',
  option1Name: 'option1 name',
  option1Value: 'option1 value',
  option2Name: 'option2 name',
  option2Value: 'option2 value',
  option3Name: 'option3 name',
  option3Value: 'option3 value',
}

const fieldOf = new Map<string, Field>(
  Object.entries(names).flatMap(([field, written]) =>
    // The keys of `names` are fields, which Object.entries forgets.
    written.split('|').map((name) => [name, field as Field] as const),
  ),
)
