import type { Collection } from '../store/schema.ts'
import type { Reader, Writer } from '../store/store.ts'
import type { Backend } from './backend.ts'

/** Collections whose records are found by the hour since which nobody needs them. */
type Hourly = Extract<Collection, 'answers' | 'turns'>

/** Hours for which they are kept: updates live a day with Telegram; what came twice came within a few hours. */
const kept: Readonly<Record<Hourly, number>> = { answers: 48, turns: 3 }

/** Hours before that which are looked at: those of a shop that was away for some days. */
const looked = 72

/** Records that go in one transaction, so that none is held up by a large one. */
const together = 200

/** Transactions at one go; what an hour full of records leaves is for the next. */
const most = 100

/** Forgets answers of mutations that nobody will ask for again, and turns of customers who have left. */
export async function forgetOld(backend: Backend): Promise<void> {
  await forget(backend, 'answers', async (writer, index) => {
    const old = await writer.claim('answers', { index, limit: together })
    for (const { key } of old) await writer.delete('answers', key)
    return old.length
  })
  await forget(backend, 'turns', async (writer, index) => {
    const old = await writer.claim('turns', { index, limit: together })
    for (const { id } of old) await writer.delete('turns', id)
    return old.length
  })
}

/** `some`: of many backends that look at once, each takes others; resolves to how many. */
async function forget(
  { store, clock }: Backend,
  collection: Hourly,
  some: (writer: Writer, index: ByHour) => Promise<number>,
): Promise<void> {
  const now = clock().getTime()
  const hours = Array.from({ length: looked }, (_, at) =>
    new Date(now - (kept[collection] + 1 + at) * 3_600_000).toISOString().slice(0, 13),
  )
  const full = await store.read((reader) => hoursWith(reader, collection, hours))
  for (let turn = 0; turn < most && full.length > 0; turn += 1) {
    const [value = ''] = full
    const gone = await store.write((writer) => some(writer, { name: 'hour', value }))
    if (gone < together) full.shift()
  }
}

interface ByHour {
  readonly name: 'hour'
  readonly value: string
}

async function hoursWith(
  reader: Reader,
  collection: Hourly,
  hours: readonly string[],
): Promise<string[]> {
  const found = await Promise.all(
    hours.map((value) => reader.find(collection, { index: { name: 'hour', value }, limit: 1 })),
  )
  return hours.filter((_, at) => found[at]?.length)
}
