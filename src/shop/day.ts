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

/** The day of a moment (ISO 8601) in a time zone, like 2026-11-24. */
export function dayOf(at: string, timeZone: string): string {
  return momentIn(at, timeZone).slice(0, 10)
}

/** The day after a day, both like 2026-11-24. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10)
}

/** A moment (ISO 8601) as a clock in a time zone shows it: 2026-11-24 19:14:05. */
export function momentIn(at: string, timeZone: string): string {
  return clockOf(timeZone).format(new Date(at))
}

/** The same without seconds. */
export function minuteIn(at: string, timeZone: string): string {
  return momentIn(at, timeZone).slice(0, 16)
}

/**
 * The moment (ISO 8601) at which a clock in a time zone shows `2026-11-24 19:14:05`; one that the change to
 * summer time leaves out is the first after it. undefined: there is no such day or hour.
 */
export function momentFrom(shown: string, timeZone: string): string | undefined {
  const wanted = Date.parse(`${shown.replace(' ', 'T')}Z`)
  if (Number.isNaN(wanted)) return undefined
  // Date.parse makes the 2nd of March of the 30th of February.
  if (new Date(wanted).toISOString().slice(0, 10) !== shown.slice(0, 10)) return undefined
  const before = wanted - offsetAt(wanted, timeZone)
  return new Date(wanted - offsetAt(before, timeZone)).toISOString()
}

/** How far a zone's clocks are ahead of UTC at a moment, milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const second = Math.floor(at / 1000) * 1000
  const shown = clockOf(timeZone).format(second)
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - second
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Swedish writes moments as ISO 8601 does. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const clock = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  clocks.set(timeZone, clock)
  return clock
}
