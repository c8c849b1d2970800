import { I18n } from '@grammyjs/i18n'
import { ownTextOf, ownTexts } from './locales/own.ts'

/** Says a text of the bot in one language. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

/**
 * The bot's texts in each language of the shop: ours of the language, English where we have none, and the shop's
 * over them, key by key.
 */
export function makeTexts(
  languages: readonly string[],
  overrides: Readonly<Record<string, string>>,
): (language: string) => Say {
  const says = new Map<string, Say>()
  const make = (language: string): Say => {
    const i18n = new I18n({ defaultLocale: language, fluentBundleOptions: { useIsolating: false } })
    const ours = ownTextOf(language) ?? `${ownTexts.en}\nlanguage-name = ${nameOf(language)}`
    i18n.loadLocaleSync(language, { source: `${ours}\n${overrides[language] ?? ''}` })
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

/** A language as it calls itself. */
function nameOf(code: string): string {
  return new Intl.DisplayNames([code], { type: 'language', fallback: 'code' }).of(code) ?? code
}

/** The language of the shop that fits what Telegram says of somebody: `uk-UA` is uk. */
export function guessLanguage(code: string | undefined, languages: readonly string[]): string {
  const wanted = code?.toLowerCase() ?? ''
  const [base = ''] = wanted.split('-')
  const exact = languages.find((language) => language.toLowerCase() === wanted)
  const near = languages.find((language) => language.toLowerCase().split('-')[0] === base)
  return exact ?? near ?? languages[0] ?? 'en'
}
