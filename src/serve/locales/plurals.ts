import type { Draft } from './draft.ts'
import type { FluentEntry } from './fluent-file.ts'

/** A selector that names a plural form must name all that whole numbers have in the language. */
export function pluralsFound({ key, selectors }: FluentEntry, language: string): Draft[] {
  const forms = pluralForms(language)
  return selectors.flatMap(({ at, variants }): Draft[] => {
    const isPlural = variants.some((one) => one !== 'other' && allForms.includes(one))
    const missing = forms.filter((form) => !variants.includes(form))
    const strange = variants.filter(
      (one) => allForms.includes(one) && one !== 'other' && !forms.includes(one),
    )
    if (!isPlural || (missing.length === 0 && strange.length === 0)) return []
    const list = (names: readonly string[]) => names.map((name) => `[${name}]`).join(', ')
    return [
      {
        severity: 'warning',
        code: 'locale-plural-missing',
        message:
          missing.length > 0
            ? `"${key}" lacks the plural ${list(missing)}`
            : `"${key}" has the plural ${list(strange)}, which no number has in ${language}`,
        hint: `Whole numbers take ${list(forms)} in ${language}.`,
        at,
      },
    ]
  })
}

const allForms: readonly string[] = ['zero', 'one', 'two', 'few', 'many', 'other']

/** The plural forms that whole numbers take; CLDR has more for fractions. */
export function pluralForms(language: string): string[] {
  const rules = new Intl.PluralRules(language)
  // Some languages have a form for millions only, which nobody puts into a cart.
  const taken = new Set<string>(Array.from({ length: 1001 }, (_, number) => rules.select(number)))
  return allForms.filter((form) => taken.has(form))
}
