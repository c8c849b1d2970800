import { collections } from '../schema.ts'
import type { Kept, Reader } from '../store.ts'
import { keyOf } from './shape.ts'

/** How many records are in memory at once. */
const pageSize = 256

/** Everything that `reader` sees, collection by collection in the order of keys, page by page. */
export async function* keptRecords(reader: Reader): AsyncGenerator<Kept[]> {
  for (const collection of collections()) {
    let after: string | undefined
    for (;;) {
      const place = after === undefined ? {} : { after }
      const page = await reader.find(collection, { limit: pageSize, ...place })
      if (page.length > 0) yield page.map((record): Kept => [collection, record])
      if (page.length < pageSize) break
      after = keyOf(collection, page.at(-1))
    }
  }
}
