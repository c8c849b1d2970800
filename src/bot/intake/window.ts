import type { Update } from 'grammy/types'

/**
 * Updates that Telegram still keeps for us: fetched, and either being handled or waiting for an older one.
 * Only the part that is done from its beginning on may be confirmed.
 */
export class Window {
  readonly #done = new Map<number, boolean>()
  /** Done from the beginning on, but a fetch under way may still bring them again. */
  readonly #passed = new Set<number>()
  #confirm: number | undefined

  /** Those not seen before; the same ones come again until they are confirmed. */
  take(updates: readonly Update[]): Update[] {
    const fresh = updates.filter(
      ({ update_id }) => !this.#done.has(update_id) && !this.#passed.has(update_id),
    )
    for (const { update_id } of fresh) this.#done.set(update_id, false)
    return fresh
  }

  finish(update: Update): void {
    if (this.#done.has(update.update_id)) this.#done.set(update.update_id, true)
    for (const [id, done] of this.#done) {
      if (!done) break
      this.#done.delete(id)
      this.#passed.add(id)
      this.#confirm = id + 1
    }
  }

  /**
   * What to tell Telegram by `offset`: undefined when there is nothing new to confirm. Ids begin anew after a
   * quiet week, so an offset is not repeated once Telegram has heard it.
   */
  get offset(): number | undefined {
    return this.#confirm
  }

  /** Telegram has answered a fetch with this offset. */
  confirmed(offset: number | undefined): void {
    if (offset === undefined) return
    // In the order they were passed, since ids may have begun anew between two of them.
    for (const id of this.#passed) {
      this.#passed.delete(id)
      if (id === offset - 1) break
    }
    if (this.#confirm === offset) this.#confirm = undefined
  }

  /** Updates that are not done, or done but behind one that is not. */
  get size(): number {
    return this.#done.size
  }
}
