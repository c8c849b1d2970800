import type { Reader } from '../store/store.ts'
import type { Backend } from './backend.ts'

/** Updates live a day with Telegram; answers are kept two. Hours. */
const kept = 48

/** Hours before that which are looked at: those of a shop that was away for some days. */
const looked = 72

/** Answers that go in one transaction, so that none is held up by a large one. */
const together = 200

/** Forgets the answers of mutations that nobody will ask for again. */
export async function forgetAnswers({ store, clock }: Backend): Promise<void> {
  const now = clock().getTime()
  const hours = Array.from({ length: looked }, (_, at) =>
    new Date(now - (kept + 1 + at) * 3_600_000).toISOString().slice(0, 13),
  )
  for (const hour of await store.read((reader) => hoursWithAnswers(reader, hours))) {
    const query = { index: { name: 'hour', value: hour }, limit: together } as const
    let gone = together
    while (gone === together) {
      gone = await store.write(async (writer) => {
        // Of many backends that look at once, each takes others.
        const old = await writer.claim('answers', query)
        for (const { key } of old) await writer.delete('answers', key)
        return old.length
      })
    }
  }
}

async function hoursWithAnswers(reader: Reader, hours: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    hours.map((value) => reader.find('answers', { index: { name: 'hour', value }, limit: 1 })),
  )
  return hours.filter((_, at) => found[at]?.length)
}
