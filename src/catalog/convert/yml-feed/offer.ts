import type { Element, FeedItem } from './feed.ts'

/** An offer of a feed with what a shop needs of it, still as written; it survives JSON. */
export interface Offer {
  readonly id: string
  /** Offers of one group are variants of one product; empty: it stands alone. */
  readonly group: string
  /** Counts from 1. */
  readonly line: number
  /** What the merchant knows it by. */
  readonly subject: string
  /** `true`, `false` or empty. */
  readonly available: string
  /** As ISO 4217 writes it; empty where it says nothing. */
  readonly currency: string
  readonly fields: Readonly<Record<string, string>>
  readonly categories: readonly string[]
  readonly pictures: readonly string[]
  readonly params: readonly Param[]
}

export interface Param {
  readonly name: string
  readonly value: string
  /** By language, where it says so. */
  readonly values?: Readonly<Record<string, string>>
  readonly unit: string
}

/** Elements that are read, by what they are called here. */
const known: Readonly<Record<string, string>> = {
  price: 'price',
  price_old: 'was',
  old_price: 'was',
  oldprice: 'was',
  vendor: 'vendor',
  vendorcode: 'sku',
  article: 'sku',
  model: 'model',
  typeprefix: 'kind',
  title: 'title',
  stock_quantity: 'stock',
  quantity_in_stock: 'stock',
  quantity: 'stock',
}

/** Texts come in several languages: `name`, `name_ua`. */
const texts = /^(name|description)(?:_(ua|uk|ru|en|pl|de))?$/

export function offerOf({ line, attributes, elements }: FeedItem): Offer {
  const fields: Record<string, string> = {}
  for (const element of elements) {
    const field = fieldOf(element)
    if (field !== undefined && fields[field] === undefined && element.text.trim() !== '')
      fields[field] = element.text.trim()
  }
  const all = (name: string) =>
    elements.filter((one) => one.name.toLowerCase() === name).map(({ text }) => text.trim())
  const id = wholeId(attributes.id ?? '')
  return {
    id,
    group: wholeId(attributes.group_id ?? all('group_id')[0] ?? ''),
    line,
    subject: subjectOf(fields, id),
    available: (attributes.available ?? attributes.in_stock ?? all('available')[0] ?? '')
      .trim()
      .toLowerCase(),
    currency: currencyOf(all('currencyid')[0] ?? ''),
    fields,
    categories: all('categoryid')
      .filter((key) => key !== '')
      .map(wholeId),
    pictures: all('picture').filter((address) => address !== ''),
    params: elements.filter(({ name }) => name === 'param').flatMap(paramOf),
  }
}

function fieldOf({ name, attributes }: Element): string | undefined {
  const written = name.toLowerCase()
  const text = texts.exec(written)
  if (!text) return known[written]
  const language = languageOf(text[2] ?? attributes.lang ?? '')
  return language === '' ? text[1] : `${text[1]} ${language}`
}

/** The code of a language: Ukrainian goes by `ua` in feeds. */
export const languageOf = (written: string): string =>
  written.toLowerCase() === 'ua' ? 'uk' : written.toLowerCase()

/** Spreadsheets make `122.0` of 122. */
export const wholeId = (written: string): string => written.trim().replace(/^(\d+)\.0+$/, '$1')

/** The rouble has had another code once, and some write what it is called. */
export function currencyOf(written: string): string {
  const code = written.trim().toUpperCase()
  return { RUR: 'RUB', ГРН: 'UAH', UAN: 'UAH' }[code] ?? code
}

function subjectOf(fields: Readonly<Record<string, string>>, id: string): string {
  const title = fields['name uk'] ?? fields.name ?? fields.title ?? fields.model
  return title ?? (id === '' ? 'an offer without a name' : `offer ${id}`)
}

function paramOf({ attributes, text, values }: Element): Param[] {
  const name = (attributes.name ?? '').trim()
  const named = values && Object.entries(values).map(([code, value]) => [languageOf(code), value])
  if (name === '' || (text.trim() === '' && !named)) return []
  return [
    {
      name,
      value: text.trim(),
      ...(named === undefined ? {} : { values: Object.fromEntries(named) }),
      unit: (attributes.unit ?? '').trim(),
    },
  ]
}
