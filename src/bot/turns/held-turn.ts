import type { Client } from '../../client/client.ts'
import type { TurnView } from '../../client/wire/lease.ts'
import type { Holder } from '../../shop/lease.ts'
import type { Log } from '../../shop/log.ts'

interface About {
  readonly turn: string
  readonly holder: Holder
  readonly seconds: number
}

/** A turn that this bot has: renewed until it is given back. */
export class HeldTurn {
  readonly #client: Client
  readonly #about: About
  readonly #log: Log
  #renewing: NodeJS.Timeout | undefined
  #view: TurnView | undefined
  #lost = false

  constructor(client: Client, about: About, log: Log) {
    this.#client = client
    this.#about = about
    this.#log = log
  }

  begin(view: TurnView): this {
    this.#view = view
    const { seconds } = this.#about
    this.#renewing = setInterval(() => void this.#renew(), (seconds * 1000) / 3)
    return this
  }

  /** Whether what was asked about has been done in this turn already. */
  get seen(): boolean {
    return this.#view?.seen === true
  }

  /** How often it has failed. */
  get failures(): number {
    return this.#view?.failures ?? 0
  }

  get customer(): TurnView['customer'] {
    return this.#view?.customer
  }

  /** Whether somebody else has it, because this bot was not heard of for too long. */
  get lost(): boolean {
    return this.#lost
  }

  /** Gives it back; what is not heard of by the backend ends by itself. */
  async end(how: { readonly done?: string; readonly failed?: string } = {}): Promise<void> {
    clearInterval(this.#renewing)
    if (this.#lost) return
    const { turn, holder } = this.#about
    await this.#client
      .endTurn({ turn, holder: holder.id, ...how }, { deadline: lastWordMs })
      .catch((error: unknown) => this.#log.warn('A turn was not given back', { turn, error }))
  }

  async #renew(): Promise<void> {
    try {
      const view = await this.#client.takeTurn({ ...this.#about, wait: 0 }, { attempts: 1 })
      if (!view.ok || view.value.granted || this.#lost) return
      this.#lost = true
      clearInterval(this.#renewing)
      this.#log.warn('A turn was lost to another bot', { turn: this.#about.turn })
    } catch (error) {
      this.#log.debug('A turn was not renewed; it is tried again', { error })
    }
  }
}

const lastWordMs = 2_000
