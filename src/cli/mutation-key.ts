import { randomUUID } from 'node:crypto'
import type { Mutation } from '../client/client.ts'

/** One command is one effect, however often the client has to send it. */
export function once(): Mutation {
  return { key: `terminal:${randomUUID()}` }
}
