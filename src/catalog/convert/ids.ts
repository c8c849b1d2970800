import { slug } from '../id.ts'
import { Marks } from './marks.ts'

/** Gives out ids that are unique among those it gave, and folder names that every system takes. */
export class Ids {
  readonly #taken = new Marks()
  readonly #next = new Map<string, number>()

  /** The first of `names` that gives an id nobody has; else the first of them with a number behind. */
  take(names: readonly string[], otherwise: string): string {
    const id = this.#free(names) ?? this.#numbered(names.map(slug).find(isName) ?? otherwise)
    this.#taken.add(id)
    return id
  }

  #free(names: readonly string[]): string | undefined {
    for (const name of names) {
      const id = slug(name)
      if (isName(id) && !this.#taken.has(id) && !reserved.test(id)) return id
    }
    return undefined
  }

  #numbered(base: string): string {
    for (let number = this.#next.get(base) ?? 2; ; number += 1) {
      const id = `${base.slice(0, 39 - String(number).length).replace(/-+$/, '')}-${number}`
      if (this.#taken.has(id)) continue
      this.#next.set(base, number + 1)
      return id
    }
  }
}

const isName = (text: string) => text !== ''

/** Windows keeps these for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/
