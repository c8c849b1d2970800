import { type Holder, isHeld, type Lease, longestLease } from '../shop/lease.ts'
import type { Reader } from '../store/store.ts'
import type { Backend } from './backend.ts'
import { forgetService, servicesOf } from './services.ts'

/** Everybody who holds something, a turn or a notice that is being sent, or waits for it. */
export async function holders(backend: Backend): Promise<Holder[]> {
  const services = await servicesOf(backend)
  const bots = services.flatMap((one) => (one.kind === 'bot' ? [one.bot.holder] : []))
  return backend.store.read(async (reader) => {
    const turns = await turnsHeld(reader, backend.clock())
    const notices = await reader.find('notices', { index: { name: 'leased', value: 'yes' } })
    const held = [
      ...turns.map(({ holder }) => holder),
      ...notices.flatMap(({ lease }) => (lease ? [lease.holder] : [])),
    ]
    const byId = new Map([...bots, ...held].map((one) => [one.id, one]))
    const over = await Promise.all([...byId.keys()].map((id) => isOver(reader, id)))
    return [...byId.values()].filter((_, at) => !over[at])
  })
}

/**
 * Whoever is gone holds nothing any more, and gets nothing: what they still wait for may be given out at a backend
 * that does not know yet that they have hung up. Their turns are free by that word alone, however many they are.
 */
export async function endHolder(backend: Backend, holder: string): Promise<null> {
  await forgetService(backend, holder)
  return backend.store.write(async (writer) => {
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

/** Whether a record of the turns says of somebody that they are gone. */
export const saysOver = (id: string) => id.startsWith(overId(''))

const overId = (holder: string) => `over ${holder}`

/** Those in force, by the hours in which they may end. */
async function turnsHeld(
  reader: Reader,
  now: Date,
): Promise<(Lease & { readonly holder: Holder })[]> {
  const ends = [now, new Date(now.getTime() + longestLease * 1000)]
  const hours = new Set(ends.map((end) => end.toISOString().slice(0, 13)))
  const found = await Promise.all(
    [...hours].map((value) => reader.find('turns', { index: { name: 'hour', value } })),
  )
  return found.flat().filter((lease) => isHeld(lease, now))
}
