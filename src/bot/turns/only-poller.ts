import type { Client } from '../../client/client.ts'
import type { Holder } from '../../shop/lease.ts'
import type { Log } from '../../shop/log.ts'
import { done, failed, type Problem, type Result } from '../../shop/problem.ts'
import type { HeldTurn } from './held-turn.ts'
import type { Self } from './self.ts'
import type { Turns } from './turns.ts'

const poller = 'poller'
/** Seconds after which a poller that is not heard of is gone. */
const pollerSeconds = 15
/** Longer than that: whoever lives until then does not just end. */
export const pollerPatienceMs = 20_000

/** That no other bot of the shop polls. */
export class OnlyPoller {
  readonly #turns: Turns
  readonly #log: Log
  #held: HeldTurn
  #regaining: Promise<void> | undefined

  constructor(turns: Turns, log: Log, held: HeldTurn) {
    this.#turns = turns
    this.#log = log
    this.#held = held
  }

  /** Resolves as soon as it is so again. */
  async sure(): Promise<void> {
    if (!this.#held.lost) return
    this.#regaining ??= this.#regain().finally(() => {
      this.#regaining = undefined
    })
    await this.#regaining
  }

  async #regain(): Promise<void> {
    this.#log.error('Another bot of this shop polls now; this one waits until that has ended')
    const asked = await this.#turns.ask(poller, { seconds: pollerSeconds })
    if (asked.granted) this.#held = asked.held
  }
}

/** Waits for a poller that is just ending. Code: `already-polling`. */
export async function becomePoller(
  turns: Turns,
  log: Log,
  patience = pollerPatienceMs,
): Promise<Result<OnlyPoller>> {
  const held = await whenNobodyPolls(turns, log, patience)
  return held.ok ? done(new OnlyPoller(turns, log, held.value)) : held
}

/** The turn of a poller, which a bot in webhook mode gives back at once. Code: `already-polling`. */
export async function whenNobodyPolls(
  turns: Turns,
  log: Log,
  patience = pollerPatienceMs,
): Promise<Result<HeldTurn>> {
  const first = await turns.ask(poller, { wait: 0, seconds: pollerSeconds })
  if (first.granted) return done(first.held)
  const { host, pid } = first.by.holder
  log.info(`A bot on ${host} (process ${pid}) polls; this one begins when that has ended`)
  const asked = await turns.ask(poller, { wait: patience, seconds: pollerSeconds })
  return asked.granted ? done(asked.held) : failed(alreadyPolling(asked.by))
}

/**
 * Bots in webhook mode would hear nothing any more. Waits for those who are just ending. Code: `webhook-in-use`.
 */
export async function whenNobodyIsCalled(
  client: Client,
  self: Self,
  signal: AbortSignal,
  patience = pollerPatienceMs,
): Promise<Result<null>> {
  const ends = performance.now() + patience
  for (;;) {
    const status = await client.status({ attempts: 1_000_000, signal })
    if (!status.ok) return status
    const fresh = Date.now() - freshMs
    const called = status.value.bots.find(
      ({ mode, holder, reportedAt }) =>
        mode === 'webhook' && !self.isGone(holder) && Date.parse(reportedAt) > fresh,
    )
    if (!called) return done(null)
    if (performance.now() > ends) return failed(webhookInUse(called.holder))
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}

/** A bot reports every few seconds. */
const freshMs = 15_000

function alreadyPolling({ holder, since }: { holder: Holder; since: string }): Problem {
  const { host, pid } = holder
  return {
    code: 'already-polling',
    message: `Another bot of this shop polls Telegram since ${since}, on ${host} (process ${pid}), and only one may`,
    hint: 'Stop that one; several bots at once work in webhook mode: telegram: {mode: webhook, url: https://…} in shop.yaml.',
    facts: { host, pid, since },
  }
}

function webhookInUse({ host, pid }: Holder): Problem {
  return {
    code: 'webhook-in-use',
    message: `A bot of this shop on ${host} (process ${pid}) gets the updates by webhook; polling would take them from it`,
    hint: 'Write telegram: {mode: webhook, url: https://…} here too, or stop that bot.',
    facts: { host, pid },
  }
}
