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

/** Those due, oldest first; what waits to be tried again keeps back all that follows it in its chat. */
export async function dueNotices(reader: Reader, now: Date, limit: number): Promise<Notice[]> {
  const at = now.toISOString()
  const waiting = new Set<number>()
  const due: Notice[] = []
  // Few wait at a time: a notice leaves the queue when it is sent or given up.
  for (const notice of await reader.find('notices', {})) {
    if (notice.notBefore > at) waiting.add(notice.to)
    else if (!waiting.has(notice.to)) due.push(notice)
    if (due.length >= limit) break
  }
  return Promise.all(due.map((notice) => withCard(reader, notice)))
}

/** An order's card with the message where its chat sees the order; null: nowhere yet. */
async function withCard(reader: Reader, notice: Notice): Promise<Notice> {
  if (notice.kind !== 'order-card') return notice
  const card = await reader.get('cards', `${notice.facts.order}:${notice.to}`)
  return { ...notice, facts: { ...notice.facts, message: card?.message ?? null } }
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
    const dueIn = Math.min(milliseconds, nextDue(queued) - backend.clock().getTime())
    timer = setTimeout(end, Math.max(0, dueIn))
    await ended
  } finally {
    clearTimeout(timer)
    stopListening()
    for (const one of signals) one.removeEventListener('abort', end)
  }
}

/** When the first of the chats has something to be sent: each waits for the oldest in its queue. */
function nextDue(queued: readonly Notice[]): number {
  const chats = new Map<number, number>()
  for (const { to, notBefore } of queued) if (!chats.has(to)) chats.set(to, Date.parse(notBefore))
  return Math.min(Number.POSITIVE_INFINITY, ...chats.values())
}
