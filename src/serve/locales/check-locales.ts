import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ownTextOf, ownTexts } from '../../bot/locales/own.ts'
import { makeTexts } from '../../bot/texts.ts'
import type { Finding } from '../../catalog/finding.ts'
import { SourceFile } from '../../catalog/read/document.ts'
import { didYouMean, fieldsOf, readList } from '../../catalog/read/fields.ts'
import { FileFindings } from '../../catalog/read/findings.ts'
import type { Settings } from '../../shop/settings.ts'
import { checkFile, type Wanted } from './check-file.ts'
import { readFluent } from './fluent-file.ts'

/** Proves the files of `locales/` against the texts of the bot, and that it can speak every language of the shop. */
export async function checkLocales(
  dir: string,
  { languages, texts }: Pick<Settings, 'languages' | 'texts'>,
): Promise<Finding[]> {
  wanted ??= wantedTexts()
  const known = wanted
  const spoken = makeTexts([...new Set([...languages, ...Object.keys(texts)])], texts)
  const found = Object.entries(texts).flatMap(([language, text]) => {
    if (!isLanguage(language)) return [notALanguage(language, languages)]
    const findings = checkFile({ language, text, say: spoken(language) }, known)
    return languages.includes(language) ? findings : [...findings, unused(language, languages)]
  })
  const foreign = languages.filter((language) => ownTextOf(language) === undefined)
  if (foreign.length === 0) return found
  const places = await placesOfLanguages(dir)
  return [
    ...found,
    ...foreign.flatMap((language) => lacking(language, texts[language], known, places)),
  ]
}

/** Read at the first shop that has texts of its own; `import --watch` asks again and again. */
let wanted: Wanted | undefined

/** Each text of ours with its placeholders. */
function wantedTexts(): Wanted {
  return new Map(
    readFluent(ownTexts.en ?? '').entries.map(({ key, placeholders }) => [
      key,
      placeholders.map(({ name }) => name),
    ]),
  )
}

function isLanguage(code: string): boolean {
  try {
    return Intl.getCanonicalLocales(code).length === 1
  } catch {
    return false
  }
}

const atTop = { line: 1, column: 1 } as const

function notALanguage(name: string, languages: readonly string[]): Finding {
  return {
    severity: 'error',
    code: 'locale-unused',
    message: `"${name}" is not the code of a language, so nobody reads locales/${name}.ftl`,
    hint: `Name it by a language of the shop: ${languages.map((one) => `${one}.ftl`).join(', ')}.`,
    file: `locales/${name}.ftl`,
    ...atTop,
  }
}

function unused(language: string, languages: readonly string[]): Finding {
  return {
    severity: 'warning',
    code: 'locale-unused',
    message: `The shop does not speak "${language}", so nobody reads this file`,
    hint:
      didYouMean(language, languages) ??
      `Add ${language} to "languages" in shop.yaml, or remove the file.`,
    file: `locales/${language}.ftl`,
    ...atTop,
  }
}

/** A language that we do not have must come whole from the shop. */
function lacking(
  language: string,
  text: string | undefined,
  wanted: Wanted,
  places: ReadonlyMap<string, { readonly line: number; readonly column: number }>,
): Finding[] {
  const held = new Set(readFluent(text ?? '').entries.map(({ key }) => key))
  const missing = [...wanted.keys()].filter((key) => !held.has(key))
  if (missing.length === 0) return []
  const some = missing.slice(0, 3).join(', ')
  return [
    {
      severity: 'error',
      code: 'locale-missing',
      message:
        text === undefined
          ? `The bot does not speak "${language}" itself, and there is no locales/${language}.ftl`
          : `${missing.length} of ${wanted.size} texts are missing: ${some}${missing.length > 3 ? ', …' : ''}`,
      hint: `"shopbot check --write-locale ${language}" writes the missing texts in English for you to translate.`,
      ...(text === undefined
        ? { file: 'shop.yaml', ...(places.get(language) ?? atTop) }
        : { file: `locales/${language}.ftl`, ...atTop }),
    },
  ]
}

/** Where shop.yaml names each language. */
async function placesOfLanguages(dir: string) {
  const bytes = await readFile(join(dir, 'shop.yaml'))
  // What is wrong with it has been told already.
  const source = new SourceFile(bytes, new FileFindings('shop.yaml', []))
  const listed = fieldsOf(source, source.root, 'shop.yaml', ['languages'])?.get('languages')
  const nodes = listed ? readList(source, listed.value) : []
  return new Map(
    nodes.map((node) => ['value' in node ? String(node.value) : '', source.placeOf(node)]),
  )
}
