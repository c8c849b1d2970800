import { GrammyError } from 'grammy'
import type { Update } from 'grammy/types'
import { BackendUnreachable } from '../../client/unreachable.ts'
import type { Log } from '../../shop/log.ts'
import { limits } from '../../telegram/limits.ts'
import { Lanes } from '../turns/lanes.ts'
import { laneOf } from './lane-of.ts'
import { Window } from './window.ts'

export interface IntakeOptions {
  /** Bot API: getUpdates. `timeout` in seconds; must end when the signal does. */
  readonly fetch: (
    offset: number | undefined,
    timeout: number,
    signal: AbortSignal,
  ) => Promise<Update[]>
  /** Resolves once the effects of the update are durable. */
  readonly handle: (update: Update) => Promise<void>
  /** Keeps, durably, an update that kept failing; called until it succeeds. */
  readonly setAside: (update: Update, error: unknown, attempts: number) => Promise<void>
  /** Resolves once this bot may poll: of a shop only one does. */
  readonly mayPoll?: () => Promise<void>
  readonly log: Log
  readonly pollSeconds?: number
  /** Milliseconds after the first failure; doubles up to a minute. */
  readonly firstPause?: number
}

/** How often an update may fail before it is set aside. */
export const failuresAllowed = 8
const failuresAllowedWhenFull = 2

/**
 * Takes in updates and confirms them only when they are done: in parallel across customers, in order within
 * one, pre-checkout waiting behind nothing. What was not done when the process ends comes again.
 */
export class Intake {
  readonly #options: IntakeOptions
  readonly #window = new Window()
  readonly #lanes = new Lanes()
  readonly #stop = new AbortController()
  readonly #running = new Set<Promise<void>>()
  readonly #sleepers = new Set<() => void>()
  #news: (() => void) | undefined
  lastUpdateAt: Date | undefined

  constructor(options: IntakeOptions) {
    this.#options = options
  }

  get pending(): number {
    return this.#window.size
  }

  /** Runs until `stop`. */
  async run(): Promise<void> {
    let idlePause = shortestPause
    let failures = 0
    let conflicts = 0
    while (!this.#stop.signal.aborted) {
      const busy = this.#window.size > 0
      const fetched = await this.#fetch(busy)
      if (fetched === 'conflict') {
        conflicts += 1
        if (conflicts === 1) this.#options.log.error(foreignPoller)
        await this.#sleep(Math.min(conflictPause * 2 ** (conflicts - 1), longestConflictPause))
        continue
      }
      if (fetched === undefined) {
        failures += 1
        await this.#sleep(Math.min(500 * 2 ** (failures - 1), 15_000))
        continue
      }
      failures = 0
      // A poll that a foreign one has ended comes back at once: only one that has waited shows that nobody else polls.
      if (fetched.length > 0 || !busy) conflicts = 0
      const fresh = this.#window.take(fetched)
      for (const update of fresh) this.#dispatch(update)
      if (fresh.length > 0) this.lastUpdateAt = new Date()
      else if (this.#isFull) this.#wakeAll()
      // While something is undone the server answers at once with what we know: wait for news instead.
      idlePause = fresh.length > 0 ? shortestPause : Math.min(idlePause * 2, longestPause)
      if (this.#window.size > 0) await this.#newsOr(idlePause)
    }
  }

  /** Handles an update that was set aside, once, in its customer's turn; rejects when it fails again. */
  async again(update: Update): Promise<void> {
    let failure: { readonly error: unknown } | undefined
    await this.#lanes.run(laneOf(update), async () => {
      try {
        await this.#options.handle(update)
      } catch (error) {
        // A lane ends with what is thrown in it.
        failure = { error }
      }
    })
    if (failure) throw failure.error
  }

  /** Takes in nothing more, waits for what is under way (at most `drainMs`), confirms what is done. */
  async stop(drainMs: number): Promise<void> {
    this.#stop.abort()
    this.#wakeAll()
    await Promise.race([Promise.allSettled([...this.#running]), timeout(drainMs)])
    const { offset } = this.#window
    if (offset === undefined) return
    await this.#options.fetch(offset, 0, AbortSignal.timeout(2_000)).catch((error: unknown) => {
      this.#options.log.debug('The last updates were not confirmed; they come again', { error })
    })
  }

  /** Telegram hands out no more than this unconfirmed: whoever fails now holds up everybody. */
  get #isFull(): boolean {
    return this.#window.size >= limits.updatesPerPoll
  }

  /** `conflict`: somebody else takes the updates. */
  async #fetch(busy: boolean): Promise<Update[] | 'conflict' | undefined> {
    await this.#options.mayPoll?.().catch(() => undefined)
    if (this.#stop.signal.aborted) return undefined
    const { offset } = this.#window
    const seconds = busy ? 0 : (this.#options.pollSeconds ?? 30)
    try {
      const updates = await this.#options.fetch(offset, seconds, this.#stop.signal)
      this.#window.confirmed(offset)
      return updates
    } catch (error) {
      if (error instanceof GrammyError && error.error_code === 409) return 'conflict'
      if (!this.#stop.signal.aborted)
        this.#options.log.warn('Updates could not be fetched; trying again', { error })
      return undefined
    }
  }

  #dispatch(update: Update): void {
    const work = this.#lanes.run(laneOf(update), () => this.#handle(update))
    this.#running.add(work)
    // `#handle` never rejects.
    void work.finally(() => this.#running.delete(work))
  }

  async #handle(update: Update): Promise<void> {
    const pause = this.#options.firstPause ?? 500
    for (let failures = 0, tries = 0; !this.#stop.signal.aborted; tries += 1) {
      try {
        await this.#options.handle(update)
        return this.#finish(update)
      } catch (error) {
        if (this.#stop.signal.aborted) return
        if (!(error instanceof BackendUnreachable)) failures += 1
        this.#options.log.warn('An update failed; it is tried again', {
          update: update.update_id,
          failures,
          error,
        })
        const enough = this.#isFull ? failuresAllowedWhenFull : failuresAllowed
        if (failures >= enough && (await this.#setAside(update, error, failures))) {
          return this.#finish(update)
        }
        await this.#sleep(Math.min(pause * 2 ** tries, 60_000))
      }
    }
  }

  async #setAside(update: Update, cause: unknown, failures: number): Promise<boolean> {
    try {
      await this.#options.setAside(update, cause, failures)
      return true
    } catch (error) {
      this.#options.log.error('An update could not be set aside', {
        update: update.update_id,
        error,
      })
      return false
    }
  }

  #finish(update: Update): void {
    this.#window.finish(update)
    if (this.#window.size === 0) this.#news?.()
  }

  /** Waits until everything is done, or for the pause: newcomers must not wait for the slowest. */
  async #newsOr(milliseconds: number): Promise<void> {
    const news = new Promise<void>((resolve) => {
      this.#news = resolve
    })
    await Promise.race([news, this.#sleep(milliseconds)])
  }

  #sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.#stop.signal.aborted) return resolve()
      const end = () => {
        clearTimeout(timer)
        this.#sleepers.delete(end)
        resolve()
      }
      const timer = setTimeout(end, milliseconds)
      this.#sleepers.add(end)
    })
  }

  #wakeAll(): void {
    for (const end of this.#sleepers) end()
  }
}

/** Whoever fights for the updates takes them from customers: both get them by turns, and neither all. */
const conflictPause = 15_000
const longestConflictPause = 120_000
const foreignPoller =
  'Telegram gives the updates of this bot to another program, which polls with the same token or has set a webhook: stop that one, or get a new token from @BotFather; this bot tries again every now and then'

const shortestPause = 10
const longestPause = 500

function timeout(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
}
