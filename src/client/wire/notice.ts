import * as z from 'zod'
import { noticeKinds } from '../../shop/notice.ts'
import { holder } from './lease.ts'
import { chatId, id } from './text.ts'

/** GET /v1/notices?wait=SECONDS: those due now, oldest first; waits until there is one. */
export const noticeQuery = z.object({
  wait: z.coerce.number().min(0).max(50).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

/** POST /v1/notices/claim: the same, to be sent by the caller and by nobody else for half a minute. */
export const noticeClaim = z.object({
  holder,
  wait: z.number().min(0).max(50).default(0),
  limit: z.int().min(1).max(100).default(20),
})
export type NoticeClaim = z.input<typeof noticeClaim>

/** POST /v1/notices/renew: for half a minute more. */
export const noticeRenewal = z.object({ holder: id })
export type NoticeRenewal = z.infer<typeof noticeRenewal>

export const noticeView = z.object({
  id,
  to: chatId,
  kind: z.enum(noticeKinds),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  attempts: z.int(),
  notBefore: z.string(),
})
export type NoticeView = z.infer<typeof noticeView>

export const noticeList = z.object({ notices: z.array(noticeView) })
export type NoticeList = z.infer<typeof noticeList>

/** POST /v1/notices/:id/outcome: sent ones are forgotten; failed ones come again after `retryAfter`; given up when `final`. */
export const noticeOutcome = z.object({
  /** Who has claimed it. */
  holder: id.optional(),
  sent: z.boolean(),
  error: z.string().optional(),
  /** Seconds. Bot API: ResponseParameters.retry_after */
  retryAfter: z.number().optional(),
  /** The chat can never be reached, e.g. the customer blocked the bot. */
  final: z.boolean().optional(),
  /** The message in which it now stands, where it can be changed later. Bot API: Message.message_id */
  message: z.int().optional(),
})
export type NoticeOutcome = z.infer<typeof noticeOutcome>

/** PUT /v1/photos/:key/file: what Telegram called an uploaded picture. */
export const uploadedFile = z.object({ bot: z.int(), fileId: z.string() })
export type UploadedFile = z.infer<typeof uploadedFile>

/** GET /v1/photos/:key/file?bot=ID */
export const knownFile = z.object({ fileId: z.string().nullable() })
export type KnownFile = z.infer<typeof knownFile>
