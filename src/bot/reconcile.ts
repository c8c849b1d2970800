import { setTimeout as pause } from 'node:timers/promises'
import { starLine } from '../client/star-line.ts'
import type { ReconcileRequest } from '../client/wire/payment.ts'
import type { Shopfront } from './turn.ts'
import type { Turns } from './turns/turns.ts'

const day = 24 * 60 * 60_000
const afterFailure = 10 * 60_000

/** Compares Telegram's Stars with the shop's ledger: at once and then daily, until the bot stops. */
export async function runReconciliation(front: Shopfront, turns: Turns): Promise<void> {
  const { stopping, log } = front
  while (!stopping.aborted) {
    const well = await turns
      .unlessOthersDo('stars', () => reconcileStars(front))
      .then(
        () => true,
        (error: unknown) => {
          if (!stopping.aborted) log.warn('Stars could not be compared with the ledger', { error })
          return false
        },
      )
    const milliseconds = well ? day : afterFailure
    // Ends early when the bot stops, which is no failure.
    await pause(milliseconds, undefined, { signal: stopping, ref: false }).catch(() => undefined)
  }
}

/** A charge that the ledger lacks becomes a paid order, or is raised; one that Telegram lacks is told. */
export async function reconcileStars(front: Shopfront, now = new Date()): Promise<void> {
  const { client, log, stopping } = front
  const { currency } = await front.shop()
  if (currency !== 'XTR') return
  const moves = await allMoves(front)
  for (const request of requestsFor(moves, now.toISOString())) {
    const key = `reconcile:${now.getTime()}:${request.from}`
    const call = { key, attempts: 1_000_000, signal: stopping }
    const result = await client.reconcile(request, call)
    if (!result.ok) throw new Error(`The backend refused to compare: ${result.problem.code}`)
    const { matched, recorded, missing, differing } = result.value
    const isEven = recorded.length + missing.length + differing.length === 0
    if (isEven) log.debug('Stars and ledger agree', { matched })
    else log.warn('Stars and ledger differed', { matched, recorded, missing, differing })
  }
}

type Line = ReconcileRequest['lines'][number] & { readonly kind: 'charge' | 'refund' }

const aPage = 100

/** Every charge and every refund that Telegram knows, oldest first. Bot API: getStarTransactions */
async function allMoves({ api, stopping }: Shopfront): Promise<Line[]> {
  const moves: Line[] = []
  for (let offset = 0; ; offset += aPage) {
    stopping.throwIfAborted()
    const { transactions } = await api.getStarTransactions({ offset, limit: aPage })
    moves.push(...transactions.flatMap((move) => starLine(move) ?? []))
    if (transactions.length < aPage) return moves
  }
}

/** As many as the backend takes at once. */
const linesAtOnce = 10_000
/** A charge may be booked so much later than it was made. */
const bookedWithin = 7 * day

/**
 * All in one where it fits, so that what Telegram lacks is seen too. Of more, only the newest part can say what
 * is lacking: a window that its lines surely cover.
 */
function requestsFor(moves: readonly Line[], until: string): ReconcileRequest[] {
  const method = 'stars'
  const requests: ReconcileRequest[] = []
  const whole = moves.length <= linesAtOnce
  const older = whole ? [] : moves.slice(0, -linesAtOnce)
  for (let at = 0; at < older.length; at += linesAtOnce) {
    const lines = older.slice(at, at + linesAtOnce)
    const moment = lines[0]?.at ?? until
    requests.push({ method, from: moment, until: moment, lines })
  }
  const newest = moves.slice(older.length)
  const first = Date.parse(newest[0]?.at ?? until)
  const from = new Date(whole ? first - day : first + bookedWithin).toISOString()
  return [...requests, { method, from, until, lines: newest }]
}
