/**
 * Whoever shows an order reads it and draws it in one go, one after the other: else what was read first could be
 * drawn last, and would stay.
 */
export class OneByOne {
  readonly #tails = new Map<string, Promise<void>>()
  readonly #around: Around

  /** `around`: what keeps apart those who draw the same order in other processes. */
  constructor(around: Around = (_order, work) => work()) {
    this.#around = around
  }

  /** What fails stops nobody behind it. */
  run<T>(order: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(order) ?? Promise.resolve()
    const result = before.then(() => this.#around(order, work))
    const end = () => {
      if (this.#tails.get(order) === tail) this.#tails.delete(order)
    }
    const tail = result.then(end, end)
    this.#tails.set(order, tail)
    return result
  }
}

type Around = <T>(order: string, work: () => Promise<T>) => Promise<T>
