import type { Metrics } from '../../shop/metrics.ts'
import type { StoreWatch } from '../../store/store.ts'

/** Counts what a store does. */
export function watchCommits(metrics: Metrics): StoreWatch {
  const took = metrics.histogram(
    'shopbot_store_commit_duration_seconds',
    'How long it took to make changes durable; changes that came together share one commit.',
  )
  const conflicts = metrics.counter(
    'shopbot_store_conflicts_total',
    'Transactions that ran again because of others (PostgreSQL).',
  )
  const losses = metrics.counter(
    'shopbot_store_losses_total',
    'Times that the way to the database was lost under a transaction (PostgreSQL).',
  )
  const failures = metrics.counter(
    'shopbot_store_failures_total',
    'Commits that failed: nothing of them is kept, and whoever asked was told so.',
  )
  return {
    committed: (seconds) => took.observe([], seconds),
    conflict: () => conflicts.add(),
    lost: () => losses.add(),
    failed: () => failures.add(),
  }
}
