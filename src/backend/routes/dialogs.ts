import * as z from 'zod'
import { dialogChange, dialogView } from '../../client/wire/dialog.ts'
import { done } from '../../shop/problem.ts'
import { changing, type Route, reading, refuse } from '../route.ts'
import { customerId } from './params.ts'

export const dialogRoutes: readonly Route[] = [
  reading(
    {
      method: 'get',
      path: '/v1/customers/:id/dialog',
      summary: 'What the bot waits to be told by somebody',
      answer: dialogView,
    },
    async (backend, { params }) => {
      const id = customerId(params)
      const dialog = await backend.store.read((reader) => reader.get('dialogs', String(id)))
      return done({ asks: dialog?.asks ?? null })
    },
  ),
  changing(
    {
      method: 'put',
      path: '/v1/customers/:id/dialog',
      summary: 'The bot has asked somebody something, or waits for nothing any more',
      body: dialogChange,
      answer: z.null(),
    },
    async (backend, { params, body }, writer) => {
      const id = customerId(params)
      if (id === undefined)
        return refuse(404, { code: 'customer-unknown', message: 'There is no such customer' })
      if (body.asks === null) await writer.delete('dialogs', String(id))
      else await writer.put('dialogs', { id, asks: body.asks, at: backend.clock().toISOString() })
      return done(null)
    },
  ),
]
