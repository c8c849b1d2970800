import type { Text } from '../../../shop/text.ts'
import { decoded } from '../entities.ts'
import { factLine } from '../fact-line.ts'
import { htmlLine, htmlText } from '../html-text.ts'
import { textOf } from '../languages.ts'
import type { Offer, Param } from './offer.ts'

/** A language of the feed: `name` and `description` without a suffix are in the one that is `plain`. */
export interface FeedLanguage {
  readonly code: string
  readonly plain: boolean
}

/** The name of an offer; where it has none, what it is, who made it and which model. */
export function nameOf(offer: Offer, language: FeedLanguage): string {
  const { fields } = offer
  const { kind, vendor, model, title } = fields
  const made = [kind, vendor, model].filter((part) => part !== undefined).join(' ')
  const plain = fields.name ?? title ?? (model === undefined ? '' : made)
  const own = fields[`name ${language.code}`] ?? (language.plain ? plain : '')
  return decoded(htmlLine(own))
}

/** In all languages that are taken; where an offer is in none of them, in any it is in. */
export function textsOf(
  languages: readonly FeedLanguage[],
  textIn: (language: FeedLanguage) => string,
): Text | undefined {
  const texts = new Map(languages.map((language) => [language.code, textIn(language)]))
  if ([...texts.values()].some((text) => text !== '')) return textOf(texts)
  const others = [{ code: '', plain: true }, ...anyLanguage]
  return others.map(textIn).find((text) => text !== '')
}

const anyLanguage = ['uk', 'ru', 'en', 'pl', 'de'].map((code) => ({ code, plain: false }))

/** The description, and below it what the feed says of the offer that nobody chooses. */
export function descriptionIn(
  offer: Offer,
  chosen: ReadonlySet<string>,
  language: FeedLanguage,
): string {
  const { fields } = offer
  const own = fields[`description ${language.code}`] ?? (language.plain ? fields.description : '')
  const told = decoded(htmlText(own ?? ''))
  const facts = new Map<string, string[]>()
  for (const param of offer.params) {
    if (chosen.has(param.name)) continue
    const value = valueIn(param, language.code)
    if (value === '') continue
    const beside = facts.get(param.name)
    if (!beside) facts.set(param.name, [value])
    else if (!beside.includes(value)) beside.push(value)
  }
  const lines = [
    ...(fields.vendor === undefined
      ? []
      : [factLine('brand', language.code, decoded(htmlLine(fields.vendor)))]),
    ...[...facts].map(([name, values]) => `${decoded(htmlLine(name))}: ${values.join(', ')}`),
  ]
  return [told, lines.join('\n')].filter((part) => part !== '').join('\n\n')
}

export function valueIn({ value, values, unit }: Param, language: string): string {
  const written = values?.[language] ?? (value === '' ? Object.values(values ?? {})[0] : value)
  const text = decoded(htmlLine(written ?? ''))
  return text === '' || unit === '' ? text : `${text} ${unit}`
}
