import { done, failed, type Result } from '../../shop/problem.ts'
import type { Text } from '../../shop/text.ts'

/**
 * Which of a file's languages are taken, the first before the others: the one that was asked for; else those
 * of the shop that the file has; else the file's own first. Code: `language-unknown`.
 */
export function takenLanguages<Language extends { readonly code: string }>(
  found: readonly Language[],
  { language, languages }: { readonly language?: string; readonly languages?: readonly string[] },
): Result<readonly Language[]> {
  const unique = found.filter(({ code }, at) => found.findIndex((one) => one.code === code) === at)
  if (language !== undefined) {
    const named = unique.find(({ code }) => code === language.toLowerCase())
    if (named) return done([named])
    const codes = unique.map(({ code }) => code).join(', ')
    return failed({
      code: 'language-unknown',
      message: `The file has no texts in "${language}"`,
      hint: codes === '' ? 'It has one language: leave --language out.' : `It has: ${codes}.`,
    })
  }
  if (languages === undefined) return done(unique)
  const spoken = languages.flatMap((code) => unique.find((one) => one.code === code) ?? [])
  return done(spoken.length > 0 ? spoken : unique.slice(0, 1))
}

/** One text for all languages where they do not differ; undefined: there is none. */
export function textOf(texts: ReadonlyMap<string, string>): Text | undefined {
  const given = [...texts].filter(([, text]) => text !== '')
  const [first, ...others] = given
  if (!first) return undefined
  return others.every(([, text]) => text === first[1]) ? first[1] : Object.fromEntries(given)
}
