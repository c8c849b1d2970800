import type { ConvertOptions, ForeignVariant } from '../foreign.ts'
import type { Notes } from '../notes.ts'
import { optionName } from '../option-name.ts'
import { comparedPrice } from '../sale-price.ts'
import { type Choices, choicesIn } from '../variant-rows.ts'
import { variantAttributes } from './attributes.ts'
import { type Fixture, type Row, textIn } from './fixture.ts'
import { nameIn } from './texts.ts'

export interface Shared {
  readonly fixture: Fixture
  /** The channel whose prices are taken. */
  readonly channel: string
  readonly notes: Notes
  readonly options: ConvertOptions
}

export type Offer = Omit<ForeignVariant, 'options'>

/** The options and variants of a product, by the attributes that tell its variants apart; else by their names. */
export function choicesOf(subject: string, variants: readonly Row[], shared: Shared): Choices {
  const attributes = variants.map((variant) =>
    variantAttributes(variant, shared.fixture).filter(({ chosen }) => chosen),
  )
  const chosen = attributes.map((list) =>
    Object.fromEntries(list.map(({ name, value }) => [optionName(name), value])),
  )
  const all = [...new Set(chosen.flatMap((one) => Object.keys(one)))]
  const names = all.filter((name) => new Set(chosen.map((one) => one[name])).size > 1)
  const told = new Set(chosen.map((one) => JSON.stringify(names.map((name) => one[name]))))
  const apart =
    told.size === variants.length && chosen.every((one) => names.every((name) => name in one))
  return choicesIn(
    apart ? names : ['Variant'],
    variants.map((variant, at) => {
      const called = nameIn(variant) || textIn(variant, 'sku') || `${at + 1}`
      const row = { line: variant.line, subject: `${subject}, ${called}` }
      return {
        at: row,
        options: apart ? (chosen[at] ?? {}) : { Variant: called },
        offer: () => offerOf(variant, row, shared),
      }
    }),
    shared.notes,
  )
}

/** What a variant costs in the channel, and how many there are of it in all warehouses. */
export function offerOf(
  variant: Row,
  at: { readonly line: number; readonly subject: string },
  { fixture, channel, notes, options }: Shared,
): Offer | undefined {
  const listing = fixture
    .of('product.productvariantchannellisting', variant.pk)
    .find(({ fields }) => String(fields.channel) === channel)
  if (!listing)
    return notes.leftOut(at, 'channel-other', 'It is not sold in the channel that is taken')
  const regular = textIn(listing, 'price_amount')
  const lowered = textIn(listing, 'discounted_price_amount')
  const price = comparedPrice(
    at,
    lowered === '' ? { price: regular, was: '' } : { price: lowered, was: regular },
    notes,
    options,
  )
  if (!price) return undefined
  const stock = stockOf(variant, fixture)
  const sku = textIn(variant, 'sku')
  return {
    ...price,
    ...(stock === undefined ? {} : { stock }),
    ...(sku === '' ? {} : { sku }),
  }
}

/** What lies in the warehouses and is not in an order yet. Undefined: it is not counted, or sold before it is there. */
function stockOf(variant: Row, fixture: Fixture): number | undefined {
  if (variant.fields.track_inventory === false || variant.fields.is_preorder === true)
    return undefined
  const pieces = fixture
    .of('warehouse.stock', variant.pk)
    .map(({ fields }) => Number(fields.quantity ?? 0) - Number(fields.quantity_allocated ?? 0))
  return Math.max(
    0,
    pieces.reduce((sum, one) => sum + one, 0),
  )
}
