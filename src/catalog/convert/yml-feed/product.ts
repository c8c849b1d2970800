import type { ConvertOptions, ForeignProduct, ForeignVariant } from '../foreign.ts'
import type { Notes } from '../notes.ts'
import { optionName } from '../option-name.ts'
import { pieces } from '../pieces.ts'
import { comparedPrice } from '../sale-price.ts'
import { choicesIn, type VariantRow } from '../variant-rows.ts'
import { webPhotos } from '../web-photos.ts'
import type { Offer } from './offer.ts'
import { commonName, differenceOf, paramValue } from './options.ts'
import { descriptionIn, type FeedLanguage, nameOf, textsOf } from './words.ts'

/** What the offers of a feed share. */
export interface Shared {
  /** Those that are taken; the first before the others. */
  readonly languages: readonly FeedLanguage[]
  readonly categories: ReadonlySet<string>
  /** What offers without a currency of their own are in. */
  readonly currency: string
  readonly notes: Notes
  readonly options: ConvertOptions
}

/** The product of an offer, or of the offers of a group; undefined, and notes, when it cannot be carried. */
export function productOf(group: readonly Offer[], shared: Shared): ForeignProduct | undefined {
  const offers = group.filter((offer) => isTaken(offer, shared))
  const [first, ...others] = offers
  if (!first) return undefined
  const several = others.length > 0
  const choices = several ? groupChoices(offers, shared) : undefined
  const offer = several ? undefined : offered(first, shared)
  if (choices ? choices.variants.length === 0 : !offer) return undefined
  const { languages, notes } = shared
  const title = textsOf(languages, (language) =>
    commonName(offers.map((one) => nameOf(one, language)).filter((name) => name !== '')),
  )
  const description = textsOf(languages, (language) =>
    descriptionIn(first, new Set(choices?.params), language),
  )
  const sku = first.fields.sku
  const photos = offers.flatMap((one) => webPhotos(one, one.pictures, notes))
  return {
    title: title ?? first.id,
    ...(description === undefined ? {} : { description }),
    names: [...(sku === undefined ? [] : [sku]), first.group || first.id, first.id],
    categories: homesOf(offers, shared),
    ...offer,
    photos: [...new Set(photos)],
    hidden: false,
    options: choices?.options ?? {},
    variants: choices?.variants ?? [],
  }
}

function isTaken(offer: Offer, { languages, currency, notes, options }: Shared): boolean {
  const own = offer.currency || currency
  if (own !== options.currency) {
    notes.leftOut(
      offer,
      'currency-differs',
      `Its price is in ${own}; the shop's currency is ${options.currency}, and nobody says at which rate`,
    )
    return false
  }
  if (textsOf(languages, (language) => nameOf(offer, language)) !== undefined) return true
  notes.leftOut(offer, 'title-missing', 'It has no name')
  return false
}

type Offered = Omit<ForeignVariant, 'options'>

function offered(offer: Offer, { notes, options }: Shared): Offered | undefined {
  const { price = '', was = '', sku, stock } = offer.fields
  const cost = comparedPrice(offer, { price, was }, notes, options)
  if (!cost) return undefined
  const counted = stock === undefined ? undefined : pieces(offer, stock, notes)
  // Who says that there is none may have forgotten how many there were.
  const left = ['false', '0', 'no'].includes(offer.available) ? 0 : counted
  return {
    ...cost,
    ...(left === undefined ? {} : { stock: left }),
    ...(sku === undefined ? {} : { sku }),
  }
}

function groupChoices(offers: readonly Offer[], shared: Shared) {
  const [language = { code: '', plain: true }] = shared.languages
  const difference = differenceOf(offers, language)
  const params = difference.by === 'params' ? difference.names : []
  const names = uniqueNames(params.length > 0 ? params : [variantWord(language.code)])
  const rows = offers.map(
    (offer): VariantRow => ({
      at: offer,
      options: Object.fromEntries(
        names.map((name, at) => {
          const param = params[at]
          const value = param === undefined ? undefined : paramValue(offer, param, language)
          return [name, value ?? (nameOf(offer, language) || offer.subject)]
        }),
      ),
      offer: () => offered(offer, shared),
    }),
  )
  return { ...choicesIn(names, rows, shared.notes), params }
}

function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((written) => {
    const name = optionName(written)
    let free = name
    for (let number = 2; taken.has(free); number += 1) free = `${name} ${number}`
    taken.add(free)
    return free
  })
}

const variantWord = (language: string): string =>
  ({ uk: 'Варіант', ru: 'Вариант', pl: 'Wariant', de: 'Variante' })[language] ?? 'Variant'

function homesOf(offers: readonly Offer[], { categories, notes }: Shared): string[] {
  const named = [...new Set(offers.flatMap((offer) => offer.categories))]
  const lost = named.filter((key) => !categories.has(key))
  const [first] = offers
  if (first && lost.length > 0)
    notes.changed(
      first,
      'category-missing',
      `The feed has no category ${lost.join(', ')}, which it is to be in`,
    )
  else if (first && named.length === 0)
    notes.changed(first, 'category-missing', 'It names no category; it stands at the top')
  return named.filter((key) => categories.has(key))
}
