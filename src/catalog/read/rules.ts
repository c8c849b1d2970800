import type { ReadingRules } from './reading.ts'
import type { SettingsReading } from './settings.ts'

export function rulesOf({
  settings,
  currency,
}: Pick<SettingsReading, 'settings' | 'currency'>): ReadingRules {
  return { languages: settings.languages, exponent: currency.exponent }
}
