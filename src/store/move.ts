import { createHash } from 'node:crypto'
import { done, failed, type Result } from '../shop/problem.ts'
import { keptRecords } from './backup/records.ts'
import { type Collection, collections } from './schema.ts'
import type { FillableStore, Kept, Reader, Store } from './store.ts'

export interface Moved {
  readonly records: number
  readonly collections: Readonly<Record<string, CollectionSum>>
}

export interface CollectionSum {
  readonly records: number
  /** The same for the same records in whatever order they come, hex. */
  readonly checksum: string
}

/**
 * Copies everything from one store to another that is empty, and compares both afterwards; the source is only read.
 * A target that is not equal is emptied again. `tell` hears how many records are there.
 * Codes: `target-not-empty`, `move-differs`.
 */
export async function moveRecords(
  from: Store,
  to: FillableStore,
  tell: (records: number) => void,
): Promise<Result<Moved>> {
  const held = await to.read(countAll)
  if (held > 0) {
    return failed({
      code: 'target-not-empty',
      message: `The place that the shop is to move to holds ${held} records already`,
      facts: { records: held },
    })
  }
  const source = await from.read(async (reader) => {
    const sums = new Sums()
    await to.replaceAll(summed(keptRecords(reader), sums, tell))
    return sums
  })
  const target = new Sums()
  await to.read(async (reader) => {
    for await (const page of keptRecords(reader)) target.add(page)
  })
  const astray = source.differsFrom(target)
  if (astray === undefined) return done(source.moved())
  await to.replaceAll(nothing())
  return failed({
    code: 'move-differs',
    message: `What arrived is not what was sent (${astray}); the target was emptied again`,
    hint: 'The shop is where it was. Please report this: shopbot ran into a fault of its own.',
    facts: { collection: astray },
  })
}

/** How many records there are in all. */
export async function countAll(reader: Reader): Promise<number> {
  let sum = 0
  for (const name of collections()) sum += await reader.count(name)
  return sum
}

async function* summed(
  pages: AsyncIterable<Kept[]>,
  sums: Sums,
  tell: (records: number) => void,
): AsyncGenerator<Kept[]> {
  for await (const page of pages) {
    sums.add(page)
    yield page
    tell(sums.records)
  }
}

async function* nothing(): AsyncGenerator<Kept[]> {}

/** Counts and checksums by collection. */
class Sums {
  records = 0
  readonly #sums = new Map<Collection, { records: number; sum: bigint }>()

  add(page: readonly Kept[]): void {
    this.records += page.length
    for (const [collection, record] of page) {
      const { records, sum } = this.#sums.get(collection) ?? { records: 0, sum: 0n }
      const hash = createHash('sha256').update(JSON.stringify(record)).digest('hex')
      const next = BigInt.asUintN(256, sum + BigInt(`0x${hash}`))
      this.#sums.set(collection, { records: records + 1, sum: next })
    }
  }

  /** The first collection that is not the same. */
  differsFrom(other: Sums): string | undefined {
    return collections().find((name) => {
      const [ours, theirs] = [this.#sums.get(name), other.#sums.get(name)]
      return ours?.records !== theirs?.records || ours?.sum !== theirs?.sum
    })
  }

  moved(): Moved {
    const sums = [...this.#sums].map(([name, { records, sum }]) => {
      return [name, { records, checksum: sum.toString(16).padStart(64, '0') }] as const
    })
    return { records: this.records, collections: Object.fromEntries(sums) }
  }
}
