/**
 * How much is tried: a part, for who only waits for the tests; the whole, in CI; what takes minutes by itself (a
 * hundred thousand orders moved, two minutes of kills) only where `SHOPBOT_PROOF=long` asks for it.
 */
export const isLong = process.env.SHOPBOT_PROOF === 'long'

export const isProof = isLong || process.env.SHOPBOT_PROOF === 'whole'

/** Every sixth of what can be tried; all of it in a proof. */
export function sampled<T>(points: readonly T[]): readonly T[] {
  return isProof ? points : points.filter((_, at) => at % 6 === 0)
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
