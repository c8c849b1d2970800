import * as z from 'zod'
import { setAsideList, setAsideReport } from '../../client/wire/update.ts'
import { done } from '../../shop/problem.ts'
import { queueNotice, tellShop } from '../notices.ts'
import { changing, type Route, reading, refuse } from '../route.ts'

export const updateRoutes: readonly Route[] = [
  changing(
    {
      method: 'post',
      path: '/v1/updates',
      summary: 'Sets aside an update that kept failing, and tells the shop',
      body: setAsideReport,
      answer: z.null(),
      bodyLimit: 1_000_000,
    },
    async (backend, { body }, writer) => {
      if (await writer.get('updates', body.id)) return done(null)
      const { id, update, error, attempts } = body
      await writer.put('updates', {
        id,
        update,
        error,
        attempts,
        at: backend.clock().toISOString(),
      })
      const { customer } = body
      await tellShop(backend, writer, 'update-set-aside', { id, error, customerId: customer })
      if (customer !== null) {
        const known = await writer.get('customers', String(customer))
        const language = known?.language ?? known?.languageCode ?? null
        await queueNotice(backend, writer, customer, 'update-failed', { language })
      }
      return done(null)
    },
  ),
  reading(
    {
      method: 'get',
      path: '/v1/updates',
      summary: 'Updates that were set aside',
      answer: setAsideList,
    },
    async (backend) => {
      const updates = await backend.store.read((reader) => reader.find('updates', {}))
      return done({ updates: updates.sort((a, b) => (a.at < b.at ? -1 : 1)) })
    },
  ),
  changing(
    {
      method: 'post',
      path: '/v1/updates/:update/retry',
      summary: 'Has the bot handle an update again that was set aside',
      answer: z.null(),
    },
    async (backend, { params }, writer) => {
      const kept = await writer.get('updates', params.update ?? '')
      if (!kept) return unknownUpdate()
      await queueNotice(backend, writer, 0, 'update-retry', { id: kept.id })
      return done(null)
    },
  ),
  changing(
    {
      method: 'delete',
      path: '/v1/updates/:update',
      summary: 'Forgets an update that was set aside',
      answer: z.null(),
    },
    async (_backend, { params }, writer) => {
      const kept = await writer.get('updates', params.update ?? '')
      if (!kept) return unknownUpdate()
      await writer.delete('updates', kept.id)
      return done(null)
    },
  ),
]

function unknownUpdate() {
  return refuse(404, { code: 'update-unknown', message: 'No such update was set aside' })
}
