import type { Reader } from '../store/store.ts'
import type { Backend } from './backend.ts'

/** Updates live a day with Telegram; answers are kept two. Hours. */
const kept = 48

/** Hours before that which are looked at: those of a shop that was away for some days. */
const looked = 72

/** Answers that go in one transaction, so that none is held up by a large one. */
const together = 200

/** Transactions at one go; what an hour full of answers leaves is for the next. */
const most = 100

/** Forgets the answers of mutations that nobody will ask for again. */
export async function forgetAnswers({ store, clock }: Backend): Promise<void> {
  const now = clock().getTime()
  const hours = Array.from({ length: looked }, (_, at) =>
    new Date(now - (kept + 1 + at) * 3_600_000).toISOString().slice(0, 13),
  )
  const full = await store.read((reader) => hoursWithAnswers(reader, hours))
  for (let turn = 0; turn < most && full.length > 0; turn += 1) {
    const [value = ''] = full
    const gone = await store.write(async (writer) => {
      // Of many backends that look at once, each takes others.
      const index = { name: 'hour', value } as const
      const old = await writer.claim('answers', { index, limit: together })
      for (const { key } of old) await writer.delete('answers', key)
      return old.length
    })
    if (gone < together) full.shift()
  }
}

async function hoursWithAnswers(reader: Reader, hours: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    hours.map((value) => reader.find('answers', { index: { name: 'hour', value }, limit: 1 })),
  )
  return hours.filter((_, at) => found[at]?.length)
}
