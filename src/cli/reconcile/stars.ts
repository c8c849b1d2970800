import { type StarMove, starLine } from '../../client/star-line.ts'
import type { ReconcileRequest } from '../../client/wire/payment.ts'
import { createMask } from '../../serve/mask.ts'
import { done, failed, type Result } from '../../shop/problem.ts'

export type LedgerLine = ReconcileRequest['lines'][number]

export interface BotAddress {
  readonly apiRoot: string
  readonly token: string
}

/**
 * Every charge in Stars that Telegram knows of the bot, and what went back, oldest first. Withdrawals, gifts and
 * paid media are left out. Bot API: getStarTransactions. Code: `telegram-refused`.
 */
export async function starCharges(address: BotAddress): Promise<Result<LedgerLine[]>> {
  const charges: LedgerLine[] = []
  for (let offset = 0; ; offset += pageSize) {
    const page = await starTransactions(address, offset)
    if (!page.ok) return page
    charges.push(...page.value.flatMap((move) => starLine(move) ?? []))
    if (page.value.length < pageSize) return done(charges)
  }
}

/** Bot API: "Values between 1-100 are accepted" */
const pageSize = 100

async function starTransactions(
  { apiRoot, token }: BotAddress,
  offset: number,
): Promise<Result<readonly StarMove[]>> {
  const url = `${apiRoot.replace(/\/$/, '')}/bot${token}/getStarTransactions?offset=${offset}&limit=${pageSize}`
  const mask = createMask([token])
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(20_000) })
    // Bot API: every answer is an object with `ok`, and `result` or `description`.
    const body = (await response.json()) as {
      ok?: boolean
      result?: { transactions?: StarMove[] }
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
