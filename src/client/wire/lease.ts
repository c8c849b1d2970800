import * as z from 'zod'
import { longestLease } from '../../shop/lease.ts'
import { chatId, id } from './text.ts'

/** Who asks. */
export const holder = z.object({
  id,
  host: z.string().max(256),
  pid: z.int(),
  startedAt: z.string(),
})

/** POST /v1/turns: waits for its turn; asked again by the holder, it is renewed. */
export const turnRequest = z.object({
  turn: id,
  holder,
  /** For how long, unless it is renewed. */
  seconds: z.number().min(1).max(longestLease),
  /** How long to wait for who holds it, seconds. */
  wait: z.number().min(0).max(50).default(0),
  /** What is to be done: known again when it has been. */
  what: z.string().max(200).optional(),
  /** Of whom to tell what the shop knows. */
  customer: chatId.optional(),
})
export type TurnRequest = z.input<typeof turnRequest>

export const turnView = z.object({
  granted: z.boolean(),
  /** Who holds it and since when. */
  holder,
  since: z.string(),
  until: z.string(),
  /** Whether what is to be done has been done already. */
  seen: z.boolean(),
  /** How often it has failed. */
  failures: z.int(),
  /** The language that the customer has chosen; absent: the shop knows no such customer. */
  customer: z.object({ language: z.string().nullable() }).optional(),
})
export type TurnView = z.infer<typeof turnView>

/** POST /v1/turns/end */
export const turnEnd = z.object({
  turn: id,
  holder: id,
  /** What has been done, or what failed. */
  done: z.string().max(200).optional(),
  failed: z.string().max(200).optional(),
})
export type TurnEnd = z.infer<typeof turnEnd>

/** GET /v1/holders: everybody who holds a turn or a notice. */
export const holderList = z.object({ holders: z.array(holder) })
export type HolderList = z.infer<typeof holderList>
