import * as z from 'zod'
import { botReport, shopView, statusView } from '../../client/wire/shop.ts'
import { done } from '../../shop/problem.ts'
import { lastOrders, queueOf } from '../queue.ts'
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
      const health = await store.health()
      // Where the store does not answer, what it would say is not waited for.
      const services = health.ok ? await servicesOf(backend) : []
      const bots = services.flatMap((one) =>
        one.kind === 'bot' ? [{ ...one.bot, reportedAt: one.at }] : [],
      )
      const backends = services.flatMap((one) =>
        one.kind === 'backend' ? [{ ...one.backend, reportedAt: one.at }] : [],
      )
      const queue = health.ok ? await queueOf(backend) : null
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
        lastOrders: health.ok ? await lastOrders(backend) : [],
        timezone: current.settings.timezone,
      })
    },
  ),
]
