import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter, dayOf, minuteIn, momentFrom, momentIn, startOfDay } from '../../src/shop/day.ts'

const zones = ['UTC', 'Europe/Kyiv', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia']

describe("a day is the shop's own", () => {
  test('it begins at midnight there, in winter and in summer', () => {
    expect(startOfDay('2026-01-15', 'Europe/Kyiv')).toBe('2026-01-14T22:00:00.000Z')
    expect(startOfDay('2026-07-15', 'Europe/Kyiv')).toBe('2026-07-14T21:00:00.000Z')
    expect(startOfDay('2026-03-29', 'Europe/Kyiv')).toBe('2026-03-28T22:00:00.000Z')
    expect(startOfDay('2026-03-30', 'Europe/Kyiv')).toBe('2026-03-29T21:00:00.000Z')
    expect(minuteIn('2026-11-24T22:30:00Z', 'Europe/Kyiv')).toBe('2026-11-25 00:30')
  })

  test('there is none that the calendar does not have', () => {
    for (const day of ['2026-02-30', '2026-13-01', '24.11.2026', '2026-1-1', ''])
      expect(startOfDay(day, 'UTC')).toBeUndefined()
    expect(momentFrom('2026-11-24 25:00:00', 'UTC')).toBeUndefined()
    expect(dayAfter('2028-02-28')).toBe('2028-02-29')
    expect(dayAfter('2026-12-31')).toBe('2027-01-01')
  })

  test('every moment lies in its day, and what a clock shows leads back to what it shows', () => {
    const moments = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2035-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (moment, zone) => {
        const at = moment.toISOString()
        const day = dayOf(at, zone)
        expect((startOfDay(day, zone) ?? '') <= at).toBe(true)
        expect(at < (startOfDay(dayAfter(day), zone) ?? '')).toBe(true)
        const shown = momentIn(at, zone)
        expect(momentIn(momentFrom(shown, zone) ?? '', zone)).toBe(shown)
      }),
    )
  })
})
