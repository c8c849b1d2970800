import { done, type Result } from '../../../shop/problem.ts'
import type { Notes } from '../notes.ts'
import { Spill } from '../spill.ts'
import { type FeedItem, readFeed } from './feed.ts'
import { currencyOf, type Offer, offerOf } from './offer.ts'
import type { FeedLanguage } from './words.ts'

/** All that a feed holds: its offers on disk, together those of one group. */
export interface Gathered {
  readonly offers: Spill<Offer>
  readonly categories: readonly FeedItem[]
  /** What offers without a currency are in; undefined: it does not say. */
  readonly currency: string | undefined
  /** The currencies of the offers. */
  readonly currencies: ReadonlySet<string>
  /** Empty: its texts are in one language, which it does not name. */
  readonly languages: readonly FeedLanguage[]
  /** What that one seems to be, by its letters. */
  readonly seems: string | undefined
}

/** Reads a feed to its end. Codes: those of `readFeed`. */
export async function gather(file: string, notes: Notes): Promise<Result<Gathered>> {
  const offers = new Spill<Offer>()
  const categories: FeedItem[] = []
  const rates = new Map<string, string>()
  const currencies = new Set<string>()
  const words = new Words()
  const read = await readFeed(file, (item) => {
    if (item.kind === 'category') categories.push(item)
    else if (item.kind === 'currency')
      rates.set(currencyOf(item.attributes.id ?? ''), item.attributes.rate ?? '')
    else {
      const offer = offerOf(item)
      const key = offer.group === '' ? `id ${offer.id}` : `group ${offer.group}`
      currencies.add(offer.currency)
      words.look(offer)
      if (offer.group === '' && offer.id !== '' && offers.has(key))
        notes.leftOut(offer, 'offer-twice', `Another offer has the id ${offer.id}`)
      else offers.add(offer.id === '' && offer.group === '' ? `line ${offer.line}` : key, offer)
    }
  })
  if (!read.ok) {
    offers.close()
    return read
  }
  const base = [...rates].find(([, rate]) => Number(rate) === 1)?.[0]
  const currency = base ?? [...rates.keys()][0]
  const { languages, seems } = words
  return done({ offers, categories, currency, currencies, languages, seems })
}

/** So many names tell the language of a feed. */
const namesLooked = 200

/** Which languages the texts of a feed are in. */
class Words {
  readonly #suffixes = new Set<string>()
  #plain = false
  #ukrainian = 0
  #russian = 0
  #cyrillic = 0
  #looked = 0

  look({ fields }: Offer): void {
    for (const field of Object.keys(fields))
      if (field.startsWith('name ')) this.#suffixes.add(field.slice('name '.length))
    const name = fields.name ?? ''
    if (name === '') return
    this.#plain = true
    if (this.#looked === namesLooked) return
    this.#looked += 1
    const text = `${name} ${fields.description ?? ''}`
    if (/[а-я]/i.test(text)) this.#cyrillic += 1
    if (/[іїєґ]/i.test(text)) this.#ukrainian += 1
    else if (/[ыэъё]/i.test(text)) this.#russian += 1
  }

  /** Marketplaces in Ukraine take `name` for Russian where there is a `name_ua`; that comes first. */
  get languages(): FeedLanguage[] {
    const named = [...this.#suffixes].map((code) => ({ code, plain: false }))
    if (named.length === 0 || !this.#plain) return named
    const own = this.#ukrainian > this.#russian ? 'uk' : 'ru'
    const code = this.#suffixes.has('uk') ? own : (this.seems ?? 'ru')
    return this.#suffixes.has(code)
      ? named.map((one) => (one.code === code ? { code, plain: true } : one))
      : [...named, { code, plain: true }]
  }

  get seems(): string | undefined {
    if (this.#russian > this.#ukrainian) return 'ru'
    return this.#cyrillic > 0 ? 'uk' : undefined
  }
}
