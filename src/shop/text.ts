/** A text of the merchant's: one for all languages, or one per language code (`{uk: …, en: …}`). */
export type Text = string | Readonly<Record<string, string>>

/** The text in `language`; else in the first of `languages` that it has; else whatever it has. */
export function textIn(text: Text, language: string, languages: readonly string[]): string {
  if (typeof text === 'string') return text
  for (const candidate of [language, ...languages]) {
    const found = text[candidate]
    if (found !== undefined) return found
  }
  return Object.values(text)[0] ?? ''
}

/** Every wording a text has, for search and for checks. */
export function wordings(text: Text): string[] {
  return typeof text === 'string' ? [text] : Object.values(text)
}
