import { failed, type Problem, type Result } from '../../shop/problem.ts'

/** Texts of one field as typed: for all languages, or for some of them. */
export type Words = string | Readonly<Record<string, string>>

/**
 * Reads a text option given once or several times: `Rose`, or `uk=Троянда` and `en=Rose` in a shop that speaks
 * them; `language` is that of a text without one. Code: `usage`.
 */
export function wordsOf(
  name: string,
  given: readonly string[] | undefined,
  language: string | undefined,
  languages: readonly string[],
): Result<Words | undefined> {
  if (language !== undefined && !languages.includes(language))
    return usage(
      `The shop does not speak "${language}"`,
      `Its languages are ${languages.join(', ')}.`,
    )
  if (given === undefined || given.length === 0) return { ok: true, value: undefined }
  const words: Record<string, string> = {}
  let plain: string | undefined
  for (const one of given) {
    const [, prefix, rest] = /^([a-z]{2,3}(?:-[A-Za-z0-9]+)?)=(.*)$/s.exec(one) ?? []
    const named = prefix !== undefined && languages.includes(prefix) ? prefix : language
    const text = (named === prefix && rest !== undefined ? rest : one).trim()
    if (text === '') return usage(`${name} is empty`)
    if (named === undefined) {
      if (plain !== undefined)
        return usage(
          `${name} is given twice`,
          `Write a language before each: ${name} "${languages[0]}=…"`,
        )
      plain = text
    } else words[named] = text
  }
  if (plain !== undefined && Object.keys(words).length > 0)
    return usage(
      `${name} is given with and without a language`,
      `Write one before each: ${name} "${languages[0]}=…"`,
    )
  return { ok: true, value: plain ?? words }
}

export function usage(message: string, hint?: string): { ok: false; problem: Problem } {
  return failed({ code: 'usage', message, ...(hint === undefined ? {} : { hint }) })
}
