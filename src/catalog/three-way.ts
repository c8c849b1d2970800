import type { Text } from '../shop/text.ts'
import { same } from './same.ts'

/** A value as the files said it at the last import, as they say it now, and as the shop has it now. */
export interface Sides<T = unknown> {
  readonly base: T | undefined
  readonly files: T | undefined
  readonly shop: T | undefined
}

/**
 * What became of a field: `update` (only the files changed it), `drift` (only the shop: kept), `settled` (both,
 * to the same), `conflict` (both, to different values).
 */
export type Verdict = 'update' | 'drift' | 'settled' | 'conflict'

/** One field in which the three sides are not all alike. */
export interface Difference extends Sides {
  /** The way to it: `price`, `title.uk`, `variants.s.price`, `variants.s` (the variant as a whole). */
  readonly name: string
  readonly verdict: Verdict
  /** Whose value stands; of a conflict that nobody has decided, the shop's. */
  readonly wins: 'files' | 'shop'
}

/** Who wins a conflict; undefined: nobody has decided. */
export type Choose = (name: string) => 'files' | 'shop' | undefined

/** Merges the three sides of one thing and notes every field in which they differ. Pure but for its own list. */
export class Merge {
  readonly differences: Difference[] = []
  readonly #choose: Choose

  constructor(choose: Choose) {
    this.#choose = choose
  }

  /** A value that is kept or replaced as a whole; undefined: the field is absent. */
  value<T>(name: string, sides: Sides<T>): T | undefined {
    const { base, files, shop } = sides
    if (same(files, shop)) {
      if (!same(base, files)) this.#note(name, sides, 'settled', 'files')
      return files
    }
    if (same(base, shop)) return this.#note(name, sides, 'update', 'files')
    if (same(base, files)) return this.#note(name, sides, 'drift', 'shop')
    return this.#note(name, sides, 'conflict', this.#choose(name) ?? 'shop')
  }

  /** A text by language, where all sides that say it have it so. */
  text(name: string, sides: Sides<Text | undefined>): Text | undefined {
    const { base = {}, files, shop } = sides
    if (!isByLanguage(base) || !isByLanguage(files) || !isByLanguage(shop))
      return this.value(name, sides)
    const languages = new Set([files, shop, base].flatMap((side) => Object.keys(side)))
    const merged = [...languages].flatMap((language) => {
      const one = { base: base[language], files: files[language], shop: shop[language] }
      const wording = this.value(`${name}.${language}`, one)
      return wording === undefined ? [] : [[language, wording] as const]
    })
    // Nobody would have said anything: each side took out what another kept.
    return merged.length === 0 ? files : Object.fromEntries(merged)
  }

  #note<T>(
    name: string,
    sides: Sides<T>,
    verdict: Verdict,
    wins: Difference['wins'],
  ): T | undefined {
    this.differences.push({ name, ...sides, verdict, wins })
    return sides[wins]
  }
}

function isByLanguage(text: Text | undefined): text is Readonly<Record<string, string>> {
  return text !== undefined && typeof text !== 'string'
}

/** A field on the three sides. */
export function sidesOf<T, F extends keyof T>(
  field: F,
  base: T | undefined,
  files: T,
  shop: T,
): Sides<T[F]> {
  return { base: base?.[field], files: files[field], shop: shop[field] }
}

/** A record without the fields that are absent. */
export function withoutUndefined<T extends object>(
  record: {
    readonly [F in keyof T]: T[F] | undefined
  },
): T {
  const present = Object.entries(record).filter(([, value]) => value !== undefined)
  // Only what may be absent is left out: every required field has a value by its type.
  return Object.fromEntries(present) as T
}
