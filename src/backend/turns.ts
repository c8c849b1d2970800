import type { z } from 'zod'
import type { TurnEnd, TurnView, turnRequest } from '../client/wire/lease.ts'
import { givenBack, type Holder, isHeld, type Lease } from '../shop/lease.ts'
import type { Reader, Writer } from '../store/store.ts'
import type { Backend } from './backend.ts'
import { forgetService, servicesOf } from './services.ts'
import { waitForCommit } from './waiting.ts'

type Asked = z.output<typeof turnRequest>

/** Waits until nobody else holds the turn, at most `wait` seconds; then it is the caller's, durably. */
export async function takeTurn(
  backend: Backend,
  asked: Asked,
  signal: AbortSignal,
): Promise<TurnView> {
  const ends = performance.now() + asked.wait * 1000
  for (;;) {
    // Whoever has hung up would hold it without knowing.
    const listens = !signal.aborted
    const view = await backend.store.write((writer) => tryTake(backend, writer, asked, listens))
    const left = ends - performance.now()
    if (view.granted || left <= 0 || signal.aborted || backend.closing.aborted) return view
    await waitForCommit(
      backend,
      signal,
      ({ collection, id }) => collection === 'turns' && (id === undefined || id === asked.turn),
      async () => {
        const lease = await backend.store.read((reader) => reader.get('turns', asked.turn))
        const now = backend.clock()
        if (!isHeld(lease, now)) return 0
        return Math.min(left, Date.parse(lease.until) - now.getTime(), lookAgainMs)
      },
    )
  }
}

/** Where a store does not tell at once what other backends commit. */
const lookAgainMs = 1_000

async function tryTake(
  backend: Backend,
  writer: Writer,
  { turn, holder, seconds, what, customer }: Asked,
  listens: boolean,
): Promise<TurnView> {
  const now = backend.clock()
  const mayTake = listens && !(await isOver(writer, holder.id))
  const lease = await writer.get('turns', turn)
  const isOurs = lease?.holder?.id === holder.id
  if (isHeld(lease, now) && !isOurs) return { ...viewOf(lease, lease.holder, what), granted: false }
  const taken: Lease = {
    id: turn,
    holder,
    since: isOurs && lease ? lease.since : now.toISOString(),
    until: new Date(now.getTime() + seconds * 1000).toISOString(),
    done: lease?.done ?? [],
    failed: lease?.failed ?? null,
  }
  if (mayTake) {
    await writer.put('turns', taken)
    await forgetOld(writer, now)
  }
  const known = customer === undefined ? undefined : await writer.get('customers', String(customer))
  return {
    ...viewOf(taken, holder, what),
    granted: mayTake,
    ...(known ? { customer: { language: known.language ?? null } } : {}),
  }
}

function viewOf(lease: Lease, holder: Holder, what: string | undefined): Omit<TurnView, 'granted'> {
  const { since, until, done, failed } = lease
  return {
    holder,
    since,
    until,
    seen: what !== undefined && done.includes(what),
    failures: failed !== null && failed.what === what ? failed.times : 0,
  }
}

/** Gives a turn back; one that has passed to somebody else stays theirs. */
export async function endTurn(
  backend: Backend,
  { turn, holder, done, failed }: TurnEnd,
): Promise<null> {
  return backend.store.write(async (writer) => {
    const lease = await writer.get('turns', turn)
    if (lease?.holder?.id !== holder) return null
    await writer.put('turns', givenBack(lease, backend.clock(), { done, failed }))
    return null
  })
}

/** Everybody who holds something, a turn or a notice that is being sent, or waits for it. */
export async function holders(backend: Backend): Promise<Holder[]> {
  const services = await servicesOf(backend)
  const bots = services.flatMap((one) => (one.kind === 'bot' ? [one.bot.holder] : []))
  return backend.store.read(async (reader) => {
    const turns = await reader.find('turns', { index: { name: 'held', value: 'yes' } })
    const notices = await reader.find('notices', { index: { name: 'leased', value: 'yes' } })
    const held = [
      ...turns.map(({ holder }) => holder),
      ...notices.map(({ lease }) => lease?.holder),
    ]
    const all = [...bots, ...held]
    const byId = new Map(all.flatMap((one) => (one ? [[one.id, one] as const] : [])))
    return [...byId.values()]
  })
}

/**
 * Whoever is gone holds nothing any more, and gets nothing: what they still wait for may be given out at a backend
 * that does not know yet that they have hung up.
 */
export async function endHolder(backend: Backend, holder: string): Promise<null> {
  await forgetService(backend, holder)
  return backend.store.write(async (writer) => {
    for (const lease of await writer.find('turns', { index: { name: 'held', value: 'yes' } })) {
      if (lease.holder?.id === holder)
        await writer.put('turns', givenBack(lease, backend.clock(), {}))
    }
    const leased = await writer.find('notices', { index: { name: 'leased', value: 'yes' } })
    for (const { lease, ...notice } of leased) {
      if (lease?.holder.id === holder) await writer.put('notices', notice)
    }
    const at = backend.clock().toISOString()
    const over = { id: overId(holder), holder: null, since: at, until: at, done: [], failed: null }
    await writer.put('turns', over)
    return null
  })
}

/** Whether somebody was said to be gone. */
export async function isOver(reader: Reader, holder: string): Promise<boolean> {
  return (await reader.get('turns', overId(holder))) !== undefined
}

const overId = (holder: string) => `over ${holder}`

/** What came twice came within a few hours; turns go a few at a time, an hour's worth by turns. */
async function forgetOld(writer: Writer, now: Date): Promise<void> {
  const hour = new Date(now.getTime() - (3 + (now.getTime() % 24)) * 3_600_000)
  const index = { name: 'hour', value: hour.toISOString().slice(0, 13) } as const
  for (const old of await writer.claim('turns', { index, limit: 3 }))
    await writer.delete('turns', old.id)
}
