import type { Client } from '../../client/client.ts'
import type { TurnView } from '../../client/wire/lease.ts'
import type { Log } from '../../shop/log.ts'
import { HeldTurn } from './held-turn.ts'
import type { Self } from './self.ts'

export interface Asking {
  /** Milliseconds to wait for whoever holds it; absent: as long as it takes. */
  readonly wait?: number
  /** Seconds after which it passes to somebody else when this process is gone. */
  readonly seconds?: number
  readonly what?: string
  readonly customer?: number
}

export type Asked =
  | { readonly granted: true; readonly held: HeldTurn }
  | { readonly granted: false; readonly by: TurnView }

/** Turns that the backend grants: of all bots of the shop one at a time has each. */
export class Turns {
  readonly #client: Client
  readonly #self: Self
  readonly #log: Log
  readonly #stopping: AbortSignal

  constructor(client: Client, self: Self, log: Log, stopping: AbortSignal) {
    this.#client = client
    this.#self = self
    this.#log = log
    this.#stopping = stopping
  }

  /** Waits for a turn. Throws `BackendUnreachable` when the bot stops meanwhile. */
  async ask(turn: string, asking: Asking = {}): Promise<Asked> {
    const { what, customer, seconds = usualSeconds } = asking
    const { holder } = this.#self
    const request = {
      turn,
      holder,
      seconds,
      ...(what === undefined ? {} : { what }),
      ...(customer === undefined ? {} : { customer }),
    }
    const ends = asking.wait === undefined ? Infinity : performance.now() + asking.wait
    const call = { attempts: 1_000_000, signal: this.#stopping }
    let longest = firstWait
    for (;;) {
      const left = Math.max(0, ends - performance.now())
      const asked = { ...request, wait: Math.min(left / 1000, longest) }
      const view = await this.#client.takeTurn(asked, call)
      if (!view.ok) throw new Error(`The backend refused a turn: ${view.problem.code}`)
      if (view.value.granted) {
        const held = new HeldTurn(this.#client, { turn, holder, seconds }, this.#log)
        return { granted: true, held: held.begin(view.value) }
      }
      const { holder: other } = view.value
      if (this.#self.isGone(other)) {
        this.#log.debug('A bot that was killed had a turn; it is free', { turn, pid: other.pid })
        await this.#client.endHolder(other.id, call)
      } else if (performance.now() >= ends) return { granted: false, by: view.value }
      longest = other.host === holder.host ? nearWait : longestWait
    }
  }

  /** Does a piece of work while nobody else does the same. */
  async during<T>(turn: string, work: () => Promise<T>): Promise<T> {
    const asked = await this.ask(turn)
    // Without a limit to the wait there is no other answer.
    if (!asked.granted) throw new Error('A turn was neither granted nor waited for')
    try {
      return await work()
    } finally {
      await asked.held.end()
    }
  }

  /** The same unless somebody is at it. */
  async unlessOthersDo(turn: string, work: () => Promise<void>): Promise<void> {
    const asked = await this.ask(turn, { wait: 0 })
    if (!asked.granted) return
    try {
      await work()
    } finally {
      await asked.held.end()
    }
  }
}

const usualSeconds = 10
/** Seconds of one request: the first is short, so that a turn of somebody dead is soon seen. */
const firstWait = 0.25
/** While somebody on this machine has the turn, of whom it is known when they are gone. */
const nearWait = 1
const longestWait = 20
