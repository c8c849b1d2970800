import { ledgerLine, type ReconcileRequest } from '../../client/wire/payment.ts'
import { createMask } from '../../serve/mask.ts'
import { done, failed, type Result } from '../../shop/problem.ts'

export type LedgerLine = ReconcileRequest['lines'][number]

export interface BotAddress {
  readonly apiRoot: string
  readonly token: string
}

/**
 * Every charge in Stars that Telegram knows of the bot, oldest first. Bot API: getStarTransactions. Refunds,
 * withdrawals, gifts and paid media are no payments for orders and are left out. Code: `telegram-refused`.
 */
export async function starCharges(address: BotAddress): Promise<Result<LedgerLine[]>> {
  const charges: LedgerLine[] = []
  for (let offset = 0; ; offset += pageSize) {
    const page = await starTransactions(address, offset)
    if (!page.ok) return page
    charges.push(...page.value.flatMap(chargeOf))
    if (page.value.length < pageSize) return done(charges)
  }
}

/** Bot API: "Values between 1-100 are accepted" */
const pageSize = 100

/** Bot API: StarTransaction, as far as charges need it. */
interface StarTransaction {
  readonly id: string
  readonly amount: number
  /** Unix time. */
  readonly date: number
  /** Only of incoming ones. */
  readonly source?: {
    readonly type: string
    readonly transaction_type?: string
    readonly user?: { readonly id: number }
    readonly invoice_payload?: string
  }
}

async function starTransactions(
  { apiRoot, token }: BotAddress,
  offset: number,
): Promise<Result<readonly StarTransaction[]>> {
  const url = `${apiRoot.replace(/\/$/, '')}/bot${token}/getStarTransactions?offset=${offset}&limit=${pageSize}`
  const mask = createMask([token])
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(20_000) })
    // Bot API: every answer is an object with `ok`, and `result` or `description`.
    const body = (await response.json()) as {
      ok?: boolean
      result?: { transactions?: StarTransaction[] }
      description?: string
    }
    if (body.ok === true) return done(body.result?.transactions ?? [])
    return failed({
      code: 'telegram-refused',
      message: mask(`Telegram does not tell the Stars transactions: ${body.description}`),
      hint: 'Look at TELEGRAM_BOT_TOKEN: "shopbot status" says whether Telegram knows it.',
    })
  } catch {
    return failed({
      code: 'telegram-refused',
      message: `${apiRoot} does not answer`,
      hint: 'Look at the network and at TELEGRAM_API_ROOT, then run it again.',
    })
  }
}

function chargeOf({ id, amount, date, source }: StarTransaction): LedgerLine[] {
  if (source?.type !== 'user') return []
  if ((source.transaction_type ?? 'invoice_payment') !== 'invoice_payment') return []
  const line = ledgerLine.safeParse({
    chargeId: id,
    amount,
    currency: 'XTR',
    at: new Date(date * 1000).toISOString(),
    customer: source.user?.id,
    payload: source.invoice_payload,
  })
  return line.success ? [line.data] : []
}
