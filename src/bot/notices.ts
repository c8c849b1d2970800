import { GrammyError } from 'grammy'
import type { NoticeOutcome, NoticeView } from '../client/wire/notice.ts'
import { currencyOf, formatMoney } from '../telegram/currencies.ts'
import { limits } from '../telegram/limits.ts'
import { cutText } from '../telegram/text.ts'
import { guessLanguage, type Say } from './texts.ts'
import type { Shopfront } from './turn.ts'

/** Sends what the backend has queued: in order within a chat, chats beside each other, at least once. */
export async function runNotices(front: Shopfront): Promise<void> {
  while (!front.stopping.aborted) {
    try {
      const due = await front.client.notices({ wait: 25 }, { signal: front.stopping })
      if (due.ok)
        await Promise.all(byChat(due.value.notices).map((notices) => sendAll(front, notices)))
      else await pause(front)
    } catch (error) {
      if (front.stopping.aborted) return
      front.log.warn('Notices could not be fetched; trying again', { error })
      await pause(front)
    }
  }
}

async function sendAll(front: Shopfront, notices: readonly NoticeView[]): Promise<void> {
  for (const notice of notices) {
    const outcome = await send(front, notice)
    const key = `notice:${notice.id}:${notice.attempts}`
    await front.client.noticeOutcome(notice.id, outcome, { key, signal: front.stopping })
    // What follows in this chat keeps its place behind the one that failed.
    if (!outcome.sent && outcome.final !== true) return
  }
}

async function send(front: Shopfront, notice: NoticeView): Promise<NoticeOutcome> {
  const { languages } = await front.shop()
  const spoken = notice.facts.language
  const language = guessLanguage(typeof spoken === 'string' ? spoken : undefined, languages)
  const text = cutText(wordNotice(notice, language, front.sayIn(language)), limits.text)
  try {
    await front.api.sendMessage(notice.to, text)
    return { sent: true }
  } catch (error) {
    if (!(error instanceof GrammyError)) return { sent: false, error: String(error) }
    const { retry_after } = error.parameters
    // Blocked, deleted or never met: no later try will reach such a chat.
    const final =
      error.error_code === 403 || /chat not found|user is deactivated/i.test(error.description)
    return {
      sent: false,
      error: error.description,
      final,
      ...(retry_after === undefined ? {} : { retryAfter: retry_after }),
    }
  }
}

export function wordNotice(notice: NoticeView, language: string, say: Say): string {
  const { facts, kind } = notice
  const amount = Number(facts.total ?? facts.amount ?? 0)
  const currency = currencyOf(String(facts.currency ?? ''))
  const username = facts.username ? ` @${facts.username}` : ''
  const name = facts.name === facts.customer ? undefined : facts.name
  const contact = [name, facts.phone, facts.email].filter(Boolean).join(', ')
  return say(`notice-${kind}`, {
    number: facts.number ?? 'none',
    total: currency ? formatMoney(amount, currency, language) : String(amount),
    lines: String(facts.lines ?? ''),
    customer: `${facts.customer ?? ''}${username}${contact ? `\n${contact}` : ''}`,
    customerId: String(facts.customerId ?? ''),
    chargeId: String(facts.chargeId ?? ''),
    reason: kind === 'payment-raised' ? say(`raised-${facts.outcome}`) : '',
    error: String(facts.error ?? ''),
  })
}

function byChat(notices: readonly NoticeView[]): NoticeView[][] {
  const chats = new Map<number, NoticeView[]>()
  for (const notice of notices) {
    const chat = chats.get(notice.to)
    if (chat) chat.push(notice)
    else chats.set(notice.to, [notice])
  }
  return [...chats.values()]
}

function pause(front: Shopfront): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, 1_000)
    front.stopping.addEventListener('abort', end, { once: true })
    function end() {
      clearTimeout(timer)
      front.stopping.removeEventListener('abort', end)
      resolve()
    }
  })
}
