/** Every sixth kill point where somebody waits for the tests; all of them in a proof, `SHOPBOT_PROOF=whole`. */
export function sampled<T>(points: readonly T[]): readonly T[] {
  if (process.env.SHOPBOT_PROOF === 'whole') return points
  return points.filter((_, at) => at % 6 === 0)
}
