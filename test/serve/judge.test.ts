import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createProgram } from '../../src/cli/program.ts'
import { layOut, statusLines } from '../../src/cli/status-lines.ts'
import type { StatusView } from '../../src/client/wire/shop.ts'
import { type Facts, judge } from '../../src/serve/status/judge.ts'

const now = new Date('2026-12-01T12:00:00Z')
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000).toISOString()
const typed = (words: string) => `shopbot ${words}`
const GB = 1e9

const holder = (id: string, pid = 100) => ({
  id,
  host: 'vps',
  pid,
  startedAt: before(7200),
})

const bot = (id: string, reportedAt = before(3)): StatusView['bots'][number] => ({
  id: 1,
  username: 'kava_bot',
  startedAt: before(7200),
  lastUpdateAt: before(40),
  pending: 0,
  holder: holder(id),
  mode: 'polling',
  url: null,
  version: '1.0.0',
  revision: '00000012',
  reportedAt,
})

const nothingWaits: NonNullable<StatusView['queue']> = {
  notices: 0,
  setAside: 0,
  raisedPayments: 0,
  dueRefunds: 0,
  oldest: { notice: null, setAside: null, raisedPayment: null, dueRefund: null },
}

const view: StatusView = {
  revision: '00000012',
  startedAt: before(7200),
  version: '1.0.0',
  store: { ok: true, driver: 'lowdb', facts: { bytes: 640_000, commitMs: 1.4 } },
  counts: { categories: 9, products: 15, variants: 8 },
  bot: bot('b'),
  bots: [bot('b')],
  backends: [{ ...holder('a'), version: '1.0.0', reportedAt: before(3) }],
  queue: nothingWaits,
  lastOrders: [
    {
      id: 'o',
      number: 'K-7',
      status: 'paid',
      total: 4550,
      currency: 'UAH',
      createdAt: before(3600),
    },
  ],
  timezone: 'Europe/Kyiv',
}

const well: Facts = {
  now,
  name: 'Kava',
  run: { url: 'http://127.0.0.1:8787', startedAt: before(7200) },
  unreachable: null,
  view,
  unseen: null,
  telegram: {
    ok: true,
    apiRoot: 'https://api.telegram.org',
    username: 'kava_bot',
    provider: 'LIVE',
    webhook: null,
    lastError: null,
    pendingUpdates: 0,
    allowedUpdates: ['message'],
    clockDrift: 0,
    advice: null,
  },
  disk: { free: 60 * GB, total: 250 * GB },
  backup: { file: 'data/backups/x.shopbot.gz', at: before(86_400 * 3), bytes: 5e6 },
  ports: [{ what: 'backend', host: '127.0.0.1', port: 8787, held: 'shop', holder: null }],
  gone: new Set(),
}

const queue = (more: Partial<NonNullable<StatusView['queue']>>): Facts => ({
  ...well,
  view: { ...view, queue: { ...nothingWaits, ...more } },
})

const stopped: Facts = { ...well, run: null }

/** Shops with which something is the matter, and the subject of the line that says so. */
const ill: readonly (readonly [string, Facts, string])[] = [
  ['stopped', stopped, 'backend'],
  ['never imported', { ...well, view: { ...view, revision: null } }, 'store'],
  [
    'without its database',
    {
      ...well,
      view: {
        ...view,
        store: { ok: false, driver: 'postgres', facts: { message: 'db does not answer' } },
        bot: null,
        bots: [],
        queue: null,
      },
    },
    'store',
  ],
  ['without a bot', { ...well, view: { ...view, bot: null, bots: [] } }, 'bot'],
  ['whose bot has ended', { ...well, gone: new Set(['b']) }, 'bot'],
  [
    'whose bot is silent',
    { ...well, view: { ...view, bot: bot('b', before(200)), bots: [bot('b', before(200))] } },
    'bot',
  ],
  ['with little room', { ...well, disk: { free: 0.1 * GB, total: 1 * GB } }, 'disk'],
  ['with a small share of room', { ...well, disk: { free: 2 * GB, total: 50 * GB } }, 'disk'],
]

const waiting: readonly (readonly [string, Facts])[] = [
  ['payments-raised', queue({ raisedPayments: 1 })],
  ['refunds-due', queue({ dueRefunds: 2 })],
  ['updates-set-aside', queue({ setAside: 3 })],
  [
    'notices-late',
    queue({
      notices: 40,
      oldest: { notice: before(600), setAside: null, raisedPayment: null, dueRefund: null },
    }),
  ],
  ['bot-silent', { ...well, view: { ...view, bots: [bot('b'), bot('c', before(300))] } }],
  [
    'versions-mixed',
    { ...well, view: { ...view, bots: [bot('b'), { ...bot('c'), version: '0.9.0' }] } },
  ],
]

const screenOf = (facts: Facts) =>
  layOut(statusLines(judge(facts, typed), now, typed('backup')), {
    width: 80,
    paint: (_colour, text) => text,
  })

test('of a shop that is well nothing is red, and nothing is to do', () => {
  const status = judge(well, typed)
  expect(status).toMatchObject({ ok: true, todo: [], disk: { ok: true } })
  expect(screenOf(well)).toEqual([
    '✓ backend   http://127.0.0.1:8787 · since 2 h · shopbot 1.0.0',
    '✓ bot       @kava_bot · polling · since 2 h · last tap 40 s ago',
    '✓ store     embedded · 15 products · 9 categories · import 12 · 640 kB',
    '            a commit takes 1.4 ms',
    '✓ Telegram  @kava_bot · LIVE payments · asked by polling · nothing waits',
    '            sends 1 kind · clocks agree',
    '✓ disk      60 GB free of 250 GB',
    '  queue     nothing waits',
    '  orders    K-7 · 2026-12-01 13:00 · 45.50 UAH · paid',
    '  backup    3 days old · 5.0 MB',
    '  ports     8787 backend',
  ])
})

test.each(ill)('a shop %s has a red line that says what to do', (_what, facts, name) => {
  const status = judge(facts, typed)
  const lines = statusLines(status, now, typed('backup'))
  expect(status.ok).toBe(false)
  expect(lines.filter(({ sign }) => sign === '✗').map((line) => line.name)).toContain(name)
  for (const { sign, advice } of lines) if (sign === '✗') expect(advice).toMatch(/\w+/)
})

test.each(waiting)('%s waits for somebody, and the shop is well', (code, facts) => {
  const status = judge(facts, typed)
  expect(status).toMatchObject({ ok: true, todo: [{ code, advice: expect.any(String) }] })
  expect(screenOf(facts).filter((line) => line.startsWith('! to do'))).toHaveLength(1)
})

test('a large disk is not full because a twentieth of it is more than anybody needs', () => {
  expect(judge({ ...well, disk: { free: 60 * GB, total: 4000 * GB } }, typed).ok).toBe(true)
  expect(judge({ ...well, disk: null }, typed).ok).toBe(true)
})

test('no line is wider than 80 columns, unless it is one word', () => {
  for (const [, facts] of [...ill, ...waiting])
    for (const line of screenOf(facts))
      if (line.trim().includes(' ')) expect([...line].length, line).toBeLessThanOrEqual(80)
})

test('every command that advice names exists', () => {
  const folder = 'src/serve/status'
  const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  const texts = [...ill, ...waiting].flatMap(([, facts]) => screenOf(facts))
  const written = sources.flatMap((text) => [
    ...text.matchAll(/typed\('([a-z -]+)'\)/g),
    ...text.matchAll(/shopbot ([a-z-]+)/g),
  ])
  const advised = texts.join(' ').matchAll(/→.*?shopbot ((?:orders |updates )?[a-z-]+)/g)
  const named = [...written, ...advised].map(([, words = '']) => words)
  expect(named).toEqual(expect.arrayContaining(['orders payments', 'updates list', 'serve']))
  const program = createProgram('0', () => {})
  for (const words of new Set(named)) {
    let command = program
    for (const word of words.split(' ')) {
      const found = command.commands.find((one) => one.name() === word)
      expect(found, words).toBeDefined()
      if (found) command = found
    }
  }
})
