import type { ShopStatus } from '../serve/status/shop-status.ts'
import { minuteIn } from '../shop/day.ts'
import { counted } from './counted.ts'
import { money } from './money.ts'
import { ago, bytes } from './quantities.ts'
import type { Paint } from './screen.ts'

/** A subject of the screen, what is known of it and what to do. */
export interface StatusLine {
  readonly sign: Sign
  readonly name: string
  /** Facts that belong together, each group on lines of its own. */
  readonly facts: readonly (readonly string[])[]
  readonly advice: string | null
}

/** Told by its form, too, for whoever sees no colours: well, broken, waits for somebody, just so. */
export type Sign = '✓' | '✗' | '!' | ' '

/** What a person sees of a shop's status, the most important first. */
export function statusLines(status: ShopStatus, now: Date, backUp: string): StatusLine[] {
  return [
    backendLine(status, now),
    botLine(status, now),
    storeLine(status),
    telegramLine(status),
    ...diskLine(status),
    ...queueLines(status, now),
    ...orderLine(status),
    ...backupLine(status, now, backUp),
    ...portsLine(status),
    ...(status.sandbox ? [plain('sandbox', [[`try it at ${status.sandbox.url}`]])] : []),
  ]
}

/** Lays the lines out, in so many columns where words allow it. */
export function layOut(
  lines: readonly StatusLine[],
  { width, paint }: { readonly width: number; readonly paint: Paint },
): string[] {
  return lines.flatMap(({ sign, name, facts, advice }) => {
    const rows = facts.flatMap((group) => fill(group, width - indent))
    const told = rows.map((row, at) =>
      at === 0 ? `${signed(sign, paint)} ${name.padEnd(indent - 2)}${row}` : margin + row,
    )
    const words = (advice ?? '').split(' ').filter(Boolean)
    const advised = fill(words, width - indent - 2, ' ').map((row, at) =>
      paint(sign === '✗' ? 'red' : 'yellow', `${margin}${at === 0 ? '→' : ' '} ${row}`),
    )
    return [...told, ...advised]
  })
}

const indent = 12
const margin = ' '.repeat(indent)

function signed(sign: Sign, paint: Paint): string {
  const colour = ({ '✓': 'green', '✗': 'red', '!': 'yellow' } as const)[sign.trim()]
  return colour ? paint(colour, sign) : sign
}

/** What fits goes on one line; a word that is longer than a line has one of its own. */
function fill(words: readonly string[], width: number, between = ' · '): string[] {
  const rows: string[] = []
  for (const word of words) {
    const last = rows.at(-1)
    const longer = last === undefined ? word : `${last}${between}${word}`
    if (last !== undefined && longer.length <= width) rows[rows.length - 1] = longer
    else rows.push(word)
  }
  return rows
}

const plain = (name: string, facts: StatusLine['facts']): StatusLine => ({
  sign: ' ',
  name,
  facts,
  advice: null,
})

const judged = ({ ok, advice }: { ok: boolean; advice: string | null }) =>
  ({ sign: ok ? '✓' : '✗', advice }) as const

function backendLine({ backend, backends }: ShopStatus, now: Date): StatusLine {
  const { url, startedAt, version } = backend
  if (url === null) return { ...judged(backend), name: 'backend', facts: [['not running']] }
  const since = startedAt === null ? [] : [`since ${ago(startedAt, now)}`]
  const own = [url, ...since, ...(version === null ? [] : [`shopbot ${version}`])]
  const each = backends.length > 1 ? backends.map((one) => copy(one, one, now)) : []
  return { ...judged(backend), name: 'backend', facts: [own, ...each] }
}

function botLine({ bot, bots, backend }: ShopStatus, now: Date): StatusLine {
  const line = { ...judged(bot), name: 'bot' }
  if (bot.username === null) return { ...line, facts: [[backend.ok ? 'not there' : 'not running']] }
  const [only, ...others] = bots
  const last =
    bot.lastUpdateAt === null ? 'no tap yet' : `last tap ${ago(bot.lastUpdateAt, now)} ago`
  const work = bot.pending ? [`${counted(bot.pending, 'tap')} in work`] : []
  const own = [`@${bot.username}`, last, ...work]
  if (!only) return { ...line, facts: [own] }
  if (others.length > 0)
    return { ...line, facts: [own, ...bots.map((one) => copy(one, one.holder, now))] }
  const since = only.heard ? [`since ${ago(only.startedAt, now)}`] : []
  const isOther = only.version !== undefined && only.version !== backend.version
  const version = isOther ? [`shopbot ${only.version}`] : []
  const [name = '', ...rest] = own
  return { ...line, facts: [[name, only.mode, ...since, ...rest, ...version]] }
}

interface Copied {
  readonly heard: boolean
  readonly startedAt: string
  readonly reportedAt: string
  readonly version?: string | undefined
  readonly revision?: string | null | undefined
}

/** One of several. */
function copy(one: Copied, { host, pid }: { host: string; pid: number }, now: Date): string[] {
  if (!one.heard) return [`${host}, process ${pid}`, `not heard of for ${ago(one.reportedAt, now)}`]
  const revision = one.revision ? [`import ${Number(one.revision)}`] : []
  const version = one.version === undefined ? [] : [`shopbot ${one.version}`]
  return [`${host}, process ${pid}`, `since ${ago(one.startedAt, now)}`, ...version, ...revision]
}

function storeLine({ store }: ShopStatus): StatusLine {
  const { driver, facts, counts, revision } = store
  const line = { ...judged(store), name: 'store' }
  if (driver === null) return { ...line, facts: [['not open']] }
  const { database, bytes: size, connections, commitMs, roundTripMs } = facts
  const held = counts
    ? [counted(counts.products, 'product'), counted(counts.categories, 'category', 'categories')]
    : []
  const how = [
    ...(typeof size === 'number' ? [bytes(size)] : []),
    ...(typeof connections === 'number' ? [counted(connections, 'connection')] : []),
    ...(typeof commitMs === 'number' ? [`a commit takes ${commitMs} ms`] : []),
    ...(typeof roundTripMs === 'number' ? [`a round trip takes ${roundTripMs} ms`] : []),
  ]
  const where = driver === 'postgres' ? `PostgreSQL ${database ?? ''}`.trim() : 'embedded'
  const what = store.ok ? held : []
  const imported = revision === null ? [] : [`import ${Number(revision)}`]
  return { ...line, facts: [[where, ...what, ...imported, ...how]] }
}

function telegramLine({ telegram, sandbox }: ShopStatus): StatusLine {
  const line = { ...judged(telegram), name: 'Telegram' }
  const { username, provider, webhook, pendingUpdates, allowedUpdates, clockDrift } = telegram
  if (username === null) return { ...line, facts: [['not reached']] }
  const money = provider === null ? 'no provider token' : `${provider} payments`
  const who = sandbox ? 'the sandbox' : `@${username}`
  const place = webhook === null ? 'asked by polling' : `calls ${webhook}`
  const waits = pendingUpdates ? `${counted(pendingUpdates, 'update')} waiting` : 'nothing waits'
  const kinds = allowedUpdates?.length ? [`sends ${counted(allowedUpdates.length, 'kind')}`] : []
  const drift = clockDrift === null ? [] : [clockWords(clockDrift)]
  const failed = telegram.lastError ? [`last failure: ${telegram.lastError.message}`] : []
  const pays = sandbox ? [] : [money]
  return { ...line, facts: [[who, ...pays, place, waits, ...kinds, ...drift, ...failed]] }
}

/** Telegram tells whole seconds, and its answer takes a moment. */
function clockWords(ahead: number): string {
  if (Math.abs(ahead) <= 2) return 'clocks agree'
  return `this clock is ${Math.abs(ahead)} s ${ahead > 0 ? 'ahead' : 'behind'}`
}

function diskLine({ disk }: ShopStatus): StatusLine[] {
  if (disk === null) return []
  const facts = [[`${bytes(disk.free)} free of ${bytes(disk.total)}`]]
  return [{ ...judged(disk), name: 'disk', facts }]
}

function queueLines({ queue, todo }: ShopStatus, now: Date): StatusLine[] {
  if (queue === null) return []
  const { notices } = queue
  const quiet = notices === 0 ? 'nothing waits' : `${counted(notices, 'message')} to send`
  return [
    ...todo.map(({ what, since, advice }): StatusLine => {
      const waited = since === null ? [] : [`since ${ago(since, now)}`]
      return { sign: '!', name: 'to do', facts: [[what, ...waited]], advice }
    }),
    ...(todo.some(({ code }) => code === 'notices-late') ? [] : [plain('queue', [[quiet]])]),
  ]
}

function orderLine({ lastOrders, timezone }: ShopStatus): StatusLine[] {
  if (lastOrders.length === 0) return []
  const shown = lastOrders.map(({ number, status, total, currency, createdAt }) => {
    return [number, minuteIn(createdAt, timezone), money(total, currency), status]
  })
  return [plain('orders', shown)]
}

/** How old it may be is the merchant's to say: it is never red. */
function backupLine({ backup, store }: ShopStatus, now: Date, backUp: string): StatusLine[] {
  if (backup) return [plain('backup', [[`${ago(backup.at, now)} old`, bytes(backup.bytes)]])]
  return store.ok ? [plain('backup', [['none yet', backUp]])] : []
}

function portsLine({ ports }: ShopStatus): StatusLine[] {
  if (ports.length === 0) return []
  const told = ports.map(({ port, what, held, holder }) => {
    if (held === 'shop') return `${port} ${what}`
    if (held === 'free') return `${port} is free`
    return `${port} is taken${holder === null ? '' : ` by ${holder}`}: "serve" takes another`
  })
  return [plain('ports', [told])]
}
