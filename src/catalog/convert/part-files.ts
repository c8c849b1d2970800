import { appendFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'

/** So many products share a file: what is edited together fits into one view of an editor's outline. */
const productsAFile = 200

/** So much waits in memory, of all files together, before it is written. */
const waitingCharacters = 4 * 1024 * 1024

/** The lines that a file begins with, by its path in the catalogue's folder. */
export type Head = (path: string) => string

/**
 * Files of products, `products.yaml` in each folder, or `products-1.yaml` and so on where they are many;
 * written as the products come. `finish` gives them their names.
 */
export class PartFiles {
  readonly #root: string
  readonly #head: Head
  readonly #counts = new Map<string, number>()
  #waiting = new Map<string, string[]>()
  #characters = 0
  products = 0
  /** Of all files together. */
  characters = 0

  constructor(root: string, head: Head) {
    this.#root = root
    this.#head = head
  }

  /** `folder` is there, is relative to the root and ends with `/`; `yaml` is an item of a list. */
  add(folder: string, yaml: string): void {
    const before = this.#counts.get(folder) ?? 0
    const path = `${folder}${numbered(Math.floor(before / productsAFile) + 1, unfinished)}`
    const lines = before % productsAFile === 0 ? `${this.#head(path)}products:\n${yaml}` : yaml
    const beside = this.#waiting.get(path)
    if (beside) beside.push(lines)
    else this.#waiting.set(path, [lines])
    this.#counts.set(folder, before + 1)
    this.products += 1
    this.#characters += lines.length
    this.characters += lines.length
    if (this.#characters > waitingCharacters) this.#write()
  }

  finish(): void {
    this.#write()
    for (const [folder, count] of this.#counts) this.#name(folder, count)
  }

  #write(): void {
    for (const [path, lines] of this.#waiting)
      appendFileSync(join(this.#root, path), lines.join(''))
    this.#waiting = new Map()
    this.#characters = 0
  }

  /** Numbers of equal width, for files are read in the order of their names. */
  #name(folder: string, count: number): void {
    const parts = Math.ceil(count / productsAFile)
    const width = String(parts).length
    for (let part = 1; part <= parts; part += 1) {
      const name = parts === 1 ? 'products.yaml' : numbered(part, width)
      const from = join(this.#root, folder, numbered(part, unfinished))
      renameSync(from, join(this.#root, folder, name))
    }
  }
}

/** Wide enough for whatever comes. */
const unfinished = 9

const numbered = (part: number, width: number) =>
  `products-${String(part).padStart(width, '0')}.yaml`
