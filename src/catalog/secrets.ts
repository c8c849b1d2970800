import type { Finding } from './finding.ts'

/** Something that only the shop's environment may hold, where it stands in a text; both count from 1. */
export interface FoundSecret {
  readonly kind: 'bot' | 'provider'
  readonly line: number
  readonly column: number
}

/** Every bot token and provider token in a text, by its shape. */
export function secretsIn(text: string): FoundSecret[] {
  // Nearly every file has none, and this tells so without looking at it line by line.
  if (!/\d{6}:[A-Z0-9]/i.test(text)) return []
  return text.split('\n').flatMap((line, at) =>
    [...line.matchAll(shape)].map(
      ({ 1: provider, index }): FoundSecret => ({
        kind: provider === undefined ? 'bot' : 'provider',
        line: at + 1,
        column: index + 1,
      }),
    ),
  )
}

/** A text with every token in it covered, as long as before. */
export function withoutSecrets(text: string): string {
  return text.replace(shape, (written) => '•'.repeat(written.length))
}

/**
 * BotFather gives `123456789:` and 35 signs; a provider's token for a bot is `123456789:TEST:` (or LIVE) and more.
 */
const shape =
  /(?<![\w-])\d{6,}:(?:((?:TEST|LIVE):[A-Za-z0-9_-]{4,}(?:[:.][A-Za-z0-9_-]+)*)|[A-Za-z0-9_-]{30,})(?![\w-])/g

/** What is said of a token; never what it is. */
export function secretFault({ kind }: FoundSecret) {
  const [whose, name] = {
    bot: ['of a bot', 'TELEGRAM_BOT_TOKEN'],
    provider: ['of a payment provider', 'TELEGRAM_PROVIDER_TOKEN'],
  }[kind]
  return {
    severity: 'error',
    code: 'secret-written',
    message: `This looks like the token ${whose}: whoever reads this file could use it`,
    hint: `Move it into .env as ${name}=…; if anybody may have seen it, get a new one from @BotFather.`,
  } satisfies Omit<Finding, 'file' | 'line' | 'column'>
}
