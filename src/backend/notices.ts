import type { Notice, NoticeKind } from '../shop/notice.ts'
import type { Reader, Writer } from '../store/store.ts'
import type { Backend } from './backend.ts'

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
 * What is said to a chat keeps its order: while one waits to be tried again, those after it wait too.
 */
export async function dueNotices(reader: Reader, now: Date, limit: number): Promise<Notice[]> {
  const at = now.toISOString()
  const due: Notice[] = []
  for (const [notice, when] of inTurn(await reader.find('notices', {}))) {
    if (when <= at && due.push(await withCard(reader, notice)) === limit) break
  }
  return due
}

/** Notices, each with the moment from which it may be sent. */
function inTurn(queued: readonly Notice[]): [Notice, string][] {
  const waiting = new Map<number, string>()
  return queued.map((notice) => {
    const before = waiting.get(notice.to) ?? ''
    const when = before > notice.notBefore && isSaid(notice) ? before : notice.notBefore
    if (isSaid(notice) && notice.attempts < patience) waiting.set(notice.to, when)
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

/** Waits for the next notice to be queued or due, at most `milliseconds`. */
export async function waitForNotice(
  backend: Backend,
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const signals = [signal, backend.closing]
  for (const one of signals) one.addEventListener('abort', end)
  const stopListening = backend.store.onCommit((changes) => {
    if (changes.some((change) => change.collection === 'notices' && !change.deleted)) end()
  })
  let timer: NodeJS.Timeout | undefined
  try {
    // Listening comes before looking: what is queued in between is not missed.
    const queued = await backend.store.read((reader) => reader.find('notices', {}))
    if (signals.some((one) => one.aborted)) return
    const now = backend.clock().getTime()
    const dueIn = inTurn(queued).map(([, when]) => Date.parse(when) - now)
    timer = setTimeout(end, Math.max(0, Math.min(milliseconds, ...dueIn)))
    await ended
  } finally {
    clearTimeout(timer)
    stopListening()
    for (const one of signals) one.removeEventListener('abort', end)
  }
}
