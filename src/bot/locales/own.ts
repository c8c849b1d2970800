import de from './de.ftl'
import en from './en.ftl'
import pl from './pl.ftl'
import uk from './uk.ftl'

/** Languages the bot itself is fluent in, by code; Fluent. English stands in where another lacks words. */
export const ownTexts: Readonly<Record<string, string>> = { en, uk, pl, de }

/** What is built in for a language; `de-AT` is served by `de`. Undefined: the shop must bring it. */
export function ownTextOf(language: string): string | undefined {
  const [base = ''] = language.split('-')
  return ownTexts[language] ?? ownTexts[base]
}
