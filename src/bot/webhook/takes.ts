import type { Update } from 'grammy/types'
import type { Log } from '../../shop/log.ts'
import { failuresAllowed } from '../intake/intake.ts'
import { asksToPay, laneOf, senderOf } from '../intake/lane-of.ts'
import type { People } from '../people.ts'
import type { HeldTurn } from '../turns/held-turn.ts'
import { Lanes } from '../turns/lanes.ts'
import type { Turns } from '../turns/turns.ts'
import { identityOf } from '../updates/route.ts'
import type { Handling } from '../updates-source.ts'

/** What became of an update: only one that is `done` Telegram need not bring again. */
export type Taken = 'done' | 'failed' | 'stopping'

interface TakesOptions extends Handling {
  readonly turns: Turns
  readonly people: People
  readonly stopping: AbortSignal
  readonly log: Log
}

/**
 * Takes updates as Telegram brings them: in order within one customer, also across bots, pre-checkout waiting behind
 * nothing. What comes twice is handled once, or handled again under the same keys, which comes to the same.
 */
export class Takes {
  readonly #options: TakesOptions
  readonly #lanes = new Lanes()
  readonly #running = new Map<string, Promise<Taken>>()
  lastUpdateAt: Date | undefined

  constructor(options: TakesOptions) {
    this.#options = options
  }

  get pending(): number {
    return this.#running.size
  }

  take(update: Update): Promise<Taken> {
    this.lastUpdateAt = new Date()
    const what = identityOf(update)
    const running = this.#running.get(what)
    if (running) return running
    const work = this.#take(update, what)
      .catch((error: unknown) => this.#notTaken(update, error))
      .finally(() => this.#running.delete(what))
    this.#running.set(what, work)
    return work
  }

  /** Handles an update that was set aside; rejects when it fails again. */
  async again(update: Update): Promise<void> {
    const { turns, handle } = this.#options
    let failure: { readonly error: unknown } | undefined
    await this.#lanes.run(laneOf(update), () =>
      turns
        .during(laneOf(update), () => handle(update))
        .catch((error: unknown) => {
          // A lane ends with what is thrown in it.
          failure = { error }
        }),
    )
    if (failure) throw failure.error
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled([...this.#running.values()])
  }

  #notTaken(update: Update, error: unknown): Taken {
    if (this.#options.stopping.aborted) return 'stopping'
    this.#options.log.warn('An update could not be taken; it comes again', {
      update: update.update_id,
      error,
    })
    return 'failed'
  }

  async #take(update: Update, what: string): Promise<Taken> {
    if (asksToPay(update)) {
      await this.#options.handle(update)
      return 'done'
    }
    let taken: Taken = 'failed'
    let failure: { readonly error: unknown } | undefined
    await this.#lanes.run(laneOf(update), async () => {
      try {
        taken = await this.#inTurn(update, what)
      } catch (error) {
        failure = { error }
      }
    })
    if (failure) throw failure.error
    return taken
  }

  async #inTurn(update: Update, what: string): Promise<Taken> {
    const { turns, people } = this.#options
    const customer = senderOf(update)?.id
    const asked = await turns.ask(laneOf(update), {
      what,
      ...(customer === undefined ? {} : { customer }),
    })
    if (!asked.granted) return 'failed'
    const { held } = asked
    if (held.seen) {
      await held.end()
      return 'done'
    }
    // Another bot may have been told since this one last heard.
    if (customer !== undefined) people.heard(customer, held.customer)
    return this.#handle(update, what, held)
  }

  async #handle(update: Update, what: string, held: HeldTurn): Promise<Taken> {
    const { handle, setAside, stopping, log } = this.#options
    try {
      await handle(update)
      // Whoever has the turn by now does it again after what this bot has done, and to the same end.
      if (held.lost) return 'failed'
    } catch (error) {
      if (stopping.aborted) {
        await held.end()
        return 'stopping'
      }
      const failures = held.failures + 1
      log.warn('An update failed; it comes again', { update: update.update_id, failures, error })
      if (failures < failuresAllowed || !(await this.#isAside(setAside(update, error, failures)))) {
        await held.end({ failed: what })
        return 'failed'
      }
    }
    await held.end({ done: what })
    return 'done'
  }

  async #isAside(setting: Promise<void>): Promise<boolean> {
    return setting.then(
      () => true,
      (error: unknown) => {
        this.#options.log.error('An update could not be set aside', { error })
        return false
      },
    )
  }
}
