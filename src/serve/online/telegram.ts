import type { Finding } from '../../catalog/finding.ts'
import type { ShopReading } from '../../catalog/read.ts'
import type { Settings } from '../../shop/settings.ts'
import { currencyOf } from '../../telegram/currencies.ts'
import { createMask } from '../mask.ts'

export interface TelegramAccess {
  readonly apiRoot: string
  readonly botToken: string | undefined
  readonly providerToken: string | undefined
  readonly fetch: typeof fetch
}

/** What Telegram says of the bot and of an invoice in the shop's currency; nothing is sent to anybody. */
export async function askTelegram(
  access: TelegramAccess,
  settings: Settings,
  where: ShopReading['where'],
): Promise<{ readonly username: string | null; readonly findings: readonly Finding[] }> {
  const me = await call(access, 'getMe', {})
  const at = (key: string) => where.get(`key ${key}`) ?? { file: 'shop.yaml', line: 1, column: 1 }
  if (me.kind !== 'done') return { username: null, findings: [botFinding(me, at('name'))] }
  const { username } = me.result as { username?: string }
  const found = await payFinding(access, settings)
  const place = where.has('key payment') ? at('payment') : at('currency')
  return { username: username ?? null, findings: found ? [{ ...found, ...place }] : [] }
}

type Place = Pick<Finding, 'file' | 'line' | 'column'>
type Placeless = Omit<Finding, keyof Place>

function botFinding(answer: Refused | Silent, place: Place): Finding {
  if (answer.kind === 'silent') {
    return {
      severity: 'warning',
      code: 'telegram-unreachable',
      message: `Telegram does not answer at ${answer.apiRoot}`,
      hint: 'Look at the network and at TELEGRAM_API_ROOT, and try again.',
      ...place,
    }
  }
  return {
    severity: 'error',
    code: 'bot-refused',
    message: `Telegram does not take TELEGRAM_BOT_TOKEN: ${answer.description}`,
    hint: 'Copy the token anew from @BotFather: /mybots, API Token.',
    ...place,
  }
}

async function payFinding(
  access: TelegramAccess,
  { payment, currency }: Settings,
): Promise<Placeless | undefined> {
  const inStars = currency === 'XTR'
  const byCard = !inStars && payment.methods.includes('telegram')
  if (byCard && access.providerToken === undefined) {
    return {
      severity: 'warning',
      code: 'provider-missing',
      message: 'Payment by card is offered ("telegram"), and there is no TELEGRAM_PROVIDER_TOKEN',
      hint: 'Get one from @BotFather: /mybots, Payments; and write it into .env.',
    }
  }
  if (!inStars && access.providerToken === undefined) return undefined
  const amount = Math.ceil((currencyOf(currency)?.min ?? 1) * 2)
  const answer = await call(access, 'createInvoiceLink', {
    title: 'shopbot check',
    description: 'shopbot check',
    payload: 'shopbot-check',
    provider_token: inStars ? '' : access.providerToken,
    currency,
    prices: [{ label: 'shopbot check', amount }],
  })
  if (answer.kind !== 'refused') return undefined
  return {
    severity: 'error',
    code: 'provider-refused',
    message: `Telegram refuses an invoice of this shop in ${currency}: ${answer.description}`,
    hint: 'Copy TELEGRAM_PROVIDER_TOKEN anew from @BotFather (/mybots, Payments); it belongs to one bot and to certain currencies.',
  }
}

interface Refused {
  readonly kind: 'refused'
  readonly description: string
}
interface Silent {
  readonly kind: 'silent'
  readonly apiRoot: string
}
type Answer = { readonly kind: 'done'; readonly result: unknown } | Refused | Silent

async function call(
  { apiRoot, botToken = '', providerToken, fetch }: TelegramAccess,
  method: string,
  params: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  const mask = createMask([botToken, providerToken ?? ''].filter((one) => one !== ''))
  try {
    const response = await fetch(`${apiRoot.replace(/\/$/, '')}/bot${botToken}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
      signal: AbortSignal.timeout(10_000),
    })
    // Bot API: every answer is an object with `ok`, and `result` or `description`.
    const body = (await response.json()) as { ok?: boolean; result?: unknown; description?: string }
    if (body.ok === true) return { kind: 'done', result: body.result }
    return { kind: 'refused', description: mask(body.description ?? `status ${response.status}`) }
  } catch {
    return { kind: 'silent', apiRoot }
  }
}
