import type { Text } from '../../../shop/text.ts'
import type { ForeignCategory, ForeignProduct } from '../foreign.ts'
import { textOf } from '../languages.ts'
import { webPhotos } from '../web-photos.ts'
import { attributesOf, variantAttributes } from './attributes.ts'
import { type Row, textIn } from './fixture.ts'
import { descriptionIn, type Language, nameIn, textsOf } from './texts.ts'
import { choicesOf, offerOf, type Shared } from './variants.ts'

/** Undefined, and a note: it cannot be carried. */
export function productOf(
  product: Row,
  languages: readonly Language[],
  categories: readonly ForeignCategory[],
  shared: Shared,
): ForeignProduct | undefined {
  const { fixture, notes } = shared
  const translations = fixture.of('product.producttranslation', product.pk)
  const title = textsOf(languages, product, translations, nameIn)
  const at = { line: product.line, subject: nameIn(product) || `product ${product.pk}` }
  if (title === undefined) return notes.leftOut(at, 'title-missing', 'It has no name')
  const listing = fixture
    .of('product.productchannellisting', product.pk)
    .find(({ fields }) => String(fields.channel) === shared.channel)
  if (!listing) return notes.leftOut(at, 'channel-other', 'It is not in the channel that is taken')
  const variants = fixture
    .of('product.productvariant', product.pk)
    .toSorted((a, b) => orderOf(a) - orderOf(b))
  const [first] = variants
  if (!first) return notes.leftOut(at, 'variations-missing', 'It has no variant that could be sold')
  const choices = variants.length > 1 ? choicesOf(at.subject, variants, shared) : undefined
  if (choices?.variants.length === 0)
    return notes.leftOut(at, 'variations-missing', 'None of its variants can be sold')
  const offer = choices ? undefined : offerOf(first, at, shared)
  if (!choices && !offer) return undefined
  const facts = [
    ...attributesOf(product, fixture),
    ...(choices ? [] : variantAttributes(first, fixture)),
  ].map(({ name, value }) => `${name}: ${value}`)
  const described = textsOf(languages, product, translations, descriptionIn)
  const description = withFacts(described, facts)
  const home = String(product.fields.category)
  const slug = textIn(product, 'slug')
  return {
    ...(slug === '' ? {} : { id: slug }),
    title,
    ...(description === undefined ? {} : { description }),
    names: variants.slice(0, 1).flatMap((variant) => textIn(variant, 'sku') || []),
    categories: categories.some(({ key }) => key === home) ? [home] : [],
    ...offer,
    photos: photosOf(product, at, shared),
    hidden: isHidden(product, listing, at, shared),
    options: choices?.options ?? {},
    variants: choices?.variants ?? [],
  }
}

const orderOf = ({ fields }: Row): number => Number(fields.sort_order ?? 0)

/** Attributes are in the shop's own language only, so they stand below every text. */
function withFacts(description: Text | undefined, facts: readonly string[]): Text | undefined {
  const add = (text: string) => [text, facts.join('\n')].filter((part) => part !== '').join('\n\n')
  if (description === undefined) return add('') || undefined
  if (typeof description === 'string') return add(description)
  return textOf(new Map(Object.entries(description).map(([code, text]) => [code, add(text)])))
}

function photosOf(
  product: Row,
  at: { readonly line: number; readonly subject: string },
  { fixture, notes, options }: Shared,
): string[] {
  const media = fixture
    .of('product.productmedia', product.pk)
    .filter(({ fields }) => fields.type !== 'VIDEO' && fields.to_remove !== true)
    .toSorted((a, b) => orderOf(a) - orderOf(b))
    .map((row) => textIn(row, 'image') || textIn(row, 'external_url'))
  return webPhotos(at, [...new Set(media.filter((path) => path !== ''))], notes, options)
}

function isHidden(
  product: Row,
  { fields }: Row,
  at: { readonly line: number; readonly subject: string },
  { fixture, notes, options }: Shared,
): boolean {
  const kind = fixture.find('product.producttype', product.fields.product_type)
  if (kind?.fields.kind === 'gift_card') {
    notes.changed(
      at,
      'gift-card',
      'The codes of gift cards are made by Saleor; nothing would be handed over here, so it is hidden',
    )
    return true
  }
  const from = fields.available_for_purchase_at ?? fields.available_for_purchase
  const isSold = typeof from === 'string' && new Date(from) <= options.now
  return fields.is_published !== true || fields.visible_in_listings === false || !isSold
}
