/** The first moment of a day (`2026-03-08`) in a time zone, ISO 8601; undefined when there is no such day. */
export function startOfDay(date: string, timeZone: string): string | undefined {
  const midnight = midnightOf(date)
  return midnight === undefined ? undefined : firstMoment(midnight, timeZone)
}

/** The first moment after a day in a time zone, ISO 8601; undefined when there is no such day. */
export function endOfDay(date: string, timeZone: string): string | undefined {
  const midnight = midnightOf(date)
  return midnight === undefined ? undefined : firstMoment(midnight + dayMs, timeZone)
}

const dayMs = 86_400_000

/** Midnight as if the day were one of UTC, milliseconds. Moments are compared as text: no five-digit years. */
function midnightOf(date: string): number | undefined {
  if (!/^2\d{3}-\d{2}-\d{2}$/.test(date)) return undefined
  const midnight = Date.parse(`${date}T00:00:00Z`)
  // 2026-02-30 would become a day of March.
  const isReal = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(date)
  return isReal ? midnight : undefined
}

/**
 * When clocks of a zone show a midnight for the first time. Where they are put forward over it, as in Cairo, the
 * day begins at the jump.
 */
function firstMoment(midnight: number, timeZone: string): string {
  const before = midnight - offsetAt(midnight - dayMs, timeZone)
  const after = midnight - offsetAt(midnight + dayMs, timeZone)
  const shows = [Math.min(before, after), Math.max(before, after)].find(
    (at) => at + offsetAt(at, timeZone) === midnight,
  )
  return new Date(shows ?? jumpBetween(after, before, timeZone)).toISOString()
}

/** The moment at which the offset changes; the two are some hours apart. */
function jumpBetween(from: number, to: number, timeZone: string): number {
  let [low, high] = [from, to]
  const old = offsetAt(low, timeZone)
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000
    if (offsetAt(middle, timeZone) === old) low = middle
    else high = middle
  }
  return high
}

/** How far a zone's clocks are ahead of UTC at a moment, milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  const [year, month, day] = [part('year'), part('month'), part('day')]
  return Date.UTC(year, month - 1, day, part('hour'), part('minute'), part('second')) - at
}
