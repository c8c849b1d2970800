import * as z from 'zod'
import { holderList, turnEnd, turnRequest, turnView } from '../../client/wire/lease.ts'
import { done } from '../../shop/problem.ts'
import { endHolder, holders } from '../holders.ts'
import { type Route, reading } from '../route.ts'
import { endTurn, takeTurn } from '../turns.ts'

/** They may be repeated without a key: whoever holds a turn gets it again, and what is over stays over. */
export const turnRoutes: readonly Route[] = [
  reading(
    {
      method: 'post',
      path: '/v1/turns',
      summary: 'Takes or renews the turn of doing something that only one does at a time',
      body: turnRequest,
      answer: turnView,
      withoutCatalog: true,
    },
    async (backend, { body }, _key, signal) => done(await takeTurn(backend, body, signal)),
  ),
  reading(
    {
      method: 'post',
      path: '/v1/turns/end',
      summary: 'Gives a turn back, with what was done in it',
      body: turnEnd,
      answer: z.null(),
      withoutCatalog: true,
    },
    async (backend, { body }) => done(await endTurn(backend, body)),
  ),
  reading(
    {
      method: 'get',
      path: '/v1/holders',
      summary: 'Everybody who holds a turn or is sending a notice',
      answer: holderList,
      withoutCatalog: true,
    },
    async (backend) => done({ holders: await holders(backend) }),
  ),
  reading(
    {
      method: 'delete',
      path: '/v1/holders/:holder',
      summary: 'Says that somebody is gone: what they held is free',
      answer: z.null(),
      withoutCatalog: true,
    },
    async (backend, { params }) => done(await endHolder(backend, params.holder ?? '')),
  ),
]
