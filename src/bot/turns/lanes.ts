/** Work of one lane runs in order; lanes run beside each other. */
export class Lanes {
  readonly #tails = new Map<string, Promise<void>>()

  run(lane: string, work: () => Promise<void>): Promise<void> {
    const before = this.#tails.get(lane) ?? Promise.resolve()
    const tail = before.then(work)
    this.#tails.set(lane, tail)
    return tail.finally(() => {
      if (this.#tails.get(lane) === tail) this.#tails.delete(lane)
    })
  }
}
