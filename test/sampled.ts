/** Whether everything is tried; who only waits for the tests gets a part. */
export const isProof = process.env.SHOPBOT_PROOF === 'whole'

/** Every sixth of what can be tried; all of it in a proof. */
export function sampled<T>(points: readonly T[]): readonly T[] {
  return isProof ? points : points.filter((_, at) => at % 6 === 0)
}
