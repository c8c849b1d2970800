import { placeOf } from '../../bot/locales/places.ts'
import { samples } from '../../bot/locales/samples.ts'
import type { Say } from '../../bot/texts.ts'
import type { Finding } from '../../catalog/finding.ts'
import { didYouMean } from '../../catalog/read/fields.ts'
import { codePoints } from '../../telegram/text.ts'
import type { Draft } from './draft.ts'
import { type FluentEntry, type FluentFile, type Named, readFluent } from './fluent-file.ts'
import { pluralsFound } from './plurals.ts'

/** Our texts, which a file is measured by: each key with its placeholders. */
export type Wanted = ReadonlyMap<string, readonly string[]>

export interface LocaleFile {
  readonly language: string
  readonly text: string
  /** The texts of the bot with those of the file over them. */
  readonly say: Say
}

/** All that is wrong with one file of `locales/`, but for keys that it lacks. */
export function checkFile({ language, text, say }: LocaleFile, wanted: Wanted): Finding[] {
  const file = readFluent(text)
  const drafts = [
    ...file.faults.map(faultFound),
    ...keysFound(file, wanted),
    ...file.entries.flatMap((entry) => [
      ...placeholdersFound(entry, wanted),
      ...referencesFound(entry, file, wanted),
      ...pluralsFound(entry, language),
    ]),
  ]
  const broken = new Set(
    drafts.filter(({ severity }) => severity === 'error').map(({ at }) => keyAt(file, at)),
  )
  for (const entry of file.entries)
    if (wanted.has(entry.key) && !broken.has(entry.key)) drafts.push(...renderingFound(entry, say))
  return drafts.map(({ at, ...draft }) => ({
    ...draft,
    file: `locales/${language}.ftl`,
    ...lineOf(text, at),
  }))
}

function faultFound({ message, at }: FluentFile['faults'][number]): Draft {
  return {
    severity: 'error',
    code: 'locale-syntax',
    message: `This is not valid Fluent: ${message}`,
    hint: 'A text is written "key = text", the lines below it indented; { and } hold a placeholder.',
    at,
  }
}

function keysFound(file: FluentFile, wanted: Wanted): Draft[] {
  const used = new Set(file.entries.flatMap(({ references }) => references.map(({ name }) => name)))
  const seen = new Set<string>()
  return file.entries.flatMap(({ key, at, attributes }): Draft[] => {
    const isTwice = seen.has(key)
    seen.add(key)
    if (isTwice) return [twice(key, at)]
    // A text that other texts of the file speak of is the shop's own business.
    if (key.startsWith('-') || used.has(key)) return []
    if (!wanted.has(key)) return [unknown(key, at, didYouMean(key, [...wanted.keys()]))]
    return attributes.map((one) =>
      unknown(`${key}.${one.name}`, one.at, `Write the text behind "${key} =".`),
    )
  })
}

const twice = (key: string, at: number): Draft => ({
  severity: 'error',
  code: 'locale-key-twice',
  message: `The text "${key}" stands twice in this file`,
  hint: 'Remove one of the two: only the last would be said.',
  at,
})

const unknown = (key: string, at: number, hint: string | undefined): Draft => ({
  severity: 'error',
  code: 'locale-key-unknown',
  message: `The bot has no text "${key.slice(0, 60)}"`,
  hint: hint ?? 'Remove it: nobody would ever read it.',
  at,
})

function placeholdersFound(entry: FluentEntry, wanted: Wanted): Draft[] {
  const known = wanted.get(entry.key)
  if (!known) return []
  const held = entry.placeholders.map(({ name }) => name)
  const strange = entry.placeholders.filter(({ name }) => !known.includes(name))
  // A text may be made of others that hold the placeholders.
  const missing = entry.references.some(({ name }) => !name.endsWith('()'))
    ? []
    : known.filter((name) => !held.includes(name))
  return [
    ...strange.map((one) => strangePlaceholder(one, entry.key, known)),
    ...(missing.length === 0 || strange.length > 0 ? [] : [lacking(entry, missing)]),
  ]
}

function strangePlaceholder({ name, at }: Named, key: string, known: readonly string[]): Draft {
  const near = known.length === 1 ? known[0] : undefined
  const guess = didYouMean(name, known) ?? (near && `Did you mean "${near}"?`)
  return {
    severity: 'error',
    code: 'locale-placeholder-unknown',
    message: `"${key}" is told no "$${name}"`,
    hint:
      guess?.replace(/"(.*)"/, '{ $$$1 }') ??
      (known.length === 0
        ? 'It is told nothing: write it without placeholders.'
        : `It is told ${known.map((one) => `{ $${one} }`).join(', ')}.`),
    at,
  }
}

const lacking = ({ key, at }: FluentEntry, missing: readonly string[]): Draft => ({
  severity: 'warning',
  code: 'locale-placeholder-missing',
  message: `"${key}" does not say ${missing.map((name) => `{ $${name} }`).join(', ')}`,
  hint: 'Our text does, as people may need it: put it in where it belongs.',
  at,
})

const functions = ['NUMBER()', 'DATETIME()']

function referencesFound(entry: FluentEntry, file: FluentFile, wanted: Wanted): Draft[] {
  const terms = file.entries.map(({ key }) => key)
  const known = [...terms, ...wanted.keys(), ...functions]
  return entry.references
    .filter(({ name }) => !known.includes(name))
    .map(({ name, at }) => {
      const meant = wanted.get(entry.key)?.includes(name)
      return {
        severity: 'error',
        code: 'locale-reference-unknown',
        message: `"${entry.key}" speaks of "${name.slice(0, 60)}", which is nowhere`,
        hint: meant
          ? `A placeholder has a dollar sign: { $${name} }`
          : (didYouMean(name, known) ?? 'Write it into this file, or take it out of the text.'),
        at,
      }
    })
}

function renderingFound({ key, at }: FluentEntry, say: Say): Draft[] {
  const { where, most } = placeOf(key)
  try {
    const long = codePoints(say(key, samples))
    if (long <= most) return []
    return [
      {
        severity: 'warning',
        code: 'text-cut',
        message: `"${key}" has about ${long} signs; ${rooms[where]} has room for ${most}`,
        hint: 'Shorten it, or people do not see the end of it.',
        at,
      },
    ]
  } catch (error) {
    return [
      {
        severity: 'error',
        code: 'locale-text-broken',
        message: `"${key}" cannot be said: ${error instanceof Error ? error.message : error}`,
        hint: 'Write it as a plain text with its placeholders.',
        at,
      },
    ]
  }
}

const rooms = {
  message: 'a message',
  button: 'a button',
  answer: 'a box over the chat',
  command: 'the list of commands',
} as const

function keyAt(file: FluentFile, at: number): string | undefined {
  return file.entries.findLast((entry) => entry.at <= at && at < entry.end)?.key
}

function lineOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
