import { currencyCodes } from '../../telegram/currencies.ts'
import { didYouMean } from './fields.ts'

/** The currency that a sign, a name or mixed up letters stand for. */
export function currencyMeant(written: string): string | undefined {
  const code = written.trim().toUpperCase()
  const letters = (text: string) => [...text].sort().join('')
  const meant =
    signs[written.trim().toLowerCase()] ??
    currencyCodes().find((one) => one === code || letters(one) === letters(code))
  return meant === undefined ? didYouMean(code, currencyCodes()) : `Did you mean "${meant}"?`
}

const signs: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  '₴': 'UAH',
  грн: 'UAH',
  hrn: 'UAH',
  '€': 'EUR',
  euro: 'EUR',
  $: 'USD',
  dollar: 'USD',
  '£': 'GBP',
  zł: 'PLN',
  '⭐': 'XTR',
  stars: 'XTR',
})

/** The code of a language that is written by its name. */
export function languageMeant(written: string): string | undefined {
  const wanted = written.trim().toLowerCase()
  const english = new Intl.DisplayNames('en', { type: 'language' })
  const code = spoken.find((one) => {
    const own = new Intl.DisplayNames(one, { type: 'language' })
    return [one, english.of(one)?.toLowerCase(), own.of(one)?.toLowerCase()].includes(wanted)
  })
  return code === undefined ? undefined : `Did you mean "${code}"?`
}

const spoken =
  'uk en pl de fr es it pt cs sk ro hu tr ar az be bg da el et fa fi he hi hr hy id ja ka kk ko lt lv nl no ru sl sr sv uz vi zh'.split(
    ' ',
  )

/** A time zone that is written nearly alike. Node knows Kyiv by the name that it had before, and takes both. */
export function zoneMeant(written: string): string | undefined {
  const known = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'Europe/Kiev')
  return didYouMean(written, ['Europe/Kyiv', ...known])
}
