import * as z from 'zod'
import { orderStatuses } from '../../shop/order.ts'
import { paymentMethods } from '../../shop/payment.ts'
import { holder } from './lease.ts'
import { amount, chatId, text } from './text.ts'

/** GET /v1/shop: what the bot must know of the shop. */
export const shopView = z.object({
  revision: z.string().nullable(),
  name: text,
  currency: z.string(),
  languages: z.array(z.string()),
  /** What a day is, like Europe/Kyiv. */
  timezone: z.string(),
  description: text.optional(),
  welcome: text.optional(),
  support: text.optional(),
  terms: text.optional(),
  privacy: text.optional(),
  admins: z.array(chatId),
  notify: chatId.optional(),
  payment: z.object({
    methods: z.array(z.enum(paymentMethods)),
    ask: z.array(z.enum(['name', 'phone', 'email'])),
    /** Smallest unit. */
    tips: z.object({ max: amount, suggested: z.array(amount) }).optional(),
    /** Bot API: provider_data */
    providerData: z.string().optional(),
  }),
  retry: z.object({
    initial: z.number(),
    factor: z.number(),
    max: z.number(),
    jitter: z.enum(['full', 'none']),
  }),
  /** How Telegram brings the updates; absent: the bot polls. */
  telegram: z
    .object({
      mode: z.literal('webhook'),
      url: z.string(),
      host: z.string().optional(),
      port: z.int().optional(),
    })
    .optional(),
  /** Fluent texts of the shop by language, which override the bot's own. */
  texts: z.record(z.string(), z.string()),
})
export type ShopView = z.infer<typeof shopView>

/** PUT /v1/bot: a bot says that it is alive. */
export const botReport = z.object({
  id: z.int(),
  username: z.string(),
  startedAt: z.string(),
  lastUpdateAt: z.string().nullable(),
  /** Updates taken in and not done yet. */
  pending: z.int(),
  holder,
  mode: z.enum(['polling', 'webhook']),
  /** Of the webhook. */
  url: z.string().nullable(),
  /** Of shopbot. */
  version: z.string().max(64).optional(),
  /** What it sells as of; null: nothing was imported yet. */
  revision: z.string().nullable().optional(),
})

/** GET /v1/status */
export const statusView = z.object({
  revision: z.string().nullable(),
  startedAt: z.string(),
  version: z.string(),
  store: z.object({
    ok: z.boolean(),
    driver: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  counts: z.object({ categories: z.int(), products: z.int(), variants: z.int() }),
  /** The one that was heard of last; null until a bot has reported. */
  bot: botReport.extend({ reportedAt: z.string() }).nullable(),
  /** All that were heard of lately. */
  bots: z.array(botReport.extend({ reportedAt: z.string() })),
  /** Those that share the store; of a store that is not shared, this one. */
  backends: z.array(
    holder.extend({
      version: z.string().optional(),
      revision: z.string().nullable().optional(),
      reportedAt: z.string(),
    }),
  ),
  /** null: the store does not answer. */
  queue: z
    .object({
      notices: z.int(),
      setAside: z.int(),
      /** Payments that fit no order and wait for a decision. */
      raisedPayments: z.int(),
      /** Refunds that wait for somebody to make them. */
      dueRefunds: z.int(),
      /** Since when the longest-waiting of each waits, ISO 8601; null: none does. */
      oldest: z
        .object({
          /** Of the notices that are due. */
          notice: z.string().nullable(),
          setAside: z.string().nullable(),
          raisedPayment: z.string().nullable(),
          dueRefund: z.string().nullable(),
        })
        .optional(),
    })
    .nullable(),
  /** The newest ones, drafts left out. */
  lastOrders: z
    .array(
      z.object({
        id: z.string(),
        number: z.string(),
        status: z.enum(orderStatuses),
        total: amount,
        currency: z.string(),
        createdAt: z.string(),
      }),
    )
    .optional(),
  /** What a day is in the shop, like Europe/Kyiv. */
  timezone: z.string().optional(),
})
export type StatusView = z.infer<typeof statusView>
