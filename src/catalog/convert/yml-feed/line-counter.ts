/** Tells the line of a place in a text that comes piece by piece; places are asked for in their order. */
export class LineCounter {
  #pieces: { readonly from: number; readonly text: string }[] = []
  #length = 0
  #line = 1
  #counted = 0

  add(text: string): void {
    this.#pieces.push({ from: this.#length, text })
    this.#length += text.length
  }

  /** The line at this many signs from the start; counts from 1. */
  at(place: number): number {
    for (const { from, text } of this.#pieces) {
      const end = Math.min(place - from, text.length)
      for (let at = text.indexOf('\n', this.#counted - from); at !== -1 && at < end; )
        at = this.#next(text, at)
      this.#counted = Math.max(this.#counted, from + Math.max(0, end))
    }
    this.#pieces = this.#pieces.filter(({ from, text }) => from + text.length > this.#counted)
    return this.#line
  }

  #next(text: string, at: number): number {
    this.#line += 1
    return text.indexOf('\n', at + 1)
  }
}
