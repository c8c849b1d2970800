import { I18n } from '@grammyjs/i18n'
import { deskEn } from './locales/desk-en.ts'
import { deskUk } from './locales/desk-uk.ts'
import { en } from './locales/en.ts'
import { noticesEn } from './locales/notices-en.ts'
import { noticesUk } from './locales/notices-uk.ts'
import { uk } from './locales/uk.ts'

/** Says a text of the bot in one language. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

const english = [en, noticesEn, deskEn].join('\n')
const own: Readonly<Record<string, string>> = {
  en: english,
  uk: [uk, noticesUk, deskUk].join('\n'),
}

/** Languages the bot itself is fluent in; others come as files of the shop. */
export const ownLanguages = Object.keys(own)

/**
 * The bot's texts in each language of the shop: English below, ours of the language over it, the shop's over
 * both, key by key.
 */
export function makeTexts(
  languages: readonly string[],
  overrides: Readonly<Record<string, string>>,
): (language: string) => Say {
  const says = new Map<string, Say>()
  const make = (language: string): Say => {
    const i18n = new I18n({ defaultLocale: language, fluentBundleOptions: { useIsolating: false } })
    const layers = [english, own[language] ?? '', overrides[language] ?? '']
    i18n.loadLocaleSync(language, { source: layers.join('\n') })
    return (key, values = {}) => i18n.t(language, key, { ...values })
  }
  return (language) => {
    const spoken = languages.includes(language) ? language : (languages[0] ?? 'en')
    const known = says.get(spoken)
    if (known) return known
    const made = make(spoken)
    says.set(spoken, made)
    return made
  }
}

/** The language of the shop that fits what Telegram says of somebody: `uk-UA` is uk. */
export function guessLanguage(code: string | undefined, languages: readonly string[]): string {
  const wanted = code?.toLowerCase() ?? ''
  const [base = ''] = wanted.split('-')
  const exact = languages.find((language) => language.toLowerCase() === wanted)
  const near = languages.find((language) => language.toLowerCase().split('-')[0] === base)
  return exact ?? near ?? languages[0] ?? 'en'
}
