import { isSeq } from 'yaml'
import type { Deliver } from '../../shop/digital.ts'
import { wordings } from '../../shop/text.ts'
import { limits } from '../../telegram/limits.ts'
import { codePoints } from '../../telegram/text.ts'
import type { SourceFile } from './document.ts'
import { readList, readText, writtenText } from './fields.ts'
import type { MapEntry } from './nodes.ts'
import type { Recording } from './recording.ts'

/** What is sold is never cut: it must fit into a message, with room for the words around it. */
const longestText = limits.text - 596
const longestKey = 500

/** `deliver:` of a product: a text for all buyers, or a list of keys, one for each piece. Quotes neither. */
export function readDeliver(
  recording: Recording,
  source: SourceFile,
  fields: ReadonlyMap<string, MapEntry>,
): Deliver | undefined {
  const entry = fields.get('deliver')
  if (!entry) return undefined
  if (isSeq(entry.value)) return readKeys(recording, source, entry, fields)
  const text = readText(source, entry.value, '"deliver"', recording.languages)
  if (text === undefined) return undefined
  const longest = Math.max(...wordings(text).map(codePoints))
  if (longest > longestText) {
    source.error(
      entry.value,
      'deliver-too-long',
      `"deliver" has ${longest} signs: a message takes ${longestText}, and what is sold cannot be cut`,
      'Put it where it can be downloaded, and deliver the address.',
    )
  }
  return { text }
}

function readKeys(
  recording: Recording,
  source: SourceFile,
  entry: MapEntry,
  fields: ReadonlyMap<string, MapEntry>,
): Deliver | undefined {
  const stock = fields.get('stock')
  if (stock) {
    source.error(
      stock.keyNode,
      'keys-with-stock',
      'As many can be sold as there are keys: "stock" says the same thing twice',
      'Leave "stock" out.',
    )
  }
  const variants = fields.get('variants')
  if (variants) {
    source.error(
      variants.keyNode,
      'keys-with-variants',
      'Keys belong to a product, not to its variants',
      'Make a product of each variant, with keys of its own.',
    )
  }
  const keys: string[] = []
  const written = readList(source, entry.value)
  for (const node of written) {
    const key = writtenText(source, node, 'A key')?.trim()
    if (key === undefined) continue
    if (key === '' || codePoints(key) > longestKey) {
      source.error(
        node,
        'key-invalid',
        `A key has 1 to ${longestKey} signs`,
        'Write one key an item.',
      )
    } else {
      recording.claimKey(key, source.placeOf(node))
      keys.push(key)
    }
  }
  if (written.length === 0)
    source.error(
      entry.value,
      'keys-missing',
      '"deliver" lists no keys',
      'Keys that were sold may stay: each is handed out once. Where there are none, hide the product.',
    )
  return keys.length > 0 ? { keys } : undefined
}
