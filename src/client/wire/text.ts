import * as z from 'zod'

/** A merchant's text: one, or one per language. */
export const text = z.union([z.string(), z.record(z.string(), z.string())])

/** Smallest unit of the currency. */
export const amount = z.int()

export const id = z.string().min(1).max(128)

/** A moment that JavaScript can read, with a time zone or UTC: `2026-06-01T12:00:00Z`, `2026-06-01`. */
export const moment = z.string().refine((text) => !Number.isNaN(Date.parse(text)), {
  error: 'is no moment in ISO 8601',
})

/** A Telegram user or chat id. */
export const chatId = z.int()

export const photo = z.union([
  z.object({ path: z.string(), hash: z.string() }),
  z.object({ url: z.string() }),
])
