import type { ChatRoom } from '../chats.ts'
import { integerParam, type Params, textParam } from '../params.ts'
import { badRequest, type Refusal } from '../refusal.ts'
import type { World } from '../world.ts'

/** Ends when the caller hangs up. */
export interface Connection {
  readonly signal: AbortSignal
}

/** One method of the Bot API: answers its result, a Refusal, or a promise of either. */
export type Method = (world: World, params: Params, connection: Connection) => unknown

/** The chat that a call names. */
export function targetChat(world: World, params: Params): ChatRoom | Refusal {
  const id = integerParam(params, 'chat_id')
  if (id !== undefined) return world.chats.reach(id)
  return badRequest(textParam(params, 'chat_id') === '' ? 'chat_id is empty' : 'chat not found')
}
