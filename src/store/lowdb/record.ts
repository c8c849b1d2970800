import { crc32 } from 'node:zlib'

/**
 * A line of the log: `<bytes> <checksum> <checksum of these two> <json>\n`, numbers as eight hex digits.
 * The header's own checksum tells a damaged length from a record whose end was never written.
 */
export function encodeRecord(json: string): Buffer {
  const payload = Buffer.from(`${json}\n`)
  const sizes = `${hex(payload.length)} ${hex(crc32(payload))}`
  return Buffer.concat([Buffer.from(`${sizes} ${hex(crc32(sizes))} `), payload])
}

export type Scanned =
  | { readonly kind: 'record'; readonly json: string; readonly end: number }
  /** The file ends within this record: it was never acknowledged. */
  | { readonly kind: 'torn' }
  | { readonly kind: 'damaged'; readonly reason: string }

const headerBytes = 27

/** Reads the record that begins at `start`. */
export function scanRecord(file: Buffer, start: number): Scanned {
  const header = file.toString('latin1', start, start + headerBytes)
  if (header.length < headerBytes) return torn
  const match = /^([0-9a-f]{8}) ([0-9a-f]{8}) ([0-9a-f]{8}) $/.exec(header)
  if (!match || match[3] !== hex(crc32(header.slice(0, 17)))) {
    return unwritten(file, start, start + headerBytes) ? torn : damaged('its header does not match')
  }
  const from = start + headerBytes
  const end = from + Number.parseInt(match[1] ?? '', 16)
  if (end > file.length) return torn
  const payload = file.subarray(from, end)
  if (hex(crc32(payload)) !== match[2]) {
    const last = end === file.length
    return last && unwritten(file, from, end) ? torn : damaged('its checksum does not match')
  }
  return { kind: 'record', json: payload.toString('utf8', 0, payload.length - 1), end }
}

const torn: Scanned = { kind: 'torn' }
const damaged = (reason: string): Scanned => ({ kind: 'damaged', reason })

/**
 * After a power cut a file can have its new length but not its new bytes: blocks of zeros, which our text
 * never holds. A single zero is a flipped bit, not an unwritten block.
 */
function unwritten(file: Buffer, from: number, to: number): boolean {
  const zero = file.indexOf(0, from)
  if (zero === -1 || zero >= to) return false
  let end = zero
  while (end < file.length && file[end] === 0) end += 1
  return end - zero >= 512 || (end === file.length && end - zero >= 2)
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0')
}
