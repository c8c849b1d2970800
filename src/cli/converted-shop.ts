import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { FileOutline } from '../catalog/convert/foreign.ts'
import { done, failed, type Result } from '../shop/problem.ts'
import { currencyOf } from '../telegram/currencies.ts'
import { input, select } from './ask.ts'
import type { ConvertRequest } from './convert-shop.ts'

/** The shop that a catalogue is converted into. */
export interface ConvertedShop {
  readonly catalog: string
  readonly currency: string
  readonly exponent: number
  /** What it is to speak; undefined: it is being made, and speaks what the file does. */
  readonly languages: readonly string[] | undefined
  /** Which of the file's languages is taken; undefined: all that the shop speaks. */
  readonly language: string | undefined
  /** Languages of the file that the bot of a new shop has no texts in. */
  readonly unspoken: readonly string[]
  /** What a new shop.yaml says; undefined: there is one. */
  readonly made: { readonly name: string; readonly currency: string } | undefined
  /** Whether nobody said what the prices are in. */
  readonly currencyGuessed: boolean
}

/** The shop in the request's folder, or what is to be one. Codes: `files-invalid`, `currency-…`. */
export async function convertedShop(request: ConvertRequest): Promise<Result<ConvertedShop>> {
  return existsSync(join(request.dir, 'shop.yaml')) ? heldShop(request) : newShop(request)
}

async function heldShop({
  dir,
  currency,
  language,
}: ConvertRequest): Promise<Result<ConvertedShop>> {
  const { readCatalogPlace } = await import('../catalog/read.ts')
  const place = await readCatalogPlace(dir)
  if (!place) {
    return failed({
      code: 'files-invalid',
      message: `The shop.yaml in ${dir} has errors, so its currency is not known`,
      hint: '"shopbot check" shows them.',
    })
  }
  if (currency !== undefined && currency !== place.currency.code) {
    return failed({
      code: 'currency-differs',
      message: `The shop's currency is ${place.currency.code}, not ${currency}`,
      hint: 'Amounts are carried as they are: change shop.yaml, or leave --currency out.',
    })
  }
  const { code, exponent } = place.currency
  const { catalog, languages } = place
  const said = { language, unspoken: [], made: undefined, currencyGuessed: false }
  return done({ catalog, languages, currency: code, exponent, ...said })
}

/** Not every export says what its prices are in: who is not there to be asked is told. */
const usualCurrency = 'USD'

async function newShop(request: ConvertRequest): Promise<Result<ConvertedShop>> {
  const outline = await outlineOf(request)
  if (!outline.ok) return outline
  const said = request.currency ?? outline.value.currency
  const called = titleOf(basename(resolve(request.dir)))
  const name =
    request.name ?? (request.asks ? await input("The shop's name?", called, filled) : called)
  const written =
    said ??
    (request.asks
      ? await input('The currency of its prices?', usualCurrency, taken)
      : usualCurrency)
  const currency = currencyOf(written.toUpperCase())
  if (!currency) {
    return failed({
      code: 'currency-unknown',
      message: `shopbot takes no payments in "${written}"`,
      hint: 'Write a code like UAH, EUR or USD.',
    })
  }
  const { code, exponent } = currency
  const language = request.language ?? (await askedLanguage(request, outline.value))
  const { spoken, unspoken } = await spokenOf(language === undefined ? outline.value.languages : [])
  return done({
    catalog: 'catalog',
    currency: code,
    exponent,
    languages: unspoken.length > 0 ? spoken : undefined,
    language,
    unspoken,
    made: { name, currency: code },
    currencyGuessed: said === undefined && !request.asks,
  })
}

async function outlineOf({ format, file }: ConvertRequest): Promise<Result<FileOutline>> {
  const { outlines } = await import('../catalog/convert/formats.ts')
  const outline = Object.hasOwn(outlines, format) ? await outlines[format]?.() : undefined
  return outline ? outline(file) : done({ languages: [] })
}

/** Those that the bot speaks, where it speaks any of them: a shop in others would need texts first. */
async function spokenOf(languages: readonly string[]) {
  const { ownTextOf } = await import('../bot/locales/own.ts')
  const spoken = languages.filter((code) => ownTextOf(code) !== undefined)
  const others = languages.filter((code) => !spoken.includes(code))
  return { spoken, unspoken: spoken.length === 0 ? [] : others }
}

const allLanguages = 'all'

async function askedLanguage(
  { asks }: ConvertRequest,
  { languages }: FileOutline,
): Promise<string | undefined> {
  if (!asks || languages.length < 2) return undefined
  const chosen = await select('The file is in several languages. Which to take?', [
    { value: allLanguages, description: languages.join(', ') },
    ...languages.map((value) => ({ value, description: `texts in ${value} only` })),
  ])
  return chosen === allLanguages ? undefined : chosen
}

const filled = (text: string): true | string => text.trim() !== '' || 'A shop needs a name.'

const taken = (text: string): true | string =>
  currencyOf(text.toUpperCase()) !== undefined || 'Write a code like UAH, EUR or USD.'

/** `kyiv-flowers` → `Kyiv flowers`. */
function titleOf(folder: string): string {
  const words = folder.replaceAll(/[-_.]+/g, ' ').trim()
  return words === '' ? 'My shop' : `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
