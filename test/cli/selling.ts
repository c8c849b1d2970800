import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from '../../src/client/client.ts'
import type { CheckoutChoices } from '../../src/client/wire/checkout.ts'
import type { OrderView } from '../../src/client/wire/order.ts'
import { openDoor } from '../../src/serve/door.ts'
import type { Product } from '../../src/shop/catalog.ts'
import { silentLog } from '../../src/shop/log.ts'
import type { Result } from '../../src/shop/problem.ts'
import { defaultHold, defaultRetry, defaultServer, type Settings } from '../../src/shop/settings.ts'
import { temporaryFolder } from './shopbot.ts'

/** A shop of Kyiv that takes cards and cash, with delivery and a code, or one that takes Stars. */
export async function flowerShop(
  currency: 'UAH' | 'XTR' = 'UAH',
  folder: Promise<string> = temporaryFolder(),
): Promise<string> {
  const dir = await folder
  await writeFile(join(dir, 'shop.yaml'), `name: Flowers\ncurrency: ${currency}\n`)
  await inShop(dir, async (client) => {
    const catalog = {
      categories: [{ id: 'flowers', parent: null, title: 'Flowers', order: 0, hidden: false }],
      products: [
        flower('rose', 'Red rose', 4550, { stock: 100, sku: 'R-1' }),
        flower('tulip', '=Tulip, "early"', 1999),
      ],
    }
    const request = { catalog, settings: settings(currency), files: 'test', by: 'test' }
    value(await client.import({ ...request, dryRun: false }))
  })
  return dir
}

/** Does something with the shop as nobody serves it. */
export async function inShop<T>(dir: string, work: (client: Client) => Promise<T>): Promise<T> {
  const door = value(await openDoor(dir, { log: silentLog, version: 'test' }))
  try {
    return await work(door.client)
  } finally {
    await door.close()
  }
}

export interface Purchase {
  readonly customer: number
  readonly name?: string
  readonly username?: string
  readonly lines?: readonly { readonly product: string; readonly quantity: number }[]
  readonly choices: Pick<CheckoutChoices, 'method' | 'delivery' | 'code' | 'contact' | 'address'>
}

/** An order that is placed and not paid. */
export async function order(client: Client, purchase: Purchase): Promise<OrderView> {
  const { customer, name = 'Anna', username, choices } = purchase
  const { lines = [{ product: 'rose', quantity: 2 }] } = purchase
  const introduction = { name, ...(username === undefined ? {} : { username }) }
  value(await client.introduce(customer, introduction, step()))
  for (const line of lines)
    value(await client.addToCart(customer, { ...line, variant: null }, step()))
  const who = { language: 'en', provider: true }
  const draft = value(await client.startCheckout(customer, who, step())).order
  const chosen = value(
    await client.choose(customer, draft.id, { ...who, ...choices }, step()),
  ).order
  const placement = { total: chosen.total, provider: true }
  return value(await client.place(customer, chosen.id, placement, step())).order
}

/** A charge as Telegram reports it, the order's total and `tip`. */
export async function charge(
  client: Client,
  { id, customer, total, currency }: OrderView,
  chargeId: string,
  tip = 0,
) {
  const report = { customer: customer.id, payload: id, amount: total + tip, currency }
  const more = { chargeId, providerChargeId: `panel-${chargeId}`, contact: {} }
  return value(await client.recordPayment({ ...report, ...more }, step()))
}

export const byCard: Purchase['choices'] = { method: 'telegram', delivery: 'pickup' }

export const byCourier: Purchase['choices'] = {
  method: 'on-delivery',
  delivery: 'courier',
  address: { text: 'Khreshchatyk 1\nKyiv', country: 'UA' },
  contact: { name: 'Anna Koval', phone: '+380501234567' },
}

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`)
  return result.value
}

let steps = 0
export const step = () => ({ key: `test:${process.pid}:${steps++}` })

function flower(id: string, title: string, price: number, more: Partial<Product> = {}): Product {
  return {
    id,
    category: 'flowers',
    alsoIn: [],
    order: 0,
    title,
    price,
    photos: [],
    hidden: false,
    options: {},
    variants: [],
    ...more,
  }
}

function settings(currency: 'UAH' | 'XTR'): Settings {
  const sells = currency === 'UAH'
  return {
    name: 'Flowers',
    currency,
    languages: ['en'],
    timezone: 'Europe/Kyiv',
    admins: [901],
    moderators: [],
    payment: {
      methods: sells ? ['telegram', 'on-delivery'] : ['stars'],
      ask: sells ? ['name', 'phone'] : [],
      ...(sells ? { tips: { max: 10_000, suggested: [1000] } } : {}),
    },
    delivery: sells
      ? [
          { id: 'courier', title: 'Courier', price: 12_000, address: true, countries: ['UA'] },
          { id: 'pickup', title: 'Pick up', price: 0, address: false },
        ]
      : [],
    promotions: sells ? [{ code: 'SPRING', off: { percent: 10 } }] : [],
    hold: defaultHold,
    retry: defaultRetry,
    server: defaultServer,
    texts: {},
  }
}
