import { GrammyError, type Transformer } from 'grammy'
import type { Update } from 'grammy/types'
import type { Attempt } from '../client/client.ts'
import type { Metrics } from '../shop/metrics.ts'
import { allowedUpdates, type UpdatesSource } from './updates-source.ts'

/** What a bot counts. No label holds anything of a customer. */
export interface Counts {
  /** Counts each try of a call of the Bot API; must be the innermost transformer. */
  readonly call: Transformer
  /** Counts each try to reach the backend. */
  attempt(attempt: Attempt): void
  /** Handles an update and counts it. */
  handled(update: Update, work: Promise<void>): Promise<void>
  setAside(update: Update): void
  /** Told once updates come. */
  watch(updates: UpdatesSource): void
}

export function countBot(metrics: Metrics): Counts {
  const updates = metrics.counter(
    'shopbot_updates_total',
    'Updates, each time that one was handled: taps are kind callback_query.',
    ['kind', 'outcome'],
  )
  const updateTook = metrics.histogram(
    'shopbot_update_duration_seconds',
    'How long it took to handle an update whose effects are durable.',
    ['kind'],
  )
  const calls = metrics.counter(
    'shopbot_telegram_calls_total',
    'Calls of the Bot API; rate_limited: Telegram answered 429 and the bot waits.',
    ['method', 'outcome'],
  )
  const callTook = metrics.histogram(
    'shopbot_telegram_call_duration_seconds',
    'How long calls of the Bot API took; getUpdates waits for news by design.',
    ['method'],
  )
  const attempts = metrics.counter(
    'shopbot_backend_attempts_total',
    'Tries to reach the backend, by how they ended.',
    ['outcome'],
  )
  const retries = metrics.counter(
    'shopbot_backend_retries_total',
    'Tries that were followed by another, by how they ended.',
    ['outcome'],
  )
  let source: UpdatesSource | undefined
  const gauge = (name: string, help: string, now: (source: UpdatesSource) => number | undefined) =>
    metrics.gauge(name, help, [], () => {
      const value = source && now(source)
      return value === undefined ? [] : [[[], value]]
    })
  gauge('shopbot_updates_pending', 'Updates taken in and not done yet.', (source) => source.pending)
  gauge(
    'shopbot_last_update_timestamp_seconds',
    'When the last update came, in seconds since 1970.',
    ({ lastUpdateAt }) => lastUpdateAt && lastUpdateAt.getTime() / 1000,
  )
  for (const kind of allowedUpdates)
    for (const outcome of ['done', 'failed', 'set_aside']) updates.add([kind, outcome], 0)
  for (const outcome of unready) retries.add([outcome], 0)

  return {
    async call(previous, method, payload, signal) {
      const began = performance.now()
      try {
        const answer = await previous(method, payload, signal)
        const limited = !answer.ok && answer.error_code === 429
        calls.add([method, answer.ok ? 'ok' : limited ? 'rate_limited' : 'refused'])
        return answer
      } catch (error) {
        // A poll that ends because the bot does is no failure.
        const outcome = signal?.aborted ? 'ended' : 'failed'
        calls.add([method, error instanceof GrammyError ? 'refused' : outcome])
        throw error
      } finally {
        callTook.observe([method], (performance.now() - began) / 1000)
      }
    },
    attempt({ outcome, pause }) {
      const how = outcomeOf(outcome)
      attempts.add([how])
      if (pause !== null) retries.add([how])
    },
    async handled(update, work) {
      const kind = kindOf(update)
      const began = performance.now()
      try {
        await work
        updates.add([kind, 'done'])
        updateTook.observe([kind], (performance.now() - began) / 1000)
      } catch (error) {
        updates.add([kind, 'failed'])
        throw error
      }
    },
    setAside: (update) => updates.add([kindOf(update), 'set_aside']),
    watch: (updates) => {
      source = updates
    },
  }
}

const unready = ['refused', 'timeout', 'broken', '429', '5xx'] as const

function outcomeOf(outcome: Attempt['outcome']): string {
  if (typeof outcome !== 'number') return outcome
  if (outcome === 429) return '429'
  return `${Math.floor(outcome / 100)}xx`
}

function kindOf(update: Update): string {
  return allowedUpdates.find((kind) => update[kind] !== undefined) ?? 'other'
}
