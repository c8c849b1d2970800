import * as z from 'zod'
import { botReport, shopView, statusView } from '../../client/wire/shop.ts'
import { done } from '../../shop/problem.ts'
import type { Backend } from '../backend.ts'
import { dueRefunds } from '../refunds.ts'
import { type Route, reading } from '../route.ts'
import { botService, keepService, servicesOf } from '../services.ts'
import { viewShop } from '../shop-view.ts'

export const shopRoutes: readonly Route[] = [
  reading(
    {
      method: 'get',
      path: '/v1/shop',
      summary: 'What the bot must know of the shop',
      answer: shopView,
      withoutCatalog: true,
    },
    async ({ current }) => done(viewShop(current.settings, current.revision)),
  ),
  reading(
    {
      method: 'put',
      path: '/v1/bot',
      summary: 'The bot says that it is alive',
      body: botReport,
      answer: z.null(),
    },
    async (backend, { body }) => {
      await keepService(backend, botService(body, backend.clock()))
      return done(null)
    },
  ),
  reading(
    {
      method: 'get',
      path: '/v1/status',
      summary: 'How the shop is',
      answer: statusView,
    },
    async (backend) => {
      const { store, current, startedAt, version } = backend
      const services = await servicesOf(backend)
      const bots = services.flatMap((one) =>
        one.kind === 'bot' ? [{ ...one.bot, reportedAt: one.at }] : [],
      )
      const backends = services.flatMap((one) =>
        one.kind === 'backend' ? [{ ...one.backend, reportedAt: one.at }] : [],
      )
      const health = await store.health()
      const queue = await queueOf(backend)
      return done({
        revision: current.revision,
        startedAt: startedAt.toISOString(),
        version,
        store: { ok: health.ok, driver: health.driver, facts: { ...health.facts } },
        counts: current.index.counts,
        bot: bots[0] ?? null,
        bots,
        backends,
        queue,
      })
    },
  ),
]

function queueOf(backend: Backend) {
  return backend.store.read(async (reader) => {
    return {
      notices: await reader.count('notices'),
      setAside: await reader.count('updates'),
      raisedPayments: await reader.count('payments', { index: { name: 'raised', value: 'yes' } }),
      dueRefunds: (await dueRefunds(reader)).length,
    }
  })
}
