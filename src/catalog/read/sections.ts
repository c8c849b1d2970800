import { isScalar, type Node } from 'yaml'
import { defaultHold, defaultRetry, defaultServer, type Settings } from '../../shop/settings.ts'
import type { SourceFile } from './document.ts'
import { fieldsOf, notBuiltYet, readInteger, writtenText } from './fields.ts'
import type { MapEntry } from './nodes.ts'

export function readHold(source: SourceFile, entry: MapEntry | undefined): number {
  const hold = entry && fieldsOf(source, entry.value, '"stock"', ['hold'])?.get('hold')
  return hold ? (readDuration(source, hold.value, '"hold"') ?? defaultHold) : defaultHold
}

export function readRetry(source: SourceFile, entry: MapEntry | undefined): Settings['retry'] {
  const fields =
    entry && fieldsOf(source, entry.value, '"retry"', ['initial', 'factor', 'max', 'jitter'])
  if (!fields) return defaultRetry
  const duration = (name: 'initial' | 'max') => {
    const field = fields.get(name)
    return (field && readDuration(source, field.value, `"${name}"`)) ?? defaultRetry[name]
  }
  return {
    initial: duration('initial'),
    factor: readFactor(source, fields.get('factor')),
    max: duration('max'),
    jitter: readJitter(source, fields.get('jitter')),
  }
}

function readFactor(source: SourceFile, entry: MapEntry | undefined): number {
  if (!entry) return defaultRetry.factor
  const factor = Number(writtenText(source, entry.value, '"factor"'))
  if (factor >= 1 && factor <= 10) return factor
  source.error(entry.value, 'number-invalid', '"factor" must be a number from 1 to 10')
  return defaultRetry.factor
}

function readJitter(source: SourceFile, entry: MapEntry | undefined): 'full' | 'none' {
  const jitter = entry ? writtenText(source, entry.value, '"jitter"') : 'full'
  if (jitter === 'full' || jitter === 'none') return jitter
  source.error(entry?.value, 'jitter-unknown', '"jitter" is full or none')
  return 'full'
}

export function readServer(source: SourceFile, entry: MapEntry | undefined): Settings['server'] {
  const fields = entry && fieldsOf(source, entry.value, '"server"', ['port', 'host'])
  const port = fields?.get('port')
  const host = fields?.get('host')
  return {
    port: (port && readInteger(source, port.value, '"port"', 0, 65_535)) ?? defaultServer.port,
    host: (host && writtenText(source, host.value, '"host"')) ?? defaultServer.host,
  }
}

export function readTelegram(source: SourceFile, entry: MapEntry | undefined): void {
  const fields =
    entry &&
    fieldsOf(source, entry.value, '"telegram"', ['mode'], { url: 'the address of a webhook' })
  const mode = fields?.get('mode')
  const written = mode && writtenText(source, mode.value, '"mode"')
  if (!mode || written === undefined || written === 'polling') return
  if (written === 'webhook')
    notBuiltYet(source, mode.value ?? mode.keyNode, 'webhook', 'updates by webhook')
  else source.error(mode.value, 'mode-unknown', `"${written}" is not a mode`, 'Write polling.')
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

function durationHint(written: string): string {
  const [, number, unit = ''] = /^(\d+)\s*(min|minute|hour|sec|second)?/i.exec(written) ?? []
  if (number === undefined) return 'Write a number with its unit, like 15m for 15 minutes.'
  const short = unit === '' ? '' : unit.charAt(0).toLowerCase()
  return short === ''
    ? `Write the unit behind it: ${number}m for minutes, ${number}s for seconds.`
    : `Write it short: ${number}${short}`
}

/** `500ms`, `15m`, `2h` in milliseconds. */
function readDuration(source: SourceFile, node: Node | null, what: string): number | undefined {
  const match = /^(\d{1,6}(?:\.\d{1,3})?)\s*(ms|s|m|h)$/.exec(writtenText(source, node, what) ?? '')
  const length = match ? Number(match[1]) * (units[match[2] ?? ''] ?? 0) : 0
  if (length > 0) return length
  source.error(
    node,
    'duration-invalid',
    `${what} must be a length of time like 500ms, 30s, 15m or 2h`,
    durationHint(isScalar(node) ? String(node.source ?? node.value) : ''),
  )
  return undefined
}
