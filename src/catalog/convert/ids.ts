import { slug } from '../id.ts'

/** Gives out ids that are unique among those it gave, and folder names that every system takes. */
export class Ids {
  readonly #taken = new Set<string>()
  readonly #next = new Map<string, number>()

  /** The first of `names` that gives an id nobody has; else the first of them with a number behind. */
  take(names: readonly string[], otherwise: string): string {
    const slugs = names.map(slug).filter((name) => name !== '')
    const free = slugs.find((name) => !this.#taken.has(name) && !reserved.test(name))
    const id = free ?? this.#numbered(slugs[0] ?? otherwise)
    this.#taken.add(id)
    return id
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

/** Windows keeps these for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/
