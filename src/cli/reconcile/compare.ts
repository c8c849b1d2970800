import type { Client } from '../../client/client.ts'
import type { ReconcileRequest, ReconcileResult } from '../../client/wire/payment.ts'
import { done, type Result } from '../../shop/problem.ts'
import { once } from '../mutation-key.ts'
import type { LedgerLine } from './stars.ts'

export interface Ledger {
  readonly method: ReconcileRequest['method']
  /** ISO 8601 moments between which a charge of ours must stand in it. */
  readonly from: string
  readonly until: string
  readonly lines: readonly LedgerLine[]
}

/**
 * Has the backend compare a ledger with its own, `most` lines at once. A longer one is compared in parts, for
 * which its moments must be near ours, as those of Telegram are.
 */
export async function compareLedger(
  client: Client,
  ledger: Ledger,
  most = mostLines,
): Promise<Result<ReconcileResult>> {
  const lines = around(ledger)
  if (lines.length <= most) return client.reconcile({ ...ledger, lines }, once())
  const all: ReconcileResult = {
    matched: 0,
    recorded: [],
    unnamed: [],
    returned: [],
    missing: [],
    differing: [],
  }
  for (let first = 0; first < lines.length; first += most) {
    // In a period of no time nothing can be missing.
    const period = { from: ledger.from, until: ledger.from }
    const part = { ...ledger, ...period, lines: lines.slice(first, first + most) }
    const result = await client.reconcile(part, once())
    if (!result.ok) return result
    all.matched += result.value.matched
    all.recorded.push(...result.value.recorded)
    all.unnamed.push(...result.value.unnamed)
    all.returned.push(...result.value.returned)
    all.differing.push(...result.value.differing)
  }
  const missing = await missingIn(client, ledger, lines, most)
  return missing.ok ? done({ ...all, missing: missing.value }) : missing
}

/** As many as the backend takes at once. */
export const mostLines = 10_000

/** Two ledgers do not agree to the second, nor always to the day, about when a charge was. */
const slackMs = 86_400_000

/** The lines of the period and of a day on either side, the oldest first. */
function around({ from, until, lines }: Ledger): LedgerLine[] {
  const first = new Date(Date.parse(from) - slackMs).toISOString()
  const last = new Date(Date.parse(until) + slackMs).toISOString()
  const near = lines.filter(({ at }) => at >= first && at < last)
  return near.sort((a, b) => (a.at < b.at ? -1 : 1))
}

/** Charges of ours that no line has, a part of the period at a time; the parts' lines overlap. */
async function missingIn(
  client: Client,
  { method, from, until }: Ledger,
  lines: readonly LedgerLine[],
  most: number,
): Promise<Result<string[]>> {
  const missing: string[] = []
  const overlap = Math.floor(most / 10)
  const step = most - 2 * overlap
  let start = from
  for (let first = 0; first < lines.length; first += step) {
    const next = lines[first + step]?.at
    const end = next === undefined || next > until ? until : next
    if (end <= start) continue
    const part = lines.slice(Math.max(0, first - overlap), first + step + overlap)
    const result = await client.reconcile({ method, from: start, until: end, lines: part }, once())
    if (!result.ok) return result
    missing.push(...result.value.missing)
    start = end
  }
  return done(missing)
}
