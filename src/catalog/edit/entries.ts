import { isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml'
import { textIn } from '../../shop/text.ts'
import { slug } from '../id.ts'
import { textOf } from './lists.ts'
import { fieldValue, ownPair, type YamlText } from './yaml-text.ts'

export type Kind = 'product' | 'category'

/** A product or category as it stands in a file. */
export interface Entry {
  readonly node: YAMLMap
  /** The list it stands in; null: it is written without one, or its list comes by an alias. */
  readonly list: YAMLSeq | null
  readonly index: number
  /** The mapping whose `products:` or `categories:` it is. */
  readonly owner: YAMLMap
  /** The categories of this file that it stands in, outermost first. */
  readonly within: readonly string[]
}

/** Finds a product or category in a file by its id, written or made from its title. */
export function findEntry(
  source: YamlText,
  kind: Kind,
  id: string,
  languages: readonly string[],
): Entry | undefined {
  const { root } = source
  if (!isMap(root)) return undefined
  return search(root, [])

  function search(owner: YAMLMap, within: readonly string[]): Entry | undefined {
    const wanted = entriesIn(owner, kind, within).find(
      (one) => idOf(source, one.node, languages) === id,
    )
    if (wanted) return wanted
    for (const { node } of entriesIn(owner, 'category', within)) {
      if (within.length > 64) return undefined
      const found = search(node, [...within, idOf(source, node, languages)])
      if (found) return found
    }
    return undefined
  }

  function entriesIn(owner: YAMLMap, what: Kind, within: readonly string[]): Entry[] {
    const pair = ownPair(owner, keys[what])
    const value = source.resolve(pair?.value)
    if (isMap(value)) return [{ node: value, list: null, index: 0, owner, within }]
    if (!isSeq(value)) return []
    const list = isAlias(pair?.value) ? null : value
    return value.items.flatMap((item, index) => {
      const node = source.resolve(item)
      return isMap(node) ? [{ node, list, index, owner, within }] : []
    })
  }
}

export const keys = { product: 'products', category: 'categories' } as const

/** The id of an entry as the reader sees it. */
export function idOf(source: YamlText, node: YAMLMap, languages: readonly string[]): string {
  const written = fieldValue(source, node, 'id')
  if (written) return textOf(written)
  return slug(
    textIn(wordsOf(source, fieldValue(source, node, 'title') ?? null), 'en', languages).trim(),
  )
}

/** A text of the files: one, or one for each language. */
export function wordsOf(source: YamlText, node: Node | null): string | Record<string, string> {
  if (!isMap(node)) return textOf(node).trim()
  return Object.fromEntries(
    node.items.flatMap((pair) => {
      const key = source.resolve(pair.key)
      return isScalar(key) ? [[textOf(key), textOf(source.resolve(pair.value)).trim()]] : []
    }),
  )
}

/** A variant of a product by its id, written or made from what it differs in. */
export function findVariant(
  source: YamlText,
  product: YAMLMap,
  id: string,
): { readonly node: YAMLMap; readonly isShared: boolean } | undefined {
  const options = fieldValue(source, product, 'options')
  const names = isMap(options) ? options.items.map((pair) => textOf(source.resolve(pair.key))) : []
  const list = fieldValue(source, product, 'variants')
  const isShared = !isSeq(ownPair(product, 'variants')?.value)
  for (const item of isSeq(list) ? list.items : []) {
    const node = source.resolve(item)
    if (isMap(node) && variantIdOf(source, node, names) === id)
      return { node, isShared: isShared || isAlias(item) }
  }
  return undefined
}

function variantIdOf(source: YamlText, node: YAMLMap, options: readonly string[]): string {
  const written = fieldValue(source, node, 'id')
  if (written) return textOf(written)
  const chosen = options.flatMap((name) => textOf(fieldValue(source, node, name) ?? null) || [])
  const title = wordsOf(source, fieldValue(source, node, 'title') ?? null)
  return (
    slug(chosen.join('-')) ||
    slug(typeof title === 'string' ? title : (Object.values(title)[0] ?? ''))
  )
}
