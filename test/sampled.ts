/**
 * How much is tried: a part, for who only waits for the tests; the whole, in CI; what takes minutes by itself (a
 * hundred thousand orders moved, two minutes of kills) only where `SHOPBOT_PROOF=long` asks for it.
 */
export const isLong = process.env.SHOPBOT_PROOF === 'long'

export const isProof = isLong || process.env.SHOPBOT_PROOF === 'whole'

/** One in so many of what can be tried; all of it in a proof. */
export function sampled<T>(points: readonly T[], oneIn = 6): readonly T[] {
  return isProof ? points : points.filter((_, at) => at % oneIn === 0)
}

/** How far a sweep goes from one step to the next that it tries; a proof tries each. */
export function stride(part: number): number {
  return isProof ? 1 : part
}

/** How many or how much, by what is asked for. */
export function sized<T>({ part, whole, long }: Sizes<T>): T {
  return isLong ? long : isProof ? whole : part
}

interface Sizes<T> {
  readonly part: T
  readonly whole: T
  readonly long: T
}
