/**
 * Measures two sides beside each other: each round both, in changing order, so that what the machine does
 * meanwhile meets both. The first round only warms up.
 */
export async function compare(
  count: number,
  ours: () => Promise<number>,
  baseline: () => Promise<number>,
): Promise<Compared> {
  const rounds: { ours: number; baseline: number }[] = []
  for (let round = 0; round <= count; round += 1) {
    const first = round % 2 === 0
    const before = first ? await ours() : await baseline()
    const after = first ? await baseline() : await ours()
    const measured = first ? { ours: before, baseline: after } : { ours: after, baseline: before }
    if (round > 0) rounds.push(measured)
  }
  return {
    ratio: median(rounds.map((round) => round.ours / round.baseline)),
    ours: median(rounds.map((round) => round.ours)),
    baseline: median(rounds.map((round) => round.baseline)),
    rounds: count,
  }
}

export interface Compared {
  /** The median of each round's ours / baseline. */
  readonly ratio: number
  readonly ours: number
  readonly baseline: number
  readonly rounds: number
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
