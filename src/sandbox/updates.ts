import { limits } from '../telegram/limits.ts'
import type { Update, UpdateContent } from './bot-api.ts'
import { conflict, type Refusal } from './refusal.ts'

export interface Poll {
  readonly offset: number
  readonly limit: number
  readonly timeoutSeconds: number
  /** Ends the wait without an answer: the asker has hung up. */
  readonly signal: AbortSignal
}

/**
 * Updates that wait for the bot: kept until a poll asks for a higher offset, the webhook has taken them, or they are
 * too old.
 */
export interface UpdateQueue {
  push(content: UpdateContent): void
  /** Called with each update as it is queued. */
  onPush(listener: (update: Update) => void): void
  /** All that wait, oldest first. */
  waiting(): Update[]
  isWaiting(id: number): boolean
  /** The webhook has taken it. */
  finish(id: number): void
  poll(poll: Poll): Promise<readonly Update[] | Refusal>
  /** Ends a waiting poll, if there is one. */
  interrupt(refusal: Refusal): void
  /** Kinds that are queued from now on; an empty list means all. */
  allow(kinds: readonly string[]): void
  forget(): void
  readonly pending: number
}

interface Entry {
  readonly update: Update
  readonly until: number
  taken: boolean
}

interface Waiter {
  readonly limit: number
  readonly settle: (answer: readonly Update[] | Refusal) => void
}

/** Ids begin at `firstId` and rise by one. */
export function createUpdateQueue(firstId: number, now: () => number): UpdateQueue {
  let entries: Entry[] = []
  let head = 0
  let nextId = firstId
  let allowed: ReadonlySet<string> = new Set()
  let waiter: Waiter | undefined
  let waking = false
  let taken = 0
  let tell = (_update: Update) => {}

  const firstWaiting = () => nextId - (entries.length - head)

  /** Confirms everything below `id`. Ids are consecutive, so the place is known without a search. */
  function confirmBelow(id: number): void {
    const end = Math.max(head, Math.min(entries.length, head + id - firstWaiting()))
    for (; head < end; head++) if (entries[head]?.taken) taken--
    if (head > 1024 && head * 2 > entries.length) {
      entries = entries.slice(head)
      head = 0
    }
  }

  const waits = (entry: Entry) => !entry.taken && entry.until > now()

  function take(limit: number): Update[] {
    const batch: Update[] = []
    for (let i = head; i < entries.length && batch.length < limit; i++) {
      const entry = entries[i]
      if (entry && waits(entry)) batch.push(entry.update)
    }
    return batch
  }

  const find = (id: number): Entry | undefined => {
    const place = id - firstWaiting()
    return place < 0 ? undefined : entries[head + place]
  }

  /** Later in the same turn of the loop, so that updates that come together travel together. */
  function wake(): void {
    if (waking || !waiter) return
    waking = true
    setImmediate(() => {
      waking = false
      const batch = waiter ? take(waiter.limit) : []
      if (batch.length > 0) waiter?.settle(batch)
    })
  }

  function interrupt(refusal: Refusal): void {
    waiter?.settle(refusal)
  }

  function wait(limit: number, seconds: number, signal: AbortSignal) {
    return new Promise<readonly Update[] | Refusal>((resolve) => {
      const settle = (answer: readonly Update[] | Refusal) => {
        clearTimeout(timer)
        signal.removeEventListener('abort', hangUp)
        if (waiter === own) waiter = undefined
        resolve(answer)
      }
      const hangUp = () => settle([])
      const own: Waiter = { limit, settle }
      const timer = setTimeout(settle, seconds * 1000, [])
      signal.addEventListener('abort', hangUp)
      waiter = own
    })
  }

  return {
    push(content) {
      const kind = Object.keys(content)[0] ?? ''
      if (allowed.size > 0 && !allowed.has(kind)) return
      const lifetime = kind.endsWith('_query') ? limits.queryLifetimeMs : limits.updateLifetimeMs
      const update = { update_id: nextId++, ...content }
      entries.push({ update, until: now() + lifetime, taken: false })
      wake()
      tell(update)
    },
    onPush(listener) {
      tell = listener
    },
    waiting: () => take(entries.length),
    isWaiting(id) {
      const entry = find(id)
      return entry !== undefined && waits(entry)
    },
    finish(id) {
      const entry = find(id)
      if (!entry || entry.taken) return
      entry.taken = true
      taken++
      // What is done from the beginning on need not be kept.
      let settled = firstWaiting()
      while (find(settled)?.taken) settled++
      confirmBelow(settled)
    },
    async poll({ offset, limit, timeoutSeconds, signal }) {
      interrupt(
        conflict(
          'terminated by other getUpdates request; make sure that only one bot instance is running',
        ),
      )
      if (offset > 0) confirmBelow(offset)
      if (offset < 0) confirmBelow(nextId + offset)
      const batch = take(limit)
      if (batch.length > 0 || timeoutSeconds <= 0 || signal.aborted) return batch
      return wait(limit, timeoutSeconds, signal)
    },
    interrupt,
    allow(kinds) {
      allowed = new Set(kinds)
    },
    forget() {
      confirmBelow(nextId)
    },
    get pending() {
      return entries.length - head - taken
    },
  }
}
