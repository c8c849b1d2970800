import { limits } from '../telegram/limits.ts'
import { badRequest, type Refusal } from './refusal.ts'

/** Questions of users that wait for the bot: pressed buttons, shipping, pre-checkout. */
export interface Queries<T> {
  /** Asks; settles with the bot's answer, or undefined after `patienceMs`: then it is too late to answer. */
  ask(patienceMs: number, send: (id: string) => void): Promise<T | undefined>
  /** The bot answers; Telegram refuses what is unknown, answered or too old. */
  answer(id: string, answer: T): true | Refusal
}

interface Asked<T> {
  readonly at: number
  readonly settle: (answer: T | undefined) => void
}

export function createQueries<T>(nextId: () => string, now: () => number): Queries<T> {
  const waiting = new Map<string, Asked<T>>()

  /** The oldest come first in a Map. */
  function dropOld(): void {
    for (const [id, { at }] of waiting) {
      if (now() - at < limits.queryLifetimeMs) return
      waiting.delete(id)
    }
  }

  return {
    ask(patienceMs, send) {
      dropOld()
      const id = nextId()
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(id)
          resolve(undefined)
        }, patienceMs)
        timer.unref()
        const settle = (answer: T | undefined) => {
          clearTimeout(timer)
          resolve(answer)
        }
        waiting.set(id, { at: now(), settle })
        send(id)
      })
    },
    answer(id, answer) {
      dropOld()
      const asked = waiting.get(id)
      if (!asked) {
        return badRequest('query is too old and response timeout expired or query ID is invalid')
      }
      waiting.delete(id)
      asked.settle(answer)
      return true
    },
  }
}
