import type { Log } from '../shop/log.ts'

export interface LogOptions {
  /** LOG_LEVEL: one of `levels`. */
  readonly level: string
  /** Takes secrets out. */
  readonly mask: (text: string) => string
  /** Takes whole lines, each with its line end. */
  readonly write: (text: string) => void
}

export const levels: readonly string[] = ['debug', 'info', 'warn', 'error', 'silent']

/** The log of a service in lines for people: `12:30:59.001 info  Order paid order=K7M-4QXA`. */
export function createLog({ level, mask, write }: LogOptions): Log {
  const least = levels.indexOf(level)
  const at =
    (name: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, facts: Readonly<Record<string, unknown>> = {}) => {
      if (levels.indexOf(name) >= least) write(mask(line(name, message, facts)))
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** The same for collectors of logs: one JSON object a line, as pino writes them. */
export async function createJsonLog({ level, mask, write }: LogOptions): Promise<Log> {
  // Only where nobody reads along, so its start costs nobody who does.
  const { pino } = await import('pino')
  const logger = pino({ level, base: null }, { write: (text) => write(mask(text)) })
  const at =
    (name: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, facts: Readonly<Record<string, unknown>> = {}) =>
      logger[name](facts, message)
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

function line(name: string, message: string, facts: Readonly<Record<string, unknown>>): string {
  const clock = new Date().toISOString().slice(11, 23)
  const rest = Object.entries(facts).map(([key, value]) => ` ${key}=${shown(value)}`)
  return `${clock} ${name.padEnd(5)} ${message}${rest.join('')}\n`
}

function shown(value: unknown): string {
  if (value instanceof Error) return value.stack ?? value.message
  if (typeof value === 'string' && /^\S+$/.test(value)) return value
  return JSON.stringify(value) ?? String(value)
}
