import type { Reader } from '../store.ts'
import { StoreWriteError } from '../write-error.ts'
import { type Conversation, converseReading } from './conversation.ts'
import { endOf } from './fault.ts'
import { readerOf } from './layers.ts'
import { backoff, connect, type Pools } from './pools.ts'
import { Snapshot } from './snapshot.ts'

/** For so long a reader waits for a database that is away, milliseconds. */
const patience = 3000

const begin = ['BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY']

/** All reads of a work from one snapshot. Tried again only while nothing has been told to the work. */
export async function readFrom<T>(
  { readers }: Pools,
  random: () => number,
  work: (reader: Reader) => Promise<T>,
): Promise<T> {
  const deadline = Date.now() + patience
  for (let attempt = 4; ; attempt += 1) {
    const client = await connect(readers, { deadline, random, now: Date.now }).catch((error) => {
      throw new StoreWriteError(error)
    })
    let talk: Conversation | undefined
    try {
      return await converseReading(client, begin, (conversation) => {
        talk = conversation
        return work(readerOf(new Snapshot(conversation, false)))
      })
    } catch (error) {
      const failure = talk?.failure
      if (!talk || !failure || endOf(failure.error) === 'refused') throw error
      if (talk.answered || Date.now() >= deadline) throw new StoreWriteError(failure.error)
    }
    await backoff(attempt, random)
  }
}
