import type { Client } from '../../client/client.ts'
import type { Holder } from '../../shop/lease.ts'
import type { Log } from '../../shop/log.ts'

/** This process among the bots of the shop. */
export interface Self {
  readonly holder: Holder
  /** Whether it is known that another one has ended: it was on this machine, and is not there any more. */
  isGone(other: Holder): boolean
}

/** What those who were killed here had begun, nobody need wait for. */
export async function takeOverFromDead(
  client: Client,
  self: Self,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const call = { attempts: 1_000_000, signal }
  const list = await client.holders(call)
  if (!list.ok) throw new Error(`The backend refused a list: ${list.problem.code}`)
  for (const holder of list.value.holders.filter((one) => self.isGone(one))) {
    log.debug('A bot that was killed held something; it is free', { pid: holder.pid })
    await client.endHolder(holder.id, call)
  }
}
