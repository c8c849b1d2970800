/**
 * Measures two sides beside each other: each round both, in changing order, so that what the machine does
 * meanwhile meets both. The first round only warms up.
 */
export async function compare(
  count: number,
  ours: () => Promise<number>,
  baseline: () => Promise<number>,
): Promise<Compared> {
  const rounds: Round[] = []
  for (let round = 0; round <= count; round += 1) {
    const measured = await oneRound(round, { ours, baseline })
    if (round > 0) rounds.push(measured)
  }
  return comparedOf(rounds)
}

/**
 * Several pairs of sides, each round all of them: what goes on in one side's process for some seconds (it clears up
 * after its start) meets a round of every pair, and not every round of one.
 */
export async function compareAll(
  count: number,
  pairs: readonly Sides<() => Promise<number>>[],
): Promise<Compared[]> {
  const all = pairs.map((): Round[] => [])
  for (let round = 0; round <= count; round += 1) {
    for (const [at, sides] of pairs.entries()) {
      const measured = await oneRound(round, sides)
      if (round > 0) all[at]?.push(measured)
    }
  }
  return all.map(comparedOf)
}

interface Sides<T> {
  readonly ours: T
  readonly baseline: T
}
type Round = Sides<number>

async function oneRound(
  round: number,
  { ours, baseline }: Sides<() => Promise<number>>,
): Promise<Round> {
  const first = round % 2 === 0
  const before = first ? await ours() : await baseline()
  const after = first ? await baseline() : await ours()
  return first ? { ours: before, baseline: after } : { ours: after, baseline: before }
}

function comparedOf(rounds: readonly Round[]): Compared {
  return {
    ratio: median(rounds.map((round) => round.ours / round.baseline)),
    ours: median(rounds.map((round) => round.ours)),
    baseline: median(rounds.map((round) => round.baseline)),
    rounds: rounds.length,
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
