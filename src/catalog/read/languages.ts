import { isScalar } from 'yaml'
import type { SourceFile } from './document.ts'
import { readList, writtenText } from './fields.ts'
import { languageMeant } from './meant.ts'
import type { MapEntry } from './nodes.ts'

/** `languages:` of shop.yaml; at least one, the first is the default. */
export function readLanguages(
  source: SourceFile,
  entry: MapEntry | undefined,
  name: MapEntry | undefined,
): string[] {
  if (!entry) return keysOf(source, name) ?? ['en']
  const languages: string[] = []
  for (const node of readList(source, entry.value)) {
    const language = writtenText(source, node, 'A language')
    if (language === undefined) continue
    if (!isLanguage(language)) {
      source.error(
        node,
        'language-invalid',
        `"${language}" is not the code of a language`,
        languageMeant(language) ?? 'Write codes like uk, en or pt-BR.',
      )
    } else if (!languages.includes(language)) languages.push(language)
  }
  return languages.length > 0 ? languages : ['en']
}

/** A code as the world knows it: what Intl does not take, nobody can be spoken to in. */
function isLanguage(code: string): boolean {
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/.test(code)) return false
  try {
    return Intl.getCanonicalLocales(code).length === 1
  } catch {
    return false
  }
}

/** A shop that names no languages speaks those that its name is given in. */
function keysOf(source: SourceFile, name: MapEntry | undefined): string[] | undefined {
  const node = name?.value
  if (!node || isScalar(node) || !('items' in node)) return undefined
  const keys = node.items.flatMap((pair) => {
    const key =
      typeof pair === 'object' && pair !== null && 'key' in pair ? source.resolve(pair.key) : null
    return isScalar(key) ? [String(key.value)] : []
  })
  return keys.length > 0 ? keys : undefined
}
