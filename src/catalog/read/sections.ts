import { isScalar, type Node } from 'yaml'
import { defaultHold, defaultRetry, defaultServer, type Settings } from '../../shop/settings.ts'
import type { SourceFile } from './document.ts'
import { fieldsOf, readInteger, writtenText } from './fields.ts'
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

export function readTelegram(
  source: SourceFile,
  entry: MapEntry | undefined,
): Settings['telegram'] {
  const fields =
    entry && fieldsOf(source, entry.value, '"telegram"', ['mode', 'url', 'host', 'port'])
  if (!fields) return undefined
  const mode = fields.get('mode')
  const written = mode ? writtenText(source, mode.value, '"mode"') : 'polling'
  if (written === 'webhook') return readWebhook(source, fields)
  if (written === 'polling') {
    for (const name of ['url', 'host', 'port']) refuseWithPolling(source, fields.get(name))
  } else if (written !== undefined) {
    const hint = 'Write polling, or webhook with the url of the bot.'
    source.error(mode?.value, 'mode-unknown', `"${written}" is not a mode`, hint)
  }
  return undefined
}

function readWebhook(
  source: SourceFile,
  fields: ReadonlyMap<string, MapEntry>,
): Settings['telegram'] {
  const [url, host, port] = [fields.get('url'), fields.get('host'), fields.get('port')]
  if (!url) {
    const at = fields.get('mode')?.value
    const message = 'A webhook needs the url where Telegram reaches the bot'
    source.error(at, 'webhook-invalid', message, urlHint)
    return undefined
  }
  const address = writtenText(source, url.value, '"url"')
  if (address === undefined) return undefined
  if (!webhookUrl.test(address) || !URL.canParse(address)) {
    const message = `"${address}" is no address that Telegram calls`
    source.error(url.value, 'webhook-invalid', message, urlHint)
    return undefined
  }
  const listenPort = port && readInteger(source, port.value, '"port"', 0, 65_535)
  const listenHost = host && writtenText(source, host.value, '"host"')
  return {
    mode: 'webhook',
    url: address,
    ...(listenHost === undefined ? {} : { host: listenHost }),
    ...(listenPort === undefined ? {} : { port: listenPort }),
  }
}

/** Bot API: setWebhook, HTTPS on one of four ports. */
const webhookUrl = /^https:\/\/[^\s/:?#@]+(:(443|80|88|8443))?(\/[^\s?#]*)?$/
const urlHint = 'Write https://, a name and a path; the port is 443, 80, 88 or 8443.'

function refuseWithPolling(source: SourceFile, entry: MapEntry | undefined): void {
  if (!entry) return
  source.error(
    entry.keyNode,
    'webhook-invalid',
    `"${entry.key}" is of a webhook, and this bot polls`,
    'Write mode: webhook beside it, or leave it out.',
  )
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
