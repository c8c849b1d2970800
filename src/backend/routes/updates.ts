import { z } from 'zod'
import { setAsideReport } from '../../client/wire/notice.ts'
import { done } from '../../shop/problem.ts'
import { tellShop } from '../notices.ts'
import { changing, type Route, reading } from '../route.ts'

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
      await tellShop(backend, writer, 'update-set-aside', { id, error, customerId: body.customer })
      return done(null)
    },
  ),
  reading(
    {
      method: 'get',
      path: '/v1/updates',
      summary: 'Updates that were set aside',
      answer: z.object({ updates: z.array(z.unknown()) }),
    },
    async (backend) =>
      done({ updates: await backend.store.read((reader) => reader.find('updates', {})) }),
  ),
]
