import * as z from 'zod'
import { chatId } from './text.ts'

/** PUT /v1/customers/:id: what Telegram says of somebody now; never touches cart or chosen language. */
export const customerIntroduction = z.object({
  name: z.string().max(256),
  username: z.string().max(64).optional(),
  languageCode: z.string().max(35).optional(),
})
export type CustomerIntroduction = z.infer<typeof customerIntroduction>

/** PUT /v1/customers/:id/language */
export const languageChoice = z.object({ language: z.string().min(2).max(35) })
export type LanguageChoice = z.infer<typeof languageChoice>

export const customerView = z.object({
  id: chatId,
  name: z.string(),
  username: z.string().optional(),
  language: z.string().optional(),
  languageCode: z.string().optional(),
  createdAt: z.string(),
})
export type CustomerView = z.infer<typeof customerView>
