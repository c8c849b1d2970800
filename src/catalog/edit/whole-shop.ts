import { basename } from 'node:path'
import { type Category, type Product, pathTo } from '../../shop/catalog.ts'
import { dayOf } from '../../shop/day.ts'
import type { Promotion } from '../../shop/promotion.ts'
import { defaultHold, defaultRetry, defaultServer, type Settings } from '../../shop/settings.ts'
import type { Text } from '../../shop/text.ts'
import { amount, categoryFields, productEntry, withCounts } from './product-entry.ts'
import { type Field, fieldLines, itemLines, textValue, type Value } from './value.ts'

export interface WholeShop {
  readonly settings: Settings
  readonly categories: readonly Category[]
  readonly products: readonly Product[]
  /** Products that deliver something in the chat, which is not written out. */
  readonly digital: ReadonlyMap<string, 'text' | 'keys'>
  readonly exponent: number
}

/** The files of a shop that has none: shop.yaml, and a folder a category. Texts by path. Pure. */
export function wholeShop(shop: WholeShop): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  const { settings } = shop
  files.set('shop.yaml', shopYaml(settings, shop.exponent, files))
  for (const [language, text] of Object.entries(settings.texts))
    files.set(`locales/${basename(language)}.ftl`, text)
  const folders = foldersOf(shop.categories)
  for (const category of ordered(shop.categories)) {
    const folder = folders.get(category.id)
    if (folder !== undefined)
      files.set(
        `${folder}/category.yaml`,
        linesOf([['id', { plain: category.id }], ...categoryFields(category)]),
      )
  }
  const inPlace = grouped(inOrder(shop.products), placeOf)
  for (const [folder, products] of inPlace) {
    const items = products.map((product) => itemOf(product, shop))
    files.set(
      `${folder}/products.yaml`,
      `products:\n${items.map((item) => item.replaceAll(/^(?=.)/gm, '  ')).join('\n')}\n`,
    )
  }
  return files

  function placeOf({ category }: Product): string {
    return folders.get(category ?? '') ?? 'catalog'
  }
}

function itemOf(product: Product, { digital, exponent }: WholeShop): string {
  const item = itemLines(productEntry(withCounts(product), exponent))
  const as = digital.get(product.id)
  if (as === undefined) return item
  // Empty is an error of check: nothing that was sold in the chat is sold as something else unseen.
  const said = as === 'keys' ? '[]   # keys are' : '""   # what is delivered is'
  return `${item}\n  deliver: ${said} never written out: write it here again, from your last copy of the files`
}

/** Folders by category: in that of the parent, called by the id. */
function foldersOf(categories: readonly Category[]): Map<string, string> {
  const byId = new Map(categories.map((category) => [category.id, category]))
  const folders = new Map<string, string>()
  for (const { id } of categories) {
    const path = pathTo(id, byId).slice(-deepestFolder)
    folders.set(id, ['catalog', ...path.map((category) => category.id)].join('/'))
  }
  return folders
}

/** The reader goes down 32 levels, and `catalog` is one. */
const deepestFolder = 31

/** Places without a number of their own came after those that have one, as they were written. */
const written = 1_000_000

function ordered(categories: readonly Category[]): Category[] {
  const next = new Map<string | null, number>()
  return inOrder(categories).map((category) => {
    const last = next.get(category.parent) ?? 0
    const order = category.order <= written ? category.order : last + 1
    next.set(category.parent, Math.max(last, order))
    return { ...category, order }
  })
}

function inOrder<T extends { readonly order: number }>(all: readonly T[]): T[] {
  return [...all].sort((a, b) => a.order - b.order)
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}

function shopYaml(settings: Settings, exponent: number, files: Map<string, string>): string {
  const { name, currency, languages, timezone, description, welcome, support, terms, privacy } =
    settings
  const { notify, payment, delivery, promotions, hold, retry, server } = settings
  const fields: Field[] = [
    ['name', textValue(name)],
    ['currency', { plain: currency }],
    ['languages', plainList(languages)],
    ['timezone', { text: timezone }],
  ]
  const texts = { description, welcome, support }
  for (const [key, text] of Object.entries(texts))
    if (text !== undefined) fields.push([key, textValue(text)])
  for (const [key, text] of Object.entries({ terms, privacy }))
    if (text !== undefined) fields.push([key, textValue(inFiles(key, text, files))])
  if (settings.admins.length > 0) fields.push(['admins', plainList(settings.admins)])
  if (settings.moderators.length > 0) fields.push(['moderators', plainList(settings.moderators)])
  if (notify !== undefined) fields.push(['notify', { plain: String(notify) }])
  const paying = paymentFields(payment, exponent)
  if (paying.length > 0) fields.push(['payment', { map: paying }])
  if (delivery.length > 0)
    fields.push([
      'delivery',
      {
        list: delivery.map(({ id, title, price, freeFrom, countries, address }) => ({
          map: [
            ['id', { plain: id }],
            ['title', textValue(title)],
            ['price', amount(price, exponent)],
            ...(freeFrom === undefined ? [] : [['free-from', amount(freeFrom, exponent)] as const]),
            ...(countries === undefined
              ? []
              : [['countries', { list: countries.map((text) => ({ text })) }] as const]),
            ...(address ? [['address', { plain: 'true' }] as const] : []),
          ],
        })),
      },
    ])
  if (promotions.length > 0)
    fields.push([
      'promotions',
      { list: promotions.map((one) => promotionEntry(one, exponent, timezone)) },
    ])
  if (hold !== defaultHold) fields.push(['stock', { map: [['hold', { plain: duration(hold) }]] }])
  if (JSON.stringify(retry) !== JSON.stringify(defaultRetry))
    fields.push([
      'retry',
      {
        map: [
          ['initial', { plain: duration(retry.initial) }],
          ['factor', { plain: String(retry.factor) }],
          ['max', { plain: duration(retry.max) }],
          ['jitter', { plain: retry.jitter }],
        ],
      },
    ])
  if (server.port !== defaultServer.port || server.host !== defaultServer.host)
    fields.push([
      'server',
      {
        map: [
          ['port', { plain: String(server.port) }],
          ['host', { text: server.host }],
        ],
      },
    ])
  return linesOf(fields)
}

function paymentFields(
  { methods, ask, tips, providerData }: Settings['payment'],
  exponent: number,
): Field[] {
  const amounts = (all: readonly number[]) => ({ list: all.map((one) => amount(one, exponent)) })
  return [
    ...(methods.length === 0 ? [] : [['methods', plainList(methods)] as const]),
    ...(ask.length === 0 ? [] : [['ask', plainList(ask)] as const]),
    ...(tips === undefined
      ? []
      : [
          [
            'tips',
            {
              map: [
                ['max', amount(tips.max, exponent)],
                ['suggested', amounts(tips.suggested)],
              ],
            },
          ] as const,
        ]),
    ...(providerData === undefined ? [] : [['provider-data', { text: providerData }] as const]),
  ]
}

function promotionEntry(promotion: Promotion, exponent: number, timezone: string): Value {
  const { code, off, minimum, from, until, uses, usesPerCustomer, categories } = promotion
  return {
    map: [
      ['code', { text: code }],
      'percent' in off
        ? ['percent', { plain: String(off.percent) }]
        : ['amount', amount(off.amount, exponent)],
      ...(minimum === undefined ? [] : [['minimum', amount(minimum, exponent)] as const]),
      ...(from === undefined ? [] : [['from', { plain: dayOf(from, timezone) }] as const]),
      // The last day belongs to it: the moment it ends at is the first of the next.
      ...(until === undefined
        ? []
        : [
            [
              'until',
              { plain: dayOf(new Date(Date.parse(until) - 1).toISOString(), timezone) },
            ] as const,
          ]),
      ...(uses === undefined ? [] : [['uses', { plain: String(uses) }] as const]),
      ...(usesPerCustomer === undefined
        ? []
        : [['uses-per-customer', { plain: String(usesPerCustomer) }] as const]),
      ...(categories === undefined ? [] : [['categories', plainList(categories)] as const]),
    ],
  }
}

/** Long texts stand in files of their own, and shop.yaml names them. */
function inFiles(key: string, text: Text, files: Map<string, string>): Text {
  const put = (name: string, words: string) => {
    files.set(name, `${words}\n`)
    return name
  }
  if (typeof text === 'string') return text.includes('\n') ? put(`${key}.md`, text) : text
  return Object.fromEntries(
    Object.entries(text).map(([language, words]) => [
      language,
      words.includes('\n') ? put(`${key}.${language}.md`, words) : words,
    ]),
  )
}

function duration(milliseconds: number): string {
  if (milliseconds % 3_600_000 === 0) return `${milliseconds / 3_600_000}h`
  if (milliseconds % 60_000 === 0) return `${milliseconds / 60_000}m`
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`
}

const plainList = (all: readonly (string | number)[]): Value => ({
  list: all.map((one) => ({ plain: String(one) })),
})

const linesOf = (fields: readonly Field[]) => `${fields.map(fieldLines).join('\n')}\n`
