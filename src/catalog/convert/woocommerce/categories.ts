import { deepestCategory, type ForeignCategory } from '../foreign.ts'
import { htmlLine } from '../html-text.ts'
import type { Notes } from '../notes.ts'
import { listed, type Row } from './row.ts'

/** The categories that rows name by their paths: `Clothing > Hoodies, Sale`. */
export class Categories {
  readonly #notes: Notes
  readonly #known = new Set<string>()
  readonly #list: ForeignCategory[] = []

  constructor(notes: Notes) {
    this.#notes = notes
  }

  /** The keys of a row's categories, as it lists them. */
  of(row: Row): string[] {
    const keys = listed(row.get('categories')).flatMap((path) => {
      const titles = path
        .split('>')
        .map(htmlLine)
        .filter((title) => title !== '')
      if (titles.length > deepestCategory)
        this.#notes.changed(
          row,
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
