import type { z } from 'zod'
import type { TurnEnd, TurnView, turnRequest } from '../client/wire/lease.ts'
import { givenBack, type Holder, isHeld, type Lease } from '../shop/lease.ts'
import type { Reader, Writer } from '../store/store.ts'
import type { Backend } from './backend.ts'
import { isOver, saysOver } from './holders.ts'
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
      ({ collection, id }) =>
        collection === 'turns' && (id === undefined || id === asked.turn || saysOver(id)),
      async () => {
        const now = backend.clock()
        const lease = await backend.store.read((reader) => holding(reader, asked.turn, now))
        if (!lease) return 0
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
  const [mayTake, lease, held] = await Promise.all([
    listens && isOver(writer, holder.id).then((over) => !over),
    writer.get('turns', turn),
    holding(writer, turn, now),
  ])
  const isOurs = lease?.holder?.id === holder.id
  if (held && !isOurs) return { ...viewOf(held, held.holder, what), granted: false }
  const taken: Lease = {
    id: turn,
    holder,
    since: isOurs && lease ? lease.since : now.toISOString(),
    until: new Date(now.getTime() + seconds * 1000).toISOString(),
    done: lease?.done ?? [],
    failed: lease?.failed ?? null,
  }
  if (mayTake) await writer.put('turns', taken)
  const known = customer === undefined ? undefined : await writer.get('customers', String(customer))
  return {
    ...viewOf(taken, holder, what),
    granted: mayTake,
    ...(known ? { customer: { language: known.language ?? null } } : {}),
  }
}

/** The lease by which somebody has the turn who is not known to be gone. */
async function holding(
  reader: Reader,
  turn: string,
  now: Date,
): Promise<(Lease & { readonly holder: Holder }) | undefined> {
  const lease = await reader.get('turns', turn)
  if (!isHeld(lease, now) || (await isOver(reader, lease.holder.id))) return undefined
  return lease
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
