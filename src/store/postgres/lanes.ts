import type { Writer } from '../store.ts'
import { StoreWriteError } from '../write-error.ts'
import type { Asked } from './group.ts'

/** Works in one transaction. */
const most = 32

/** Milliseconds for which a group that is under way is waited for, so that the next takes along what gathers. */
const patience = 25

/**
 * Gathers works into groups: while one is under way the next gathers, as many share one commit. One that takes
 * long, like a large import, holds up nobody: another lane opens.
 */
export class Lanes {
  readonly #run: (works: readonly Asked[]) => Promise<void>
  readonly #lanes: number
  #waiting: Asked[] = []
  #active = 0
  #timer: NodeJS.Timeout | undefined
  #turn: NodeJS.Immediate | undefined
  #idle: (() => void)[] = []
  #closing = false

  constructor(lanes: number, run: (works: readonly Asked[]) => Promise<void>) {
    this.#lanes = lanes
    this.#run = run
  }

  async write<T>(work: (writer: Writer) => Promise<T>): Promise<T> {
    if (this.#closing) throw new StoreWriteError(new Error('The store is closed'))
    return new Promise<T>((resolve, reject) => {
      // The outcome of a work is what the same work returned.
      const asked: Asked = { work, resolve: (outcome) => resolve(outcome as T), reject }
      this.#waiting.push(asked)
      this.#schedule()
    })
  }

  /** Takes no further works; resolves when those asked for have ended. */
  async settle(): Promise<void> {
    this.#closing = true
    if (this.#active === 0 && this.#waiting.length === 0) return
    await new Promise<void>((resolve) => this.#idle.push(resolve))
  }

  #schedule(): void {
    if (this.#timer !== undefined || this.#waiting.length === 0) return
    if (this.#active >= this.#lanes) return
    if (this.#active > 0) {
      this.#timer = setTimeout(() => this.#begin(), patience)
    } else if (this.#turn === undefined) {
      // Requests that came together share the first transaction as well.
      this.#turn = setImmediate(() => this.#begin())
    }
  }

  #begin(): void {
    clearTimeout(this.#timer)
    clearImmediate(this.#turn)
    this.#timer = undefined
    this.#turn = undefined
    const works = this.#waiting.splice(0, most)
    if (works.length === 0) return
    this.#active += 1
    // It tells each work of its end, and fails for none.
    void this.#run(works).finally(() => {
      this.#active -= 1
      if (this.#active === 0 && this.#waiting.length > 0) this.#begin()
      else if (this.#active === 0) for (const resolve of this.#idle.splice(0)) resolve()
      this.#schedule()
    })
    this.#schedule()
  }
}
