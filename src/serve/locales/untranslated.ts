import { ownTextOf, ownTexts } from '../../bot/locales/own.ts'
import { done, failed, type Result } from '../../shop/problem.ts'
import { readFluent } from './fluent-file.ts'

export interface Untranslated {
  /** The whole file: what it held, and below it in English what it lacked. */
  readonly text: string
  /** So many texts were added. */
  readonly added: number
}

/**
 * A file of `locales/` with every text of the bot, for the shop to translate; `held` is what the file says so far.
 * Code: `locale-built-in`.
 */
export function untranslated(language: string, held: string | undefined): Result<Untranslated> {
  if (ownTextOf(language) !== undefined) {
    return failed({
      code: 'locale-built-in',
      message: `The bot speaks "${language}" itself`,
      hint: `Write into locales/${language}.ftl only the texts that you want otherwise.`,
    })
  }
  const english = ownTexts.en ?? ''
  const all = readFluent(english).entries
  if (held === undefined) {
    const own = english.slice(english.indexOf('\n') + 1)
    return done({ text: `### What the bot says in ${language}.\n${own}`, added: all.length })
  }
  const keys = new Set(readFluent(held).entries.map(({ key }) => key))
  const missing = all.filter(({ key }) => !keys.has(key))
  if (missing.length === 0) return done({ text: held, added: 0 })
  const texts = missing.map(({ at, end }) => english.slice(at, end).trimEnd())
  const text = `${held.trimEnd()}\n\n## To be translated\n\n${texts.join('\n')}\n`
  return done({ text, added: missing.length })
}
