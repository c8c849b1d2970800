import type { Log } from '../shop/log.ts'
import { redact } from './redact.ts'

export interface LogOptions {
  /** LOG_LEVEL: one of `levels`. */
  readonly level: string
  /** Which part of the shop speaks. */
  readonly service?: Service
  /** Takes secrets out. */
  readonly mask: (text: string) => string
  /** Takes whole lines, each with its line end. */
  readonly write: (text: string) => void
}

export type Service = 'serve' | 'backend' | 'bot'

export const levels: readonly string[] = ['debug', 'info', 'warn', 'error', 'silent']

/** The log of a service in lines for people: `12:30:59.001 info  Order paid order=K7M-4QXA`. */
export function createLog({ level, mask, write }: LogOptions): Log {
  const least = levels.indexOf(level)
  const at =
    (name: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, facts: Readonly<Record<string, unknown>> = {}) => {
      if (levels.indexOf(name) < least) return
      write(mask(line(name, message, withoutSecrets(facts, mask))))
    }
  const all = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
  return { verbose: level === 'debug', ...all }
}

/** The same for collectors of logs: one JSON object a line, as pino writes them. */
export async function createJsonLog({ level, service, mask, write }: LogOptions): Promise<Log> {
  // Only where nobody reads along, so its start costs nobody who does.
  const { pino } = await import('pino')
  const base = service === undefined ? null : { service }
  const timestamp = () => `,"time":"${new Date().toISOString()}"`
  const formatters = { level: (level: string) => ({ level }) }
  const logger = pino(
    { level, base, timestamp, formatters },
    { write: (text) => write(mask(text)) },
  )
  const at =
    (name: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, facts: Readonly<Record<string, unknown>> = {}) =>
      logger[name](redact(facts, mask), mask(message))
  const all = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
  return { verbose: level === 'debug', ...all }
}

/** A line that a child wrote: as it is where it is JSON already, as what Node says of its end is not. */
export function asJsonLine(service: Service, text: string): string {
  if (/^\{.*\}$/.test(text)) return text
  return JSON.stringify({ level: 'error', time: new Date().toISOString(), service, msg: text })
}

/** An error keeps its stack as it is, for people to read. */
function withoutSecrets(facts: Readonly<Record<string, unknown>>, mask: LogOptions['mask']) {
  const entries = Object.entries(facts).map(([key, value]) => {
    if (value instanceof Error) return [key, value]
    return Object.entries(Object(redact({ [key]: value }, mask)))[0] ?? [key, undefined]
  })
  return Object.fromEntries(entries)
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
