import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Node } from 'yaml'
import type { Settings } from '../../shop/settings.ts'
import { type Text, wordings } from '../../shop/text.ts'
import { type Currency, currencyOf } from '../../telegram/currencies.ts'
import { limits } from '../../telegram/limits.ts'
import { codePoints } from '../../telegram/text.ts'
import type { Finding } from '../finding.ts'
import { readDelivery } from './delivery.ts'
import { SourceFile } from './document.ts'
import { fieldsOf, readInteger, readList, readText, writtenText } from './fields.ts'
import { FileFindings } from './findings.ts'
import { readLanguages } from './languages.ts'
import { currencyMeant, zoneMeant } from './meant.ts'
import type { MapEntry } from './nodes.ts'
import { readPayment } from './payment.ts'
import { readPromotions } from './promotions.ts'
import { readHold, readRetry, readServer, readTelegram } from './sections.ts'
import { readLocales, readTextOrFile } from './text-files.ts'

export interface SettingsReading {
  readonly settings: Settings
  readonly currency: Currency
  /** The catalogue's folder or file, as shop.yaml names it; undefined: the default. */
  readonly catalog: string | undefined
  readonly source: SourceFile
  /** What stands in shop.yaml, by key. */
  readonly fields: ReadonlyMap<string, MapEntry>
  /** Categories that shop.yaml names, for the catalogue to know. */
  readonly categories: readonly { readonly id: string; readonly node: Node }[]
}

const known = [
  'name',
  'currency',
  'languages',
  'timezone',
  'description',
  'welcome',
  'support',
  'terms',
  'privacy',
  'admins',
  'moderators',
  'notify',
  'catalog',
  'payment',
  'delivery',
  'promotions',
  'stock',
  'retry',
  'server',
  'telegram',
]

/** Reads shop.yaml with the files it names; undefined when too little of it can be read to go on. */
export async function readSettingsFile(
  dir: string,
  findings: Finding[],
): Promise<SettingsReading | undefined> {
  const bytes = await readFile(join(dir, 'shop.yaml')).catch(() => undefined)
  if (!bytes) {
    findings.push({
      severity: 'error',
      code: 'shop-missing',
      message: 'There is no shop.yaml here: this folder is not a shop',
      hint: 'Make a shop with `shopbot init`, or name its folder.',
      file: 'shop.yaml',
      line: 1,
      column: 1,
    })
    return undefined
  }
  const source = new SourceFile(bytes, new FileFindings('shop.yaml', findings))
  if (source.root === null && findings.some((finding) => finding.severity === 'error'))
    return undefined
  const fields = fieldsOf(source, source.root, 'shop.yaml', known)
  if (!fields) return undefined
  const languages = readLanguages(source, fields.get('languages'), fields.get('name'))
  const currency = readCurrency(source, fields.get('currency'))
  const text = (name: string): Text | undefined => {
    const entry = fields.get(name)
    return entry && readText(source, entry.value, `"${name}"`, languages)
  }
  const name = text('name')
  if (!fields.has('name'))
    source.error(source.root, 'key-missing', 'shop.yaml needs a name', 'Write: name: My shop')
  const description = text('description')
  const welcome = text('welcome')
  const support = text('support')
  const terms = await readTextOrFile(dir, source, fields.get('terms'), languages)
  const privacy = await readTextOrFile(dir, source, fields.get('privacy'), languages)
  const texts = await readLocales(dir)
  const notify = optionalInteger(source, fields.get('notify'))
  const telegram = readTelegram(source, fields.get('telegram'))
  warnLong(
    source,
    fields.get('name'),
    name,
    nameRoom,
    'beside the number of an order an invoice shows',
  )
  const [profile, short] = [limits.botDescription, limits.botShortDescription]
  if (lengthOf(description) > profile)
    warnLong(
      source,
      fields.get('description'),
      description,
      profile,
      'before a chat begins Telegram shows',
    )
  else
    warnLong(
      source,
      fields.get('description'),
      description,
      short,
      "in the bot's profile Telegram shows",
    )
  for (const [key, said] of Object.entries({ welcome, support, terms, privacy }))
    warnLong(source, fields.get(key), said, limits.text, 'a message has room for')
  const catalog = fields.get('catalog')
  if (!currency || name === undefined) return undefined
  const timezone = readTimezone(source, fields.get('timezone'))
  const { promotions, categories } = readPromotions(source, fields.get('promotions'), {
    timezone,
    exponent: currency.exponent,
  })
  const settings: Settings = {
    name,
    currency: currency.code,
    languages,
    timezone,
    ...(description === undefined ? {} : { description }),
    ...(welcome === undefined ? {} : { welcome }),
    ...(support === undefined ? {} : { support }),
    ...(terms === undefined ? {} : { terms }),
    ...(privacy === undefined ? {} : { privacy }),
    admins: readIds(source, fields.get('admins'), 'An admin'),
    moderators: readIds(source, fields.get('moderators'), 'A moderator'),
    ...(notify === undefined ? {} : { notify }),
    payment: readPayment(source, fields.get('payment'), currency),
    delivery: readDelivery(source, fields.get('delivery'), currency, languages),
    promotions,
    hold: readHold(source, fields.get('stock')),
    retry: readRetry(source, fields.get('retry')),
    server: readServer(source, fields.get('server')),
    ...(telegram === undefined ? {} : { telegram }),
    texts,
  }
  return {
    settings,
    currency,
    catalog: catalog && writtenText(source, catalog.value, '"catalog"'),
    source,
    fields,
    categories,
  }
}

function readCurrency(source: SourceFile, entry: MapEntry | undefined): Currency | undefined {
  if (!entry) {
    source.error(
      source.root,
      'key-missing',
      'shop.yaml needs a currency',
      'Write its code, like: currency: UAH',
    )
    return undefined
  }
  const code = writtenText(source, entry.value, '"currency"')
  if (code === undefined) return undefined
  const currency = currencyOf(code)
  if (!currency) {
    const hint =
      currencyMeant(code) ??
      'Write the three letters of ISO 4217, like UAH or EUR, or XTR for Telegram Stars.'
    source.error(entry.value, 'currency-unknown', `Telegram takes no payments in "${code}"`, hint)
    return undefined
  }
  return currency
}

function readTimezone(source: SourceFile, entry: MapEntry | undefined): string {
  const zone = entry && writtenText(source, entry.value, '"timezone"')
  if (!entry || zone === undefined) return 'UTC'
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return zone
  } catch {
    source.error(
      entry.value,
      'timezone-unknown',
      `"${zone}" is not a time zone`,
      zoneMeant(zone) ?? 'Write it like Europe/Kyiv.',
    )
    return 'UTC'
  }
}

function readIds(source: SourceFile, entry: MapEntry | undefined, what: string): number[] {
  if (!entry) return []
  return readList(source, entry.value).flatMap((node) => readInteger(source, node, what, 1) ?? [])
}

function optionalInteger(source: SourceFile, entry: MapEntry | undefined): number | undefined {
  return entry && readInteger(source, entry.value, '"notify"', Number.MIN_SAFE_INTEGER)
}

function warnLong(
  source: SourceFile,
  entry: MapEntry | undefined,
  text: Text | undefined,
  most: number,
  where: string,
): void {
  if (!entry || lengthOf(text) <= most) return
  source.warn(
    entry.value,
    'text-cut',
    `"${entry.key}" has ${lengthOf(text)} signs; ${where} ${most}`,
    `Shorten it to ${most} signs, or it is cut at a word.`,
  )
}

/** Of its longest wording. */
function lengthOf(text: Text | undefined): number {
  return text === undefined ? 0 : Math.max(...wordings(text).map(codePoints))
}

/** An invoice is titled by the shop's name, a space and a number like K7M-4QXA. */
const nameRoom = limits.invoiceTitle - 9
