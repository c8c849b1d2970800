import type { Update } from 'grammy/types'

/**
 * Updates that Telegram still keeps for us. Only the part that is done from its beginning on may be confirmed,
 * and what is done stays known until Telegram has confirmed it: an answer under way may bring it once more.
 */
export class Window {
  /** Whether each is done, oldest first. */
  readonly #taken = new Map<number, boolean>()
  /** How many are done from the beginning on. */
  #settled = 0
  #confirm: number | undefined

  /** Those not seen before; the same ones come again until they are confirmed. */
  take(updates: readonly Update[]): Update[] {
    const fresh = updates.filter((update) => !this.#taken.has(update.update_id))
    for (const { update_id } of fresh) this.#taken.set(update_id, false)
    return fresh
  }

  finish(update: Update): void {
    if (this.#taken.has(update.update_id)) this.#taken.set(update.update_id, true)
    let settled = 0
    for (const [id, done] of this.#taken) {
      if (!done) break
      settled += 1
      this.#confirm = id + 1
    }
    this.#settled = settled
  }

  /**
   * What to tell Telegram by `offset`: undefined when there is nothing new to confirm. Ids begin anew after a
   * quiet week, so an offset is not repeated once Telegram has heard it.
   */
  get offset(): number | undefined {
    return this.#confirm
  }

  /** Telegram has heard of this offset: what is below it does not come again. */
  confirmed(offset: number | undefined): void {
    if (offset === undefined) return
    for (const [id, done] of this.#taken) {
      if (!done) break
      this.#taken.delete(id)
      this.#settled -= 1
      if (id + 1 === offset) break
    }
    if (this.#confirm === offset) this.#confirm = undefined
  }

  /** Updates that are not done, or done but behind one that is not. */
  get size(): number {
    return this.#taken.size - this.#settled
  }
}
