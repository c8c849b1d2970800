import type { Client } from '../../client/client.ts'
import type { TurnView } from '../../client/wire/lease.ts'
import type { Holder } from '../../shop/lease.ts'
import type { Log } from '../../shop/log.ts'
import { HeldTurn } from './held-turn.ts'

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
  readonly #holder: Holder
  readonly #log: Log
  readonly #stopping: AbortSignal

  constructor(client: Client, holder: Holder, log: Log, stopping: AbortSignal) {
    this.#client = client
    this.#holder = holder
    this.#log = log
    this.#stopping = stopping
  }

  /** Waits for a turn. Throws `BackendUnreachable` when the bot stops meanwhile. */
  async ask(turn: string, asking: Asking = {}): Promise<Asked> {
    const { what, customer, seconds = usualSeconds } = asking
    const request = {
      turn,
      holder: this.#holder,
      seconds,
      ...(what === undefined ? {} : { what }),
      ...(customer === undefined ? {} : { customer }),
    }
    const ends = asking.wait === undefined ? Infinity : performance.now() + asking.wait
    const call = { attempts: 1_000_000, signal: this.#stopping }
    for (;;) {
      const left = Math.max(0, ends - performance.now())
      const asked = { ...request, wait: Math.min(left / 1000, longestWait) }
      const view = await this.#client.takeTurn(asked, call)
      if (!view.ok) throw new Error(`The backend refused a turn: ${view.problem.code}`)
      if (view.value.granted) {
        const held = new HeldTurn(this.#client, { turn, holder: this.#holder, seconds }, this.#log)
        return { granted: true, held: held.begin(view.value) }
      }
      if (performance.now() >= ends) return { granted: false, by: view.value }
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
/** Seconds of one request. */
const longestWait = 20
