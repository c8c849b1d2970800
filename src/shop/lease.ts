/** A process that works for the shop beside others of its kind. */
export interface Holder {
  /** Another one at each start. */
  readonly id: string
  readonly host: string
  readonly pid: number
  /** ISO 8601 */
  readonly startedAt: string
}

/**
 * That somebody does what only one may do at a time: handle a customer's update, poll, set up the profile. It ends
 * when it is given back, and by itself when its holder has not renewed it: whoever is dead renews nothing.
 */
export interface Lease {
  /** What is done, e.g. `customer 1001`, `poller`. */
  readonly id: string
  /** null: nobody does it. */
  readonly holder: Holder | null
  /** ISO 8601; since when the holder does it. */
  readonly since: string
  /** ISO 8601; not in force from then on. */
  readonly until: string
  /** The newest of what has been done, oldest first, so that what comes twice is known again. */
  readonly done: readonly string[]
  /** What failed last, and how often. */
  readonly failed: { readonly what: string; readonly times: number } | null
}

/** Seconds for which a turn is had at most unless it is renewed. */
export const longestLease = 600

export function isHeld(lease: Lease | undefined, now: Date): lease is Lease & { holder: Holder } {
  return lease !== undefined && lease.holder !== null && lease.until > now.toISOString()
}

/** How many of those done are remembered. */
const remembered = 12

/** The lease after its holder has given it back. */
export function givenBack(
  lease: Lease,
  now: Date,
  { done, failed }: { readonly done?: string | undefined; readonly failed?: string | undefined },
): Lease {
  const before = lease.failed?.what === failed ? (lease.failed?.times ?? 0) : 0
  return {
    ...lease,
    holder: null,
    until: now.toISOString(),
    done: done === undefined ? lease.done : [...lease.done, done].slice(-remembered),
    failed: failed === undefined ? null : { what: failed, times: before + 1 },
  }
}
