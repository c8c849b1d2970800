import { deepestCategory, type ForeignCategory, type Note } from './foreign.ts'
import type { Notes } from './notes.ts'

/** The categories that rows name by their paths: `Clothing`, `Hoodies`. */
export class CategoryPaths {
  readonly #notes: Notes
  readonly #known = new Set<string>()
  readonly #list: ForeignCategory[]

  /** `known` are categories that came by other ways than paths. */
  constructor(notes: Notes, known: readonly ForeignCategory[] = []) {
    this.#notes = notes
    this.#list = [...known]
  }

  /** The keys of a row's categories, in the order of their paths; each path is titles from above to below. */
  of(at: Pick<Note, 'line' | 'subject'>, paths: readonly (readonly string[])[]): string[] {
    const keys = paths.flatMap((path) => {
      const titles = path.filter((title) => title !== '')
      if (titles.length > deepestCategory)
        this.#notes.changed(
          at,
          'category-too-deep',
          `The category is ${titles.length} levels deep; it is cut at ${deepestCategory}`,
        )
      return this.#add(titles.slice(0, deepestCategory))
    })
    return [...new Set(keys)]
  }

  /** Those met so far; the same list grows with the rows. */
  list(): readonly ForeignCategory[] {
    return this.#list
  }

  #add(titles: readonly string[]): string[] {
    let parent: string | null = null
    for (const title of titles) {
      const key: string = JSON.stringify([parent, title.toLowerCase()])
      if (!this.#known.has(key)) this.#list.push({ key, parent, title })
      this.#known.add(key)
      parent = key
    }
    return parent === null ? [] : [parent]
  }
}
