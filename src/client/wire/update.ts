import * as z from 'zod'
import { chatId, id } from './text.ts'

/** POST /v1/updates: an update that kept failing, set aside so that the others may pass. */
export const setAsideReport = z.object({
  id,
  update: z.unknown(),
  error: z.string(),
  attempts: z.int(),
  /** Who sent it, where there is somebody. */
  customer: chatId.nullable(),
})
export type SetAsideReport = z.infer<typeof setAsideReport>

/** GET /v1/updates: those set aside, oldest first. */
export const setAsideList = z.object({
  updates: z.array(
    z.object({ id, update: z.unknown(), error: z.string(), attempts: z.int(), at: z.string() }),
  ),
})
export type SetAsideList = z.infer<typeof setAsideList>
