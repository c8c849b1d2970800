import type { Holder } from '../shop/lease.ts'
import type { Notice, NoticeKind } from '../shop/notice.ts'
import type { Reader, Writer } from '../store/store.ts'
import type { Backend } from './backend.ts'
import { isOver } from './holders.ts'
import { waitForCommit } from './waiting.ts'

type Facts = Notice['facts']

/** Queues a notice in the transaction of its cause. */
export async function queueNotice(
  backend: Backend,
  writer: Writer,
  to: number,
  kind: NoticeKind,
  facts: Facts,
): Promise<void> {
  const at = backend.clock().toISOString()
  const id = await nextId(backend, writer, at)
  await writer.put('notices', { id, to, kind, facts, attempts: 0, notBefore: at })
}

/** After every notice of the same moment; the random end keeps apart those that are queued at once elsewhere. */
async function nextId(backend: Backend, reader: Reader, at: string): Promise<string> {
  const [newest] = await reader.find('notices', { newest: true, limit: 1 })
  const serial = newest?.id.startsWith(at)
    ? Number(newest.id.slice(at.length + 1).slice(0, 4)) + 1
    : 0
  const random = backend.random(1_000_000)
  return `${at}-${String(serial).padStart(4, '0')}${String(random).padStart(6, '0')}`
}

/** To the chat that gets the orders, else to each of its people; to nobody where the shop names nobody. */
export async function tellShop(
  backend: Backend,
  writer: Writer,
  kind: NoticeKind,
  facts: Facts,
): Promise<void> {
  const { notify, admins, moderators, languages } = backend.current.settings
  const language = languages[0] ?? 'en'
  const given = await writer.find('staff', {})
  const everybody = [...new Set([...admins, ...moderators, ...given.map((one) => one.id)])]
  for (const chat of notify === undefined ? everybody : [notify]) {
    // Each of the people reads their own language, a group the shop's.
    const person = notify === undefined ? await writer.get('customers', String(chat)) : undefined
    const spoken = person?.language ?? person?.languageCode ?? language
    await queueNotice(backend, writer, chat, kind, { language: spoken, ...facts })
  }
}

/**
 * Those due now, oldest first. Few wait at a time: a notice leaves the queue when it is sent or given up.
 * What is said to a chat keeps its order: while one waits to be tried again or is being sent, those after it wait
 * too. What `holder` was sending is due to them: they ask anew only when they send nothing.
 */
export async function dueNotices(
  reader: Reader,
  now: Date,
  limit: number,
  holder?: string,
): Promise<Notice[]> {
  const at = now.toISOString()
  const due: Notice[] = []
  for (const [notice, when] of inTurn(await reader.find('notices', {}), holder)) {
    if (when <= at && due.push(await withCard(reader, notice)) === limit) break
  }
  return due
}

/** Has `holder` send what is due, and nobody else as long as the lease is in force. */
export async function claimNotices(
  writer: Writer,
  now: Date,
  { holder, limit }: { readonly holder: Holder; readonly limit: number },
): Promise<Notice[]> {
  if (await isOver(writer, holder.id)) return []
  const due = await dueNotices(writer, now, limit, holder.id)
  const free = await claimed(writer, due)
  const until = leaseEnd(now)
  const held = new Set<number>()
  const taken: Notice[] = []
  for (const notice of due) {
    if (!free.has(notice.id) || held.has(notice.to)) {
      // Another backend is just giving it out: what follows it in its chat must not overtake it.
      if (isSaid(notice)) held.add(notice.to)
      continue
    }
    // As it is kept: what has come with it for the card is not.
    const kept = await writer.get('notices', notice.id)
    if (!kept) continue
    await writer.put('notices', { ...kept, lease: { holder, until } })
    taken.push(notice)
  }
  return taken
}

/** Those of them that no other transaction has claimed. */
async function claimed(writer: Writer, due: readonly Notice[]): Promise<ReadonlySet<string>> {
  if (due.length === 0) return new Set()
  const free = await writer.claim('notices', { index: { name: 'free', value: 'yes' } })
  const leased = due.some(({ lease }) => lease)
    ? await writer.claim('notices', { index: { name: 'leased', value: 'yes' } })
    : []
  return new Set([...free, ...leased].map(({ id }) => id))
}

/** Lets the holder go on sending. */
export async function renewNotices(writer: Writer, now: Date, holder: string): Promise<void> {
  for (const notice of await leasedTo(writer, holder)) {
    if (notice.lease)
      await writer.put('notices', { ...notice, lease: { ...notice.lease, until: leaseEnd(now) } })
  }
}

/** What follows in the chat of a notice that failed is not being sent any more. */
export async function releaseAfter(writer: Writer, failed: Notice): Promise<void> {
  if (!failed.lease) return
  for (const { lease, ...notice } of await leasedTo(writer, failed.lease.holder.id)) {
    if (notice.to === failed.to && notice.id > failed.id) await writer.put('notices', notice)
  }
}

async function leasedTo(writer: Writer, holder: string): Promise<Notice[]> {
  const leased = await writer.find('notices', { index: { name: 'leased', value: 'yes' } })
  return leased.filter(({ lease }) => lease?.holder.id === holder)
}

const leaseMs = 30_000

const leaseEnd = (now: Date) => new Date(now.getTime() + leaseMs).toISOString()

/** Notices, each with the moment from which it may be sent. */
function inTurn(queued: readonly Notice[], holder?: string): [Notice, string][] {
  const waiting = new Map<number, string>()
  return queued.map((notice) => {
    const { to, lease, notBefore, attempts } = notice
    const before = isSaid(notice) ? (waiting.get(to) ?? '') : ''
    const isOthers = lease !== undefined && lease.holder.id !== holder
    const when = [before, notBefore, isOthers ? lease.until : ''].sort().at(-1) ?? notBefore
    if (isSaid(notice) && (attempts < patience || isOthers)) waiting.set(to, when)
    return [notice, when]
  })
}

/** A notice that has failed so often holds up its chat no more. */
const patience = 8

/** Whether it is a message to its chat, and not work for the bot. */
function isSaid({ kind }: Notice): boolean {
  return kind !== 'stars-refund' && kind !== 'update-retry'
}

/** An order's card with the message in which the chat sees it already. */
async function withCard(reader: Reader, notice: Notice): Promise<Notice> {
  if (notice.kind !== 'order-card') return notice
  const card = await reader.get('cards', cardId(notice))
  return { ...notice, facts: { ...notice.facts, message: card?.message ?? null } }
}

export function cardId({ to, facts }: Notice): string {
  return `${facts.order}:${to}`
}

/** Waits for the next notice to be queued, free or due, at most `milliseconds`. */
export function waitForNotice(
  backend: Backend,
  milliseconds: number,
  signal: AbortSignal,
  holder?: string,
): Promise<void> {
  return waitForCommit(
    backend,
    signal,
    ({ collection }) => collection === 'notices',
    async () => {
      const queued = await backend.store.read((reader) => reader.find('notices', {}))
      const now = backend.clock().getTime()
      const dueIn = inTurn(queued, holder).map(([, when]) => Date.parse(when) - now)
      return Math.min(milliseconds, ...dueIn)
    },
  )
}
