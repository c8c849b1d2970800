import { pino } from 'pino'
import type { Log } from '../shop/log.ts'

export interface LogOptions {
  /** LOG_LEVEL: debug, info, warn, error or silent. */
  readonly level: string
  /** `line` for people, `json` for collectors of logs. */
  readonly format: 'line' | 'json'
  /** Takes secrets out. */
  readonly mask: (text: string) => string
  /** Takes whole lines, each with its line end. */
  readonly write: (text: string) => void
}

/** The log of a service. */
export function createLog({ level, format, mask, write }: LogOptions): Log {
  const present = format === 'json' ? (line: string) => line : readable
  const logger = pino({ level, base: null }, { write: (line) => write(mask(present(line))) })
  const at =
    (name: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, facts: Readonly<Record<string, unknown>> = {}) =>
      logger[name](facts, message)
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

const names: Readonly<Record<number, string>> = { 20: 'debug', 30: 'info', 40: 'warn', 50: 'error' }

function readable(line: string): string {
  // The line is pino's own, one JSON object.
  const { level, time, msg, ...facts } = JSON.parse(line) as Record<string, unknown>
  const clock = new Date(Number(time)).toISOString().slice(11, 23)
  const name = (names[Number(level)] ?? '').padEnd(5)
  const rest = Object.entries(facts).map(([key, value]) => ` ${key}=${shown(value)}`)
  return `${clock} ${name} ${String(msg)}${rest.join('')}\n`
}

function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'stack' in value) return String(value.stack)
  return typeof value === 'string' && /^\S+$/.test(value) ? value : JSON.stringify(value)
}
