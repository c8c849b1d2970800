import type { User } from 'grammy/types'
import type { Client, Mutation } from '../client/client.ts'
import { guessLanguage } from './texts.ts'

/** Who has been introduced to the backend as they are now, so that most taps need no introduction. */
export class People {
  readonly #client: Client
  readonly #known = new Map<number, { readonly as: string; readonly chosen: string | undefined }>()

  constructor(client: Client) {
    this.#client = client
  }

  /** The language somebody reads: chosen, else guessed. Introduces them where that is due. */
  async meet(from: User, languages: readonly string[], call: Mutation): Promise<string> {
    const name = [from.first_name, from.last_name].filter(Boolean).join(' ').slice(0, 256)
    const as = JSON.stringify([name, from.username, from.language_code])
    const known = this.#known.get(from.id)
    if (known?.as !== as) {
      const introduction = {
        name,
        ...(from.username === undefined ? {} : { username: from.username }),
        ...(from.language_code === undefined ? {} : { languageCode: from.language_code }),
      }
      const customer = await this.#client.introduce(from.id, introduction, call)
      if (customer.ok) this.#remember(from.id, { as, chosen: customer.value.language })
    }
    return this.languageOf(from, languages)
  }

  /** The language somebody reads, as far as is known here: waits for nothing. */
  languageOf(from: User, languages: readonly string[]): string {
    const chosen = this.#known.get(from.id)?.chosen
    return chosen !== undefined && languages.includes(chosen)
      ? chosen
      : guessLanguage(from.language_code, languages)
  }

  chose(id: number, language: string | undefined): void {
    const known = this.#known.get(id)
    if (known) this.#remember(id, { as: known.as, chosen: language })
  }

  /** What the backend knows of somebody now: another bot may have been told, or have had them erased. */
  heard(id: number, customer: { readonly language: string | null } | undefined): void {
    if (customer) this.chose(id, customer.language ?? undefined)
    else this.forget(id)
  }

  /** Whoever was erased is a stranger, and met anew. */
  forget(id: number): void {
    this.#known.delete(id)
  }

  #remember(
    id: number,
    person: { readonly as: string; readonly chosen: string | undefined },
  ): void {
    if (this.#known.size >= peopleKept) this.#known.clear()
    this.#known.set(id, person)
  }
}

const peopleKept = 50_000
