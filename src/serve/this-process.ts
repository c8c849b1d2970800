import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Holder } from '../shop/lease.ts'
import { processLives } from './run-file.ts'

/** This process among those that work for a shop. */
export interface ThisProcess {
  readonly holder: Holder
  /** Whether it is known that another one has ended: it was on this machine, and is not there any more. */
  isGone(other: Holder): boolean
}

export function thisProcess(): ThisProcess {
  const { pid } = process
  const startedAt = new Date(performance.timeOrigin).toISOString()
  const host = hostname()
  return {
    holder: { id: randomUUID(), host, pid, startedAt },
    isGone(other) {
      if (other.host !== host) return false
      // A container that starts again gets the number that it had.
      if (other.pid === pid) return other.startedAt !== startedAt
      return !processLives(other.pid)
    },
  }
}
