import * as z from 'zod'

/** PUT /v1/customers/:id/dialog: what the bot waits to be told by this person; null: nothing. */
export const dialogChange = z.object({ asks: z.string().max(200).nullable() })

/** GET /v1/customers/:id/dialog */
export const dialogView = z.object({ asks: z.string().nullable() })
export type DialogView = z.infer<typeof dialogView>
