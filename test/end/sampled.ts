/** Every third kill point where somebody waits for the tests; all of them where nothing may be skipped. */
export function sampled<T>(points: readonly T[]): readonly T[] {
  if (process.env.SHOPBOT_REQUIRE === 'all') return points
  return points.filter((_, at) => at % 3 === 0)
}
