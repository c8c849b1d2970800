/** The day of a moment in a time zone, like 2026-11-24. */
export function dayOf(at: string, timeZone: string): string {
  return momentIn(at, timeZone).slice(0, 10)
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
  const before = wanted - aheadOf(wanted, timeZone)
  const moment = wanted - aheadOf(before, timeZone)
  return new Date(moment).toISOString()
}

/** The moment at which a day began; undefined: there is no such day. */
export function startOfDay(day: string, timeZone: string): string | undefined {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? momentFrom(`${day} 00:00:00`, timeZone) : undefined
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/** How far the clock of a zone is ahead of UTC at a moment, milliseconds. */
function aheadOf(moment: number, timeZone: string): number {
  const second = Math.floor(moment / 1000) * 1000
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
