import type { StatusView } from '../../client/wire/shop.ts'
import type { SandboxAddress } from '../run-file.ts'
import type { DiskRoom } from './disk-room.ts'
import type { LastBackup } from './last-backup.ts'
import type { Port } from './ports.ts'
import type { ShopStatus, Todo } from './shop-status.ts'
import type { TelegramCheck } from './telegram-check.ts'

/** All that was found out about a shop. */
export interface Facts {
  readonly now: Date
  readonly name: string | null
  /** Where its backend answers; null: nowhere. */
  readonly run: {
    readonly url: string
    readonly startedAt: string
    readonly sandbox?: SandboxAddress
  } | null
  /** Why a backend that seems to run does not answer. */
  readonly unreachable: string | null
  readonly view: StatusView | undefined
  /** Why there is no view, and what to do. */
  readonly unseen: string | null
  readonly telegram: TelegramCheck
  readonly disk: DiskRoom | null
  readonly backup: LastBackup | null
  readonly ports: readonly Port[]
  /** Of bots and backends that have said nothing of it: they were on this machine, and are not any more. */
  readonly gone: ReadonlySet<string>
}

/** How a command is typed for this shop, like `shopbot import my-shop`. */
export type Typed = (words: string) => string

/** Who has not been heard of for this long is not there, milliseconds. */
export const silence = 90_000

/** Says what is well, and what to do about what is not. */
export function judge(facts: Facts, typed: Typed): ShopStatus {
  const { run, view, telegram, backup, ports, name } = facts
  const backend = judgeBackend(facts, typed)
  const store = judgeStore(facts, typed)
  const bot = judgeBot(facts, typed)
  const disk = judgeDisk(facts)
  return {
    ok: backend.ok && store.ok && bot.ok && telegram.ok && disk?.ok !== false,
    name,
    backend,
    store,
    bot,
    bots: (view?.bots ?? []).map((one) => ({ ...one, heard: isHeard(one, facts) })),
    backends: (view?.backends ?? []).map((one) => {
      return { ...one, heard: isHeard({ ...one, holder: one }, facts) }
    }),
    telegram,
    queue: view?.queue ?? null,
    todo: todoOf(facts, typed),
    lastOrders: view?.lastOrders ?? [],
    timezone: view?.timezone ?? 'UTC',
    disk,
    backup,
    ports,
    ...(run?.sandbox ? { sandbox: run.sandbox } : {}),
  }
}

interface Reported {
  readonly reportedAt: string
  readonly holder: { readonly id: string }
}

function isHeard({ reportedAt, holder }: Reported, { now, gone }: Facts): boolean {
  return !gone.has(holder.id) && now.getTime() - Date.parse(reportedAt) < silence
}

function judgeBackend({ run, unreachable, view }: Facts, typed: Typed): ShopStatus['backend'] {
  return {
    ok: run !== null,
    url: run?.url ?? null,
    startedAt: run?.startedAt ?? null,
    version: run ? (view?.version ?? null) : null,
    advice: run ? null : (unreachable ?? `Start it: ${typed('serve')}`),
  }
}

function judgeStore({ view, unseen, unreachable }: Facts, typed: Typed): ShopStatus['store'] {
  const isEmpty = view?.revision === null
  const { message, hint } = view?.store.facts ?? {}
  const why = [message, hint].filter(Boolean).join('. ')
  const broken = `${why || 'It takes nothing'}; "shopbot serve" says more`
  const advice = view
    ? !view.store.ok
      ? broken
      : isEmpty
        ? `The shop holds nothing yet: ${typed('import')}`
        : null
    : unreachable
      ? 'Not known before the backend answers'
      : unseen
  return {
    ok: view?.store.ok === true && !isEmpty,
    driver: view?.store.driver ?? null,
    facts: view?.store.facts ?? {},
    revision: view?.revision ?? null,
    counts: view?.counts ?? null,
    advice,
  }
}

function judgeBot(facts: Facts, typed: Typed): ShopStatus['bot'] {
  const view = facts.run ? facts.view : undefined
  const bots = view?.bots ?? []
  const report = bots.find((one) => isHeard(one, facts)) ?? view?.bot ?? null
  const heard = report !== null && isHeard(report, facts)
  return {
    ok: heard,
    username: report?.username ?? null,
    lastUpdateAt: report?.lastUpdateAt ?? null,
    reportedAt: report?.reportedAt ?? null,
    pending: report?.pending ?? null,
    advice: heard ? null : whereIsTheBot(report, facts, typed),
  }
}

function whereIsTheBot(
  report: StatusView['bot'],
  { run, unreachable, view, gone }: Facts,
  typed: Typed,
): string {
  if (unreachable) return 'Not known before the backend answers'
  if (run && !view?.store.ok) return 'Not known before the store answers: look after that first'
  if (report === null) return `No bot has reported: ${typed('serve')} starts it`
  const { host, pid } = report.holder
  return gone.has(report.holder.id)
    ? `Its process ${pid} has ended; if none follows in a minute, look at the lines of "shopbot serve"`
    : `Nothing was heard of process ${pid} on ${host} since ${report.reportedAt}: look at its log there`
}

const lowRoom = 200e6
/** Of a disk so large that a twentieth is plenty, this much is enough. */
const plenty = 5e9

function judgeDisk({ disk }: Facts): ShopStatus['disk'] {
  if (disk === null) return null
  const ok = disk.free >= lowRoom && disk.free >= Math.min(disk.total / 20, plenty)
  const advice = ok
    ? null
    : 'Make room: without any, orders are refused. Backups in data/backups can move elsewhere'
  return { ok, advice, ...disk }
}

/** A message that is due for longer is not being sent as it should, milliseconds. */
const overdue = 120_000

function todoOf(facts: Facts, typed: Typed): Todo[] {
  const { view } = facts
  const { queue } = view ?? {}
  if (!view || !queue) return []
  return [
    ...lateNotices(queue, facts, typed),
    ...waiting('payments-raised', queue.raisedPayments, {
      what: ['payment fits no order', 'payments fit no order'],
      since: queue.oldest?.raisedPayment,
      advice: `Decide about ${queue.raisedPayments === 1 ? 'it' : 'them'}: ${typed('orders payments')}`,
    }),
    ...waiting('refunds-due', queue.dueRefunds, {
      what: ['refund to make', 'refunds to make'],
      since: queue.oldest?.dueRefund,
      advice: `See which and how: ${typed('orders payments')}`,
    }),
    ...waiting('updates-set-aside', queue.setAside, {
      what: ['thing the bot could not do', 'things the bot could not do'],
      since: queue.oldest?.setAside,
      advice: `See what and why: ${typed('updates list')}`,
    }),
    ...silentCopies(facts),
    ...mixedCopies(facts, typed),
  ]
}

function waiting(
  code: string,
  count: number,
  {
    what: [one, many],
    since,
    advice,
  }: {
    readonly what: readonly [string, string]
    readonly since: string | null | undefined
    readonly advice: string
  },
): Todo[] {
  if (count === 0) return []
  return [{ code, what: `${count} ${count === 1 ? one : many}`, since: since ?? null, advice }]
}

function lateNotices(
  { notices, oldest }: NonNullable<StatusView['queue']>,
  { now, run }: Facts,
  typed: Typed,
): Todo[] {
  const since = oldest?.notice ?? null
  if (since === null || now.getTime() - Date.parse(since) < overdue) return []
  const advice = run
    ? 'The log of the bot says what Telegram refuses, or whether the bot is too slow'
    : `The bot sends them once the shop runs: ${typed('serve')}`
  const what = `${notices} ${notices === 1 ? 'message is' : 'messages are'} late`
  return [{ code: 'notices-late', what, since, advice }]
}

/** Where others of its kind go on, one that is silent is worth a look. */
function silentCopies(facts: Facts): Todo[] {
  const { view, run } = facts
  if (!run || !view) return []
  const copies = [
    ...view.bots.map((one) => ({ kind: 'bot', ...one })),
    ...view.backends.map((one) => ({ kind: 'backend', ...one, holder: one })),
  ]
  const heard = copies.filter((one) => isHeard(one, facts))
  return copies
    .filter((one) => !heard.includes(one) && heard.some(({ kind }) => kind === one.kind))
    .map(({ kind, holder, reportedAt }) => ({
      code: `${kind}-silent`,
      what: `A ${kind} has fallen silent (process ${holder.pid} on ${holder.host})`,
      since: reportedAt,
      advice: 'If it should run, look at its log; it is forgotten ten minutes after its last word',
    }))
}

/** Versions are mixed while a newer one takes over, and after that if somebody was forgotten. */
function mixedCopies(facts: Facts, typed: Typed): Todo[] {
  const { view, run } = facts
  if (!run || !view) return []
  const copies = [...view.bots, ...view.backends.map((one) => ({ ...one, holder: one }))]
  const versions = copies.flatMap((one) =>
    one.version !== undefined && isHeard(one, facts) ? [one.version] : [],
  )
  const mixed = [...new Set(versions)].sort()
  if (mixed.length < 2) return []
  const what = `Versions ${mixed.join(' and ')} run side by side`
  const advice = `Restart those of the older: ${typed('restart')}`
  return [{ code: 'versions-mixed', what, since: null, advice }]
}
