import type { Notes } from '../notes.ts'
import type { Product } from './goods.ts'

const kinds = {
  'photo-address': (count: number) =>
    `The dump knows of its pictures (${count}) only where they lie on the server, so they stay behind. Name the address of that folder with --images-from https://…/image/`,
  'tax-not-added': (count: number) =>
    `OpenCart adds taxes when it shows the prices of such products (${count}); here a price is what the buyer pays, so raise those that a tax belongs to`,
  'quantity-least': (count: number) =>
    `What is sold from a least quantity there (${count}) is sold from one piece here`,
  'sold-again': (count: number) => `What can be subscribed to there (${count}) is bought once here`,
} as const

/** Counts what is true of so many products that one note about all of them says more. */
export class Tally {
  readonly #counts = new Map<keyof typeof kinds, { count: number; line: number }>()

  add(kind: keyof typeof kinds, { line }: Product, more = 1): void {
    const known = this.#counts.get(kind) ?? { count: 0, line }
    if (more > 0) this.#counts.set(kind, { count: known.count + more, line: known.line })
  }

  tell(notes: Notes): void {
    for (const [kind, { count, line }] of this.#counts)
      notes.changed({ line, subject: 'the dump' }, kind, kinds[kind](count))
  }
}
