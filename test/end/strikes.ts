import type { ApiCall } from '../../src/sandbox/sandbox.ts'
import { unwrap } from '../bot/open-shop.ts'
import type { KeptShop } from './kept-shop.ts'
import { moments } from './line.ts'

export const victims = ['backend', 'bot', 'both'] as const
export type Victim = (typeof victims)[number]

/** A SIGKILL on the way of something that a test then does. */
export interface Strike {
  readonly name: string
  readonly victim: Victim
  /** Resolves when it has struck and its victims are gone. */
  arm(shop: KeptShop): Promise<void>
}

/** At every moment of a request: each victim at each, or one after the other. */
export function atRequest(
  name: string,
  concerns: (request: string) => boolean,
  { nth = 1, each = false } = {},
): Strike[] {
  return moments.flatMap((moment, at) =>
    (each ? victims : inTurn(at + nth)).map((victim) => ({
      name: `${name}, ${moment}, ${victim}`,
      victim,
      arm: (shop) => {
        const killing = killer(shop, victim)
        return shop.line.cut({ nth, moment, concerns, kill: killing.kill }).then(killing.ended)
      },
    })),
  )
}

/** The call has taken effect at Telegram; its answer reaches no bot that is killed. */
export function atCall(name: string, concerns: (call: ApiCall) => boolean): Strike[] {
  return victims.map((victim) => ({
    name: `${name}, ${victim}`,
    victim,
    arm: (shop) =>
      new Promise<void>((resolve) => {
        const stop = shop.sandbox.control.subscribe((event) => {
          if (event.kind !== 'call' || event.call.status !== 200 || !concerns(event.call)) return
          stop()
          const killing = killer(shop, victim)
          killing.kill()
          resolve(killing.ended())
        })
      }),
  }))
}

/** At instants that nothing has chosen, within so many milliseconds from when the test begins to act. */
export function atRandom(count: number, within: number): Strike[] {
  return Array.from({ length: count }, (_, at) => {
    const victim = victims[at % victims.length] ?? 'both'
    const after = Math.random() * within
    return {
      name: `${after.toFixed(1)} ms on, ${victim}`,
      victim,
      arm: (shop) =>
        new Promise<void>((resolve) => {
          setTimeout(() => {
            const killing = killer(shop, victim)
            killing.kill()
            resolve(killing.ended())
          }, after)
        }),
    }
  })
}

export const isOutcome = (request: string) => /^POST \/v1\/notices\/.*\/outcome$/.test(request)

export const says = (words: string) => (call: ApiCall) =>
  call.method === 'sendMessage' && String(call.params.text).includes(words)

/** Until no notice waits, so that what is left of one kill does not run into the next. */
export async function allTold(shop: KeptShop): Promise<void> {
  for (;;) {
    const next = shop.line.answered(isOutcome)
    if (unwrap(await shop.client.status()).queue?.notices === 0) return
    await next
  }
}

function inTurn(at: number): Victim[] {
  return [victims[at % victims.length] ?? 'both']
}

function killer(shop: KeptShop, victim: Victim) {
  const killed = [
    ...(victim === 'bot' ? [] : [shop.backend.child]),
    ...(victim === 'backend' ? [] : [shop.bot.child]),
  ]
  return {
    kill: () => {
      for (const child of killed) child.kill()
    },
    async ended() {
      const ends = await Promise.all(killed.map((child) => child.ended))
      if (ends.some((how) => how !== 'SIGKILL')) throw new Error(`It ended otherwise: ${ends}`)
    },
  }
}
