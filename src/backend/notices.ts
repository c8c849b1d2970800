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
  // Within a millisecond the serial keeps the order in which a chat must read them.
  const id = `${at}-${String(backend.serial()).padStart(9, '0')}`
  await writer.put('notices', { id, to, kind, facts, attempts: 0, notBefore: at })
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
    await queueNotice(backend, writer, chat, kind, { language, ...facts })
  }
}

export function dueNotices(reader: Reader, now: Date, limit: number): Promise<Notice[]> {
  const at = now.toISOString()
  // Few wait at a time: a notice leaves the queue when it is sent or given up.
  return reader
    .find('notices', {})
    .then((notices) => notices.filter((notice) => notice.notBefore <= at).slice(0, limit))
}

/** Waits for the next notice to be queued or due, at most `milliseconds`. */
export async function waitForNotice(
  backend: Backend,
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  const queued = await backend.store.read((reader) => reader.find('notices', {}))
  const now = backend.clock().getTime()
  const next = Math.min(...queued.map((notice) => Date.parse(notice.notBefore) - now), milliseconds)
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer)
      stop()
      backend.closing.removeEventListener('abort', end)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, Math.max(0, next))
    const stop = backend.store.onCommit((changes) => {
      if (changes.some((change) => change.collection === 'notices' && !change.deleted)) end()
    })
    backend.closing.addEventListener('abort', end, { once: true })
    signal.addEventListener('abort', end, { once: true })
  })
}
