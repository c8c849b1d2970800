import type { ClientConfig } from 'pg'
import { type Collection, collections } from '../schema.ts'
import type { Kept } from '../store.ts'
import { StoreWriteError } from '../write-error.ts'
import { type Conversation, converse } from './conversation.ts'
import { changeStatements, keyOf, type Staged, stage, tableOf } from './sql.ts'

/** Puts records in the place of all that a database holds, in one transaction. */
export async function replaceAll(
  config: ClientConfig,
  pages: AsyncIterable<readonly Kept[]>,
): Promise<void> {
  await alone(config, 'BEGIN', async (conversation) => {
    for (const collection of collections()) {
      await conversation.ask(`DELETE FROM ${tableOf(collection)}`)
    }
    for await (const page of pages) await putAll(conversation, page)
    await conversation.commit([])
  })
}

export async function putAll(conversation: Conversation, page: readonly Kept[]): Promise<void> {
  const changes = new Map<Collection, Map<string, Staged>>()
  for (const [collection, record] of page) {
    const changed = changes.get(collection) ?? new Map<string, Staged>()
    changes.set(collection, changed.set(keyOf(collection, record), stage(collection, record)))
  }
  for (const statement of changeStatements(changes)) await conversation.ask(statement)
}

/** A transaction on a connection of its own, whose statements may take their time. */
export async function alone<T>(
  config: ClientConfig,
  begin: string,
  work: (conversation: Conversation) => Promise<T>,
): Promise<T> {
  const { Pool } = await import('pg')
  const pool = new Pool({ ...config, query_timeout: 0, max: 1 })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  let talk: Conversation | undefined
  try {
    const client = await pool.connect()
    return await converse(client, [begin], (conversation) => {
      talk = conversation
      return work(conversation)
    })
  } catch (error) {
    // Of the database, or of whoever gives the records.
    throw talk?.failure ? new StoreWriteError(talk.failure.error) : error
  } finally {
    await pool.end()
  }
}
