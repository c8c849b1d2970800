import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { byCard, byCourier, charge, flowerShop, inShop, order, value } from './selling.ts'
import { shopbot } from './shopbot.ts'

async function asJson(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = await shopbot([...args, '--json'], { env })
  return { status, document: JSON.parse(stdout), stderr }
}

/** The order as the store has it. */
async function shown(dir: string, number: string) {
  const desk = await inShop(dir, (client) => client.deskOrder('terminal', number))
  const { order, refundable } = value(desk)
  return { ...order, refundable }
}

async function shopWithCard(charges: readonly string[] = ['tg-1']) {
  const dir = await flowerShop()
  const placed = await inShop(dir, async (client) => {
    const one = await order(client, { customer: 1, choices: byCard })
    for (const id of charges) await charge(client, one, id)
    return one
  })
  return { dir, number: placed.number }
}

describe('orders refund', () => {
  test("a card's is a task for the provider's panel, and counts once it is done", async () => {
    const { dir, number } = await shopWithCard()
    const told = await shopbot(['orders', 'refund', number, dir, '--amount', '12.50'])
    expect(told.status).toBe(0)
    expect(told.stdout).toContain('find the payment panel-tg-1 and refund 12.50 UAH')
    expect(told.stdout).toContain(`shopbot orders refund ${number} --done ${dir}`)

    const before = await shown(dir, number)
    expect(before).toMatchObject({ refunded: 0, refundable: 7850 })
    const settled = await asJson(['orders', 'refund', number, dir, '--done'])
    expect(settled).toMatchObject({
      status: 0,
      document: { formatVersion: 1, refund: { status: 'succeeded', amount: 1250 } },
    })
    const after = await shown(dir, number)
    expect(after).toMatchObject({ status: 'paid', refunded: 1250 })
    const twice = await shopbot(['orders', 'refund', number, dir, '--done'])
    expect(twice).toMatchObject({ status: 1, stderr: expect.stringContaining('waits') })
  })

  test('one that failed gives nothing back and can be asked for again', async () => {
    const { dir, number } = await shopWithCard()
    await shopbot(['orders', 'refund', number, dir])
    const nothing = await asJson(['orders', 'refund', number, dir])
    expect(nothing).toMatchObject({
      status: 1,
      document: { problem: { code: 'refund-nothing-left' } },
    })
    const failed = await asJson(['orders', 'refund', number, dir, '--failed', 'card is closed'])
    expect(failed.document.refund).toMatchObject({ status: 'failed', error: 'card is closed' })
    const again = await asJson(['orders', 'refund', number, dir, '--restock'])
    expect(again.document).toMatchObject({ refund: { amount: 9100, restock: true } })
    await shopbot(['orders', 'refund', number, dir, '--done'])
    const after = await shown(dir, number)
    expect(after).toMatchObject({ status: 'refunded', refunded: 9100 })
  })

  test('of several that wait the one that is meant must be named', async () => {
    const { dir, number } = await shopWithCard()
    const first = await asJson(['orders', 'refund', number, dir, '--amount', '10'])
    await shopbot(['orders', 'refund', number, dir, '--amount', '20'])
    const unclear = await asJson(['orders', 'refund', number, dir, '--done'])
    expect(unclear).toMatchObject({ status: 1, document: { problem: { code: 'refund-unclear' } } })
    const { id } = first.document.refund
    expect(unclear.stderr).toContain(`--refund ${id} (10.00 UAH)`)
    const named = await asJson(['orders', 'refund', number, dir, '--done', '--refund', id])
    expect(named.document.refund).toMatchObject({ id, status: 'succeeded' })
  })

  test('what was paid on delivery is given back by hand, and nothing before it is paid', async () => {
    const dir = await flowerShop()
    const { number } = await inShop(dir, (client) =>
      order(client, { customer: 2, choices: byCourier }),
    )
    const early = await asJson(['orders', 'refund', number, dir])
    expect(early).toMatchObject({ status: 1, document: { problem: { code: 'order-unpaid' } } })
    expect(early.stderr).toContain(`orders set ${number} cancelled`)
    await shopbot(['orders', 'set', number, 'delivered', dir])
    const told = await shopbot(['orders', 'refund', number, dir])
    expect(told.stdout).toContain('Give 211.00 UAH to Anna Koval, in cash or by a transfer')
  })

  test('an amount that is none, or too large, is said in money', async () => {
    const { dir, number } = await shopWithCard()
    const none = await shopbot(['orders', 'refund', number, dir, '--amount', '12,5'])
    expect(none).toMatchObject({ status: 64, stderr: expect.stringContaining('45.50') })
    const large = await shopbot(['orders', 'refund', number, dir, '--amount', '91.01'])
    expect(large.status).toBe(1)
    expect(large.stderr).toContain('Up to 91.00 UAH')
  })

  test('Stars are given back by the bot', async () => {
    const dir = await flowerShop('XTR')
    const { number } = await inShop(dir, async (client) => {
      const one = await order(client, { customer: 1, choices: { method: 'stars' } })
      await charge(client, one, 'star-1')
      return one
    })
    const { status, stdout } = await shopbot(['orders', 'refund', number, dir])
    expect(status).toBe(0)
    expect(stdout).toContain('The bot gives 9100 XTR back through Telegram once the shop runs')
    const settled = await shopbot(['orders', 'refund', number, dir, '--done'])
    expect(settled.stderr).toContain('nothing for you to settle')
  })
})

describe('payments without an order', () => {
  test('are listed with the reason, counted in status, and resolved', async () => {
    const { dir, number } = await shopWithCard(['tg-1', 'tg-2'])
    const listed = await shopbot(['orders', 'payments', dir])
    expect(listed.stdout).toContain('the order was paid already')
    expect(listed.stdout).toContain(`shopbot orders resolve tg-2 refund ${dir}`)
    const before = await asJson(['status', dir])
    expect(before.document.queue).toMatchObject({ raisedPayments: 1, dueRefunds: 0, setAside: 0 })

    const fulfilled = await asJson(['orders', 'resolve', 'tg-2', 'fulfil', dir])
    expect(fulfilled).toMatchObject({
      status: 1,
      document: { problem: { code: 'payment-orderless' } },
    })
    const refunded = await shopbot(['orders', 'resolve', 'tg-2', 'refund', dir])
    expect(refunded.stdout).toContain('find the payment panel-tg-2 and refund 91.00 UAH')
    const between = await asJson(['status', dir])
    expect(between.document.queue).toMatchObject({ dueRefunds: 1 })

    await shopbot(['orders', 'refund', 'tg-2', dir, '--done'])
    const none = await asJson(['orders', 'payments', dir])
    expect(none.document).toEqual({ formatVersion: 1, payments: [], refunds: [] })
    // The first charge still pays the order.
    const after = await shown(dir, number)
    expect(after).toMatchObject({ status: 'paid', refunded: 0 })
  })

  test('can be dismissed; a charge or a decision that there is not is named', async () => {
    const { dir } = await shopWithCard(['tg-1', 'tg-2'])
    const unknown = await shopbot(['orders', 'resolve', 'tg-9', 'refund', dir])
    expect(unknown).toMatchObject({ status: 1, stderr: expect.stringContaining('orders payments') })
    const odd = await shopbot(['orders', 'resolve', 'tg-2', 'keep', dir])
    expect(odd).toMatchObject({ status: 64, stderr: expect.stringContaining('fulfil, refund') })
    const dismissed = await asJson(['orders', 'resolve', 'tg-2', 'dismiss', dir])
    expect(dismissed.document.payment).toMatchObject({ resolution: 'dismissed' })
  })
})

describe('orders reconcile', () => {
  test("a provider's statement: what agrees, differs, is missing and belongs to nobody", async () => {
    const { dir } = await shopWithCard(['tg-1', 'tg-2', 'tg-3'])
    const statement = join(dir, 'statement.csv')
    // The day of the shop, which begins before that of UTC does.
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Kyiv' }).format(new Date())
    const write = (lines: readonly string[]) =>
      writeFile(statement, `${['Payment ID;Сума;Валюта;Дата', ...lines].join('\r\n')}\r\n`)
    const reconcile = () => asJson(['orders', 'reconcile', dir, '--statement', statement])
    await write([
      `panel-tg-1;91,00;UAH;${today} 12:00`,
      `panel-tg-2;90,00;UAH;${today}T10:00:00Z`,
      `stranger;5,00;;${today}`,
      `panel-tg-1;-91,00;UAH;${today}`,
    ])
    const look = await reconcile()
    expect(look.status).toBe(1)
    expect(look.document).toMatchObject({
      formatVersion: 1,
      ok: false,
      method: 'telegram',
      matched: 1,
      differing: [{ chargeId: 'tg-2', ours: 9100, theirs: 9000 }],
      unnamed: ['stranger'],
      missing: ['tg-3'],
    })
    expect(look.stderr).toContain('charge = "Payment ID"')
    expect(look.stderr).toContain('1 rows with negative amounts')

    await write(['1', '2', '3'].map((n) => `tg-${n};91.00;UAH;${today} 23:59:59`))
    expect(await reconcile()).toMatchObject({ status: 0, document: { ok: true, matched: 3 } })
  })

  test('a column that is not clear is asked for, a row that is none is named by its line', async () => {
    const { dir } = await shopWithCard()
    const statement = join(dir, 'statement.csv')
    await writeFile(statement, 'Reference,Amount,Date\ntg-1,91.00,24/11/2026\n')
    const args = ['orders', 'reconcile', dir, '--statement', statement]
    const unclear = await shopbot(args)
    expect(unclear.status).toBe(1)
    expect(unclear.stderr).toContain('--charge-column. The columns are: Reference, Amount, Date.')
    const odd = await shopbot([...args, '--charge-column', 'reference'])
    expect(odd.status).toBe(1)
    expect(odd.stderr).toContain('line 2: "24/11/2026" is no date')
    const none = await shopbot(['orders', 'reconcile', dir, '--statement', 'nowhere.csv'])
    expect(none).toMatchObject({ status: 1, stderr: expect.stringContaining('nowhere.csv') })
    const needed = await shopbot(['orders', 'reconcile', dir])
    expect(needed).toMatchObject({ status: 1, stderr: expect.stringContaining('--statement FILE') })
  })

  test("Telegram's Stars, page by page: a charge that the shop lacks pays its order", async () => {
    const dir = await flowerShop('XTR')
    const [known, lacked, lost] = await inShop(dir, async (client) => {
      const buy = (customer: number) => order(client, { customer, choices: { method: 'stars' } })
      const orders = [await buy(1), await buy(2), await buy(3)] as const
      await charge(client, orders[0], 'star-known')
      await charge(client, orders[2], 'star-lost')
      return orders
    })
    const date = Math.floor(Date.now() / 1000)
    const paid = (id: string, user: number, payload: string) => ({
      id,
      amount: 9100,
      date,
      source: {
        type: 'user',
        transaction_type: 'invoice_payment',
        user: { id: user, is_bot: false, first_name: 'A' },
        invoice_payload: payload,
      },
    })
    const gifts = Array.from({ length: 100 }, (_, n) => ({
      id: `gift-${n}`,
      amount: 1,
      date,
      source: { type: 'fragment' },
    }))
    const all = [
      ...gifts,
      paid('star-known', 1, known.id),
      paid('star-new', 2, lacked.id),
      { id: 'star-known', amount: 9100, date, receiver: { type: 'user' } },
    ]
    const apiRoot = await telegramWith(all)
    const env = { TELEGRAM_API_ROOT: apiRoot, TELEGRAM_BOT_TOKEN: '1:secret' }
    const { status, document } = await asJson(['orders', 'reconcile', dir], env)
    expect(status).toBe(1)
    expect(document).toMatchObject({
      method: 'stars',
      matched: 1,
      recorded: [{ chargeId: 'star-new', outcome: 'paid' }],
      missing: ['star-lost'],
      unnamed: [],
      differing: [],
    })
    expect(await shown(dir, lacked.number)).toMatchObject({ status: 'paid' })
    expect(lost.status).toBe('awaiting-payment')

    const refused = await shopbot(['orders', 'reconcile', dir], {
      env: { ...env, TELEGRAM_BOT_TOKEN: '1:other' },
    })
    expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('Unauthorized') })
    expect(refused.stderr).not.toContain('1:other')
  })
})

/** Telegram, as far as it tells a bot with the token `1:secret` its transactions. */
async function telegramWith(transactions: readonly object[]): Promise<string> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://telegram')
    const offset = Number(searchParams.get('offset'))
    const page = transactions.slice(offset, offset + Number(searchParams.get('limit')))
    const known = pathname === '/bot1:secret/getStarTransactions'
    const refusal = { ok: false, error_code: 401, description: 'Unauthorized' }
    response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' })
    response.end(JSON.stringify(known ? { ok: true, result: { transactions: page } } : refusal))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('It listens nowhere')
  return `http://127.0.0.1:${address.port}`
}
