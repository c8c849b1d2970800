import { crc32 } from 'node:zlib'

/**
 * A line of the log: `<bytes> <checksum> <checksum of these two> <json>\n`, numbers as eight hex digits.
 * The header's own checksum tells a damaged length from a record whose end was never written.
 */
export function encodeRecord(json: string): Buffer {
  // Made in one piece: an import of a large shop is one record.
  const record = Buffer.allocUnsafe(headerBytes + Buffer.byteLength(json) + 1)
  record.write(json, headerBytes)
  record[record.length - 1] = newline
  const payload = record.subarray(headerBytes)
  const sizes = `${hex(payload.length)} ${hex(crc32(payload))}`
  record.write(`${sizes} ${hex(crc32(sizes))} `, 0, 'latin1')
  return record
}

export type Scanned =
  | { readonly kind: 'record'; readonly json: string; readonly end: number }
  /** The file ends within this record: it was never acknowledged. */
  | { readonly kind: 'torn' }
  | { readonly kind: 'damaged'; readonly reason: string }

/**
 * Reads the record that begins at `start`. Torn is only what a crash can leave at the end of the log: a
 * record without its end, or with zeros or rubbish in its place. What looks finished may have been
 * acknowledged, so it is damaged when a checksum fails.
 */
export function scanRecord(file: Buffer, start: number): Scanned {
  const from = start + headerBytes
  if (file.length < from) return torn
  const header = readHeader(file, start)
  if (!header) {
    const rubbish = file[file.length - 1] !== newline && !hasRecordAfter(file, start)
    return rubbish || zerosFrom(file) < from ? torn : damaged('its header does not match')
  }
  const end = from + header.bytes
  if (end > file.length) return torn
  const payload = file.subarray(from, end)
  if (crc32(payload) !== header.crc32) {
    return zerosFrom(file) < end ? torn : damaged('its checksum does not match')
  }
  return { kind: 'record', json: payload.toString('utf8', 0, payload.length - 1), end }
}

const headerBytes = 27
const newline = 0x0a
const torn: Scanned = { kind: 'torn' }
const damaged = (reason: string): Scanned => ({ kind: 'damaged', reason })

function readHeader(file: Buffer, start: number): { bytes: number; crc32: number } | undefined {
  const header = file.toString('latin1', start, start + headerBytes)
  const match = /^([0-9a-f]{8}) ([0-9a-f]{8}) ([0-9a-f]{8}) $/.exec(header)
  if (!match || match[3] !== hex(crc32(header.slice(0, 17)))) return undefined
  return { bytes: Number.parseInt(match[1] ?? '', 16), crc32: Number.parseInt(match[2] ?? '', 16) }
}

function hasRecordAfter(file: Buffer, start: number): boolean {
  for (let at = file.indexOf(newline, start); at !== -1; at = file.indexOf(newline, at + 1)) {
    if (readHeader(file, at + 1)) return true
  }
  return false
}

/**
 * Where the zeros at the end of the file begin, if there are any: after a power cut a file can have its new
 * length but not its new bytes. One zero alone is a damaged byte.
 */
function zerosFrom(file: Buffer): number {
  let from = file.length
  while (from > 0 && file[from - 1] === 0) from -= 1
  return file.length - from >= 2 ? from : Number.POSITIVE_INFINITY
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0')
}
