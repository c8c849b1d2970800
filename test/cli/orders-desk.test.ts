import { describe, expect, test } from 'vitest'
import type { Client } from '../../src/client/client.ts'
import { byCard, byCourier, charge, flowerShop, inShop, order, step, value } from './selling.ts'
import { shopbot } from './shopbot.ts'

async function asJson(...args: readonly string[]) {
  const { status, stdout, stderr } = await shopbot([...args, '--json'])
  return { status, document: JSON.parse(stdout), stderr }
}

/** A paid order of Anna's with code and tip, and one of Bohdan's that the courier brings. */
async function twoOrders(client: Client) {
  const choices = { ...byCard, code: 'spring' }
  const paid = await order(client, { customer: 1, username: 'anna', choices })
  await charge(client, paid, 'tg-1', 1000)
  const lines = [{ product: 'tulip', quantity: 3 }]
  const toBring = await order(client, { customer: 2, name: 'Bohdan', lines, choices: byCourier })
  return { paid, toBring }
}

async function shopWithOrders() {
  const dir = await flowerShop()
  return { dir, ...(await inShop(dir, twoOrders)) }
}

describe('orders list', () => {
  test('has the shape that programs rely on, newest first', async () => {
    const { dir, paid, toBring } = await shopWithOrders()
    const { status, document } = await asJson('orders', 'list', dir)
    expect(status).toBe(0)
    expect(document).toMatchObject([
      { number: toBring.number, status: 'awaiting-payment', payment: { method: 'on-delivery' } },
      {
        id: paid.id,
        number: paid.number,
        status: 'paid',
        currency: 'UAH',
        total: 8190,
        lines: [{ product: 'rose', variant: null, title: 'Red rose', quantity: 2, price: 4550 }],
        customer: { id: 1, username: 'anna' },
        payment: { method: 'telegram', chargeId: 'tg-1' },
        createdAt: expect.any(String),
      },
    ])
  })

  test('filters by state, day, customer and product', async () => {
    const { dir, paid, toBring } = await shopWithOrders()
    const numbers = async (...filter: string[]) => {
      const { document } = await asJson('orders', 'list', dir, ...filter)
      return document.map((one: { number: string }) => one.number)
    }
    expect(await numbers('--status', 'paid')).toEqual([paid.number])
    expect(await numbers('--customer', '@anna')).toEqual([paid.number])
    expect(await numbers('--customer', '2')).toEqual([toBring.number])
    expect(await numbers('--customer', 'boh')).toEqual([toBring.number])
    expect(await numbers('--product', 'tulip')).toEqual([toBring.number])
    expect(await numbers('--to', '2020-01-01')).toEqual([])
    expect(await numbers('--from', '2020-01-01', '--limit', '1')).toEqual([toBring.number])
  })

  test('shows the days as bars where they are asked for, and not in a pipe by itself', async () => {
    const { dir } = await shopWithOrders()
    const plain = await shopbot(['orders', 'list', dir])
    expect(plain.stdout).not.toContain('█')
    expect(plain.stdout).toContain('made (Europe/Kyiv)')
    const { stdout } = await shopbot(['orders', 'list', dir, '--chart'])
    // 81.90 with a tip of 10, and 59.97 with the courier's 120.
    expect(stdout).toMatch(/2 +271\.87 UAH +█+/)
    expect(stdout).toMatch(/ 179\.97 UAH\n.* 91\.90 UAH\n/)
  })

  test('what is no day or no state is wrong usage', async () => {
    for (const [args, says] of [
      [['--day', 'yesterday'], '2026-11-24'],
      [['--day', '2026-02-30'], '--day takes a day'],
      [['--from', '2026-03-02', '--to', '2026-03-01'], 'later than'],
      [['--status', 'draft'], 'awaiting-payment, paid'],
    ] as const) {
      const { status, stderr } = await shopbot(['orders', 'list', ...args])
      expect(stderr).toContain(says)
      expect(status).toBe(64)
    }
  })
})

describe('orders show', () => {
  test('tells everything about an order, by its number in any case', async () => {
    const { dir, toBring, paid } = await shopWithOrders()
    const { status, stdout } = await shopbot(['orders', 'show', toBring.number.toLowerCase(), dir])
    expect(status).toBe(0)
    for (const part of ['Courier', 'Khreshchatyk 1', '+380501234567', 'on delivery, not paid'])
      expect(stdout).toContain(part)
    expect(stdout).toMatch(/delivery +120\.00 UAH/)
    expect(stdout).toMatch(/total +179\.97 UAH/)
    expect(stdout).toContain('paid, packed, shipped, delivered, cancelled')

    const told = await shopbot(['orders', 'show', paid.number, dir])
    expect(told.stdout).toMatch(/code SPRING +-9\.10 UAH/)
    expect(told.stdout).toMatch(/tip +10\.00 UAH\ntotal +91\.90 UAH/)
    expect(told.stdout).toContain('panel-tg-1')
    expect(told.stdout).toContain('refund    up to 91.90 UAH')
  })

  test('its document has payments, refunds and the next states beside the order', async () => {
    const { dir, paid } = await shopWithOrders()
    const { document } = await asJson('orders', 'show', paid.number, dir)
    expect(document).toMatchObject({
      formatVersion: 1,
      number: paid.number,
      next: ['packed', 'shipped', 'delivered'],
      refundable: 9190,
      payments: [{ chargeId: 'tg-1', amount: 9190 }],
      refunds: [],
    })
  })

  test('a number that is not there is named, with the way to those that are', async () => {
    const { dir } = await shopWithOrders()
    const { status, stderr } = await shopbot(['orders', 'show', 'K7M-4QXA', dir])
    expect(status).toBe(1)
    expect(stderr).toContain('no order "K7M-4QXA"')
    expect(stderr).toContain(`shopbot orders list ${dir}`)
  })
})

describe('orders set', () => {
  test('takes an order from accepted to delivered, and keeps who did it and the tracking', async () => {
    const { dir, toBring } = await shopWithOrders()
    const { number } = toBring
    const accepted = await asJson('orders', 'set', number, 'accepted', dir)
    expect(accepted).toMatchObject({ status: 0, document: { accepted: true, changed: true } })
    await shopbot(['orders', 'set', number, 'packed', dir, '--note', 'in a box'])
    const shipped = await asJson('orders', 'set', number, 'shipped', dir, '--tracking', 'NP 2045')
    expect(shipped.document).toMatchObject({ status: 'shipped', tracking: 'NP 2045' })
    const delivered = await asJson('orders', 'set', number, 'delivered', dir)
    expect(delivered.document.payment.paidAt).not.toBeNull()
    const steps = delivered.document.history.slice(-4)
    expect(steps).toMatchObject([
      { note: 'accepted', by: 'terminal' },
      { status: 'packed', note: 'in a box', by: 'terminal' },
      { status: 'shipped', by: 'terminal' },
      { status: 'delivered', by: 'terminal' },
    ])
  })

  test('what cannot be ends with 1 and says what can', async () => {
    const { dir, paid } = await shopWithOrders()
    const { number } = paid
    await shopbot(['orders', 'set', number, 'shipped', dir])
    const { status, document } = await asJson('orders', 'set', number, 'packed', dir)
    expect(status).toBe(1)
    expect(document.problem).toMatchObject({
      code: 'order-transition',
      hint: 'It can become: delivered.',
    })
  })

  test('saying it twice changes nothing and is well', async () => {
    const { dir, paid } = await shopWithOrders()
    await shopbot(['orders', 'set', paid.number, 'packed', dir])
    const again = await asJson('orders', 'set', paid.number, 'packed', dir)
    expect(again).toMatchObject({ status: 0, document: { changed: false, status: 'packed' } })
  })

  test('a state that nobody sets is wrong usage', async () => {
    const refunded = await shopbot(['orders', 'set', 'X', 'refunded'])
    expect(refunded).toMatchObject({ status: 64, stderr: expect.stringContaining('orders refund') })
    const lost = await shopbot(['orders', 'set', 'X', 'lost'])
    expect(lost).toMatchObject({ status: 64, stderr: expect.stringContaining('accepted') })
    const tracked = await shopbot(['orders', 'set', 'X', 'packed', '--tracking', 'T'])
    expect(tracked).toMatchObject({ status: 64, stderr: expect.stringContaining('shipped') })
  })
})

describe('updates', () => {
  test('set aside are listed with their cause, tried again and forgotten', async () => {
    const dir = await flowerShop()
    await inShop(dir, async (client) => {
      const message = { text: '/start', from: { id: 5, first_name: 'Eva' } }
      const update = { update_id: 77, message }
      const report = { id: '77', update, error: 'Boom', attempts: 8, customer: 5 }
      value(await client.setAside(report, step()))
    })
    const listed = await shopbot(['updates', 'list', dir])
    expect(listed.stdout).toContain('Eva wrote "/start"')
    expect(listed.stdout).toContain('tried 8 times, then: Boom')
    const told = await shopbot(['status', dir])
    expect(told.stdout).toContain('! to do     1 thing the bot could not do · since')
    expect(told.stdout.replace(/\n +/g, ' ')).toContain(`shopbot updates list ${dir}`)
    const retried = await shopbot(['updates', 'retry', '77', dir])
    expect(retried).toMatchObject({ status: 0, stdout: expect.stringContaining('shopbot serve') })
    expect(await asJson('updates', 'drop', '77', dir)).toMatchObject({ status: 0 })
    expect((await asJson('updates', 'list', dir)).document.updates).toEqual([])
    const unknown = await shopbot(['updates', 'drop', '77', dir])
    expect(unknown).toMatchObject({ status: 1, stderr: expect.stringContaining('updates list') })
  })
})
