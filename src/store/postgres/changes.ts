import { type Collection, collections } from '../schema.ts'
import type { Change } from '../store.ts'

/** NOTIFY takes less than 8000 bytes. */
const most = 7500

/** Changes as text: each, or where that is long the collections only. */
export function encodeChanges(changes: readonly Change[]): string {
  if (changes.length < 500) {
    const each = changes.map(({ collection, id, deleted }) => [collection, id, deleted ? 1 : 0])
    const text = JSON.stringify(each)
    if (Buffer.byteLength(text) < most) return text
  }
  const touched = new Set(changes.map(({ collection }) => collection))
  return JSON.stringify([...touched].map((collection) => [collection]))
}

const known: ReadonlySet<unknown> = new Set(collections())

/** What another store wrote; what this shopbot does not know is left out. */
export function decodeChanges(text: string): Change[] {
  const told: unknown = JSON.parse(text)
  if (!Array.isArray(told)) return []
  return told.flatMap((one: unknown): Change[] => {
    if (!Array.isArray(one) || !known.has(one[0])) return []
    const [collection, id, deleted] = one as [Collection, unknown, unknown]
    return [
      typeof id === 'string'
        ? { collection, id, deleted: deleted === 1 }
        : { collection, deleted: false },
    ]
  })
}

/** When nothing is known of what was missed. */
export const anything: readonly Change[] = collections().map((collection) => {
  return { collection, deleted: false }
})
