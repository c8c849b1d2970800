import { GrammyError } from 'grammy'
import type { Update } from 'grammy/types'
import type { NoticeOutcome, NoticeView } from '../client/wire/notice.ts'
import type { Holder } from '../shop/lease.ts'
import { type Delivering, deliver } from './notices/deliver.ts'
import type { Shopfront } from './turn.ts'

/**
 * Sends what the backend has queued: in order within a chat, chats beside each other, at least once. A notice
 * is done when Telegram has taken it, or never will. `handle` does what an update set aside asks for.
 */
export async function runNotices(
  front: Shopfront,
  holder: Holder,
  handle: (update: Update) => Promise<void>,
): Promise<void> {
  const { client, stopping } = front
  while (!stopping.aborted) {
    try {
      const due = await client.claimNotices({ holder, wait: 25 }, { signal: stopping })
      if (!due.ok) {
        await pause(front)
        continue
      }
      const renewing = setInterval(() => void renew(front, holder), renewMs)
      try {
        await Promise.all(
          byChat(due.value.notices).map((notices) =>
            sendAll({ front, handle, cards: new Map() }, holder, notices),
          ),
        )
      } finally {
        clearInterval(renewing)
      }
    } catch (error) {
      if (front.stopping.aborted) return
      front.log.warn('Notices could not be fetched; trying again', { error })
      await pause(front)
    }
  }
}

/** Longer than a lease only such notices take that Telegram wants slowly. */
const renewMs = 10_000

async function renew({ client, log }: Shopfront, holder: Holder): Promise<void> {
  await client
    .renewNotices(holder.id, { attempts: 1 })
    .catch((error: unknown) => log.debug('Notices were not renewed', { error }))
}

async function sendAll(
  delivering: Delivering,
  holder: Holder,
  notices: readonly NoticeView[],
): Promise<void> {
  const { stopping } = delivering.front
  for (const notice of notices) {
    const outcome = await send(delivering, notice)
    if (stopping.aborted && !outcome.sent) return
    await report(delivering.front, notice, { ...outcome, holder: holder.id })
    if (stopping.aborted) return
    // What follows in this chat keeps its place behind the one that failed.
    if (!outcome.sent && outcome.final !== true) return
  }
}

/** Until the backend has taken it: what it does not know to be sent comes again. */
async function report(front: Shopfront, notice: NoticeView, outcome: NoticeOutcome): Promise<void> {
  const { client, stopping } = front
  const key = `notice:${notice.id}:${notice.attempts}:${outcome.holder}`
  const patience = stopping.aborted
    ? { deadline: lastWordMs }
    : { attempts: 1_000_000, signal: stopping }
  await client.noticeOutcome(notice.id, outcome, { key, ...patience })
}

const lastWordMs = 3_000

async function send(delivering: Delivering, notice: NoticeView): Promise<NoticeOutcome> {
  const { log } = delivering.front
  try {
    const { message, void: why } = await deliver(delivering, notice)
    if (why === undefined) return { sent: true, ...(message === undefined ? {} : { message }) }
    log.warn('A notice has nothing to tell any more', { kind: notice.kind, why })
    return { sent: false, error: why, final: true }
  } catch (error) {
    const outcome = outcomeOf(error, notice)
    const facts = { kind: notice.kind, to: notice.to, error: outcome.error }
    if (outcome.final === true) log.warn('A notice can never be sent', facts)
    else log.debug('A notice could not be sent; it is tried again', facts)
    return outcome
  }
}

/** So often Telegram may refuse one notice before it is given up: what is malformed stays malformed. */
const refusalsAllowed = 8

function outcomeOf(error: unknown, { attempts, kind }: NoticeView): NoticeOutcome {
  if (!(error instanceof GrammyError)) return { sent: false, error: String(error) }
  const { description, error_code } = error
  const retryAfter = error.parameters.retry_after
  // Blocked, deleted or never met: no later try will reach such a chat.
  const unreachable =
    error_code === 403 ||
    /chat not found|user is deactivated|group chat was upgraded/i.test(description)
  const refused = error_code === 400 && attempts + 1 >= refusalsAllowed
  return {
    sent: false,
    error: description,
    // Money on its way back, or an update, is no message that somebody could shut out.
    final: (unreachable || refused) && kind !== 'stars-refund' && kind !== 'update-retry',
    ...(retryAfter === undefined ? {} : { retryAfter }),
  }
}

function byChat(notices: readonly NoticeView[]): NoticeView[][] {
  const chats = new Map<number, NoticeView[]>()
  for (const notice of notices) {
    const chat = chats.get(notice.to)
    if (chat) chat.push(notice)
    else chats.set(notice.to, [notice])
  }
  return [...chats.values()]
}

function pause(front: Shopfront): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, 1_000)
    front.stopping.addEventListener('abort', end, { once: true })
    function end() {
      clearTimeout(timer)
      front.stopping.removeEventListener('abort', end)
      resolve()
    }
  })
}
