import type { Holder } from '../shop/lease.ts'
import type { BotReport, Service } from '../shop/service.ts'
import type { Backend } from './backend.ts'

/** Who was not heard of for so long is forgotten, milliseconds. */
const forgottenAfter = 10 * 60_000

/**
 * Keeps what a bot or backend says of itself. Where others share the store, it is kept there for all to see; else in
 * memory: a shop with one backend has no need of a write every few seconds.
 */
export async function keepService(backend: Backend, service: Service): Promise<void> {
  if (!backend.store.shared) {
    backend.services.set(service.id, service)
    return
  }
  await backend.store.write((writer) => writer.put('services', service))
}

/** Who runs, those heard of last first. */
export async function servicesOf(backend: Backend): Promise<Service[]> {
  const kept = backend.store.shared
    ? await backend.store.read((reader) => reader.find('services', {}))
    : [...backend.services.values()]
  return kept.filter((one) => !isSilent(backend, one)).sort((a, b) => (a.at < b.at ? 1 : -1))
}

export async function forgetService(backend: Backend, id: string): Promise<void> {
  backend.services.delete(id)
  if (backend.store.shared) await backend.store.write((writer) => writer.delete('services', id))
}

/** Forgets those who ended without a word. */
export async function forgetSilent(backend: Backend): Promise<void> {
  for (const [id, one] of backend.services) if (isSilent(backend, one)) backend.services.delete(id)
  if (!backend.store.shared) return
  await backend.store.write(async (writer) => {
    for (const one of await writer.claim('services', {}))
      if (isSilent(backend, one)) await writer.delete('services', one.id)
  })
}

export const botService = (bot: BotReport, at: Date): Service => ({
  id: bot.holder.id,
  kind: 'bot',
  at: at.toISOString(),
  bot,
})

export const backendService = (self: Holder, { clock, version, current }: Backend): Service => ({
  id: self.id,
  kind: 'backend',
  at: clock().toISOString(),
  backend: { ...self, version, revision: current.revision },
})

function isSilent({ clock }: Backend, { at }: Service): boolean {
  return clock().getTime() - Date.parse(at) > forgottenAfter
}
