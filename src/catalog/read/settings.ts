import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { isScalar } from 'yaml'
import type { Settings } from '../../shop/settings.ts'
import type { Text } from '../../shop/text.ts'
import { type Currency, currencyCodes, currencyOf } from '../../telegram/currencies.ts'
import { limits } from '../../telegram/limits.ts'
import { codePoints } from '../../telegram/text.ts'
import type { Finding } from '../finding.ts'
import { SourceFile } from './document.ts'
import {
  didYouMean,
  fieldsOf,
  notBuiltYet,
  readInteger,
  readList,
  readText,
  writtenText,
} from './fields.ts'
import type { MapEntry } from './nodes.ts'
import { readHold, readPayment, readRetry, readServer, readTelegram } from './sections.ts'

export interface SettingsReading {
  readonly settings: Settings
  readonly currency: Currency
  /** The catalogue's folder or file, as shop.yaml names it; undefined: the default. */
  readonly catalog: string | undefined
  readonly source: SourceFile
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
  'admins',
  'notify',
  'catalog',
  'payment',
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
  const source = new SourceFile('shop.yaml', bytes, findings)
  if (source.root === null && findings.some((finding) => finding.severity === 'error'))
    return undefined
  const fields = fieldsOf(source, source.root, 'shop.yaml', known, {
    delivery: 'ways of delivery',
    promotions: 'codes for a discount',
  })
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
  const terms = await readTerms(dir, source, fields.get('terms'), languages)
  const texts = await readLocales(dir)
  const notify = optionalInteger(source, fields.get('notify'))
  readTelegram(source, fields.get('telegram'))
  warnLong(source, fields.get('description'), description)
  const catalog = fields.get('catalog')
  if (!currency || name === undefined) return undefined
  const settings: Settings = {
    name,
    currency: currency.code,
    languages,
    timezone: readTimezone(source, fields.get('timezone')),
    ...(description === undefined ? {} : { description }),
    ...(welcome === undefined ? {} : { welcome }),
    ...(support === undefined ? {} : { support }),
    ...(terms === undefined ? {} : { terms }),
    admins: readIds(source, fields.get('admins')),
    ...(notify === undefined ? {} : { notify }),
    payment: readPayment(source, fields.get('payment')),
    hold: readHold(source, fields.get('stock')),
    retry: readRetry(source, fields.get('retry')),
    server: readServer(source, fields.get('server')),
    texts,
  }
  return {
    settings,
    currency,
    catalog: catalog && writtenText(source, catalog.value, '"catalog"'),
    source,
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
      didYouMean(code.toUpperCase(), currencyCodes()) ??
      'Write the three letters of ISO 4217, like UAH or EUR.'
    source.error(entry.value, 'currency-unknown', `Telegram takes no payments in "${code}"`, hint)
    return undefined
  }
  if (code === 'XTR')
    notBuiltYet(source, entry.value ?? entry.keyNode, 'XTR', 'paying in Telegram Stars')
  return currency
}

function readLanguages(
  source: SourceFile,
  entry: MapEntry | undefined,
  name: MapEntry | undefined,
): string[] {
  if (!entry) return keysOf(source, name) ?? ['en']
  const languages: string[] = []
  for (const node of readList(source, entry.value)) {
    const language = writtenText(source, node, 'A language')
    if (language === undefined) continue
    if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/.test(language)) {
      source.error(
        node,
        'language-invalid',
        `"${language}" is not the code of a language`,
        'Write codes like uk, en or pt-BR.',
      )
    } else if (!languages.includes(language)) languages.push(language)
  }
  return languages.length > 0 ? languages : ['en']
}

/** A shop that names no languages speaks those that its name is given in. */
function keysOf(source: SourceFile, name: MapEntry | undefined): string[] | undefined {
  const node = name?.value
  if (!node || isScalar(node) || !('items' in node)) return undefined
  const keys = node.items.flatMap((pair) => {
    const key =
      typeof pair === 'object' && pair !== null && 'key' in pair ? source.resolve(pair.key) : null
    return isScalar(key) ? [String(key.value)] : []
  })
  return keys.length > 0 ? keys : undefined
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
      didYouMean(zone, Intl.supportedValuesOf('timeZone')) ?? 'Write it like Europe/Kyiv.',
    )
    return 'UTC'
  }
}

function readIds(source: SourceFile, entry: MapEntry | undefined): number[] {
  if (!entry) return []
  return readList(source, entry.value).flatMap(
    (node) => readInteger(source, node, 'An admin', 1) ?? [],
  )
}

function optionalInteger(source: SourceFile, entry: MapEntry | undefined): number | undefined {
  return entry && readInteger(source, entry.value, '"notify"', Number.MIN_SAFE_INTEGER)
}

/** `terms: terms.md` is a file of the shop's folder; anything else is the text itself. */
async function readTerms(
  dir: string,
  source: SourceFile,
  entry: MapEntry | undefined,
  languages: readonly string[],
): Promise<Text | undefined> {
  const text = entry && readText(source, entry.value, '"terms"', languages)
  if (!entry || text === undefined) return undefined
  const load = async (written: string): Promise<string> => {
    if (!/^[\w./-]+\.(md|txt)$/.test(written) || written.includes('..')) return written
    const content = await readFile(join(dir, written), 'utf8').catch(() => undefined)
    if (content === undefined)
      source.error(entry.value, 'file-missing', `There is no file ${written} in the shop's folder`)
    return (content ?? written).trim()
  }
  if (typeof text === 'string') return load(text)
  const loaded = await Promise.all(
    Object.entries(text).map(
      async ([language, written]) => [language, await load(written)] as const,
    ),
  )
  return Object.fromEntries(loaded)
}

/** `locales/uk.ftl` overrides our texts in Ukrainian. */
async function readLocales(dir: string): Promise<Record<string, string>> {
  const names = await readdir(join(dir, 'locales')).catch(() => [])
  const files = names.filter((name) => extname(name) === '.ftl').sort()
  const texts = await Promise.all(
    files.map(
      async (name) =>
        [name.slice(0, -4), await readFile(join(dir, 'locales', name), 'utf8')] as const,
    ),
  )
  return Object.fromEntries(texts)
}

function warnLong(source: SourceFile, entry: MapEntry | undefined, text: Text | undefined): void {
  if (!entry || text === undefined) return
  const longest = Math.max(
    ...(typeof text === 'string' ? [text] : Object.values(text)).map(codePoints),
  )
  if (longest <= limits.botDescription) return
  source.warn(
    entry.value,
    'text-cut',
    `"description" has ${longest} signs; Telegram shows ${limits.botDescription}`,
    'Shorten it, or it is cut at a word.',
  )
}
