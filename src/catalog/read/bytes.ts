import { isUtf8 } from 'node:buffer'

/** Why a file is not YAML text, with the byte offset of the first sign of it. */
export interface NotText {
  readonly code: string
  readonly message: string
  readonly hint: string
  readonly offset: number
}

/** Bytes of a file at the most; a catalogue grows by files. */
export const fileBound = 32 * 1024 * 1024

/**
 * Signs at which a value may begin or end. The parser takes up to 1.5 kB for each, so this bounds its memory
 * at some 700 MB for a file made to hurt; one of 30,000 products, 5 MB, stays below.
 */
const valueBound = 500_000

/** The text of a YAML file, a byte order mark dropped; or what the file is instead. */
export function textOf(bytes: Buffer): string | NotText {
  if (bytes.length > fileBound) {
    return notText(
      'file-too-large',
      `The file has ${Math.round(bytes.length / 1e6)} MB; 32 MB are the most`,
      'Split it into several files of the same folder.',
    )
  }
  const known = signatures.find(([signature]) =>
    bytes.subarray(0, signature.length).equals(signature),
  )
  if (known) return notText('not-yaml', `This is ${known[1]}, not YAML text`, known[2])
  const zero = bytes.indexOf(0)
  if (zero !== -1)
    return notText(
      'not-yaml',
      'This is a binary file, not YAML text',
      'Save it as plain text in UTF-8.',
      zero,
    )
  const bad = firstBadByte(bytes)
  if (bad !== -1) {
    return notText(
      'not-utf-8',
      'The file is not UTF-8 text',
      'Save it again with the encoding UTF-8.',
      bad,
    )
  }
  const text = bytes.toString().replace(/^\ufeff/, '')
  return otherFormat(text) ?? tooDense(text) ?? text
}

const convertHint = 'Turn it into YAML with `shopbot convert FORMAT FILE`.'

const signatures: readonly (readonly [Buffer, string, string])[] = [
  [
    Buffer.from('PK\x03\x04', 'latin1'),
    'a zip file or a spreadsheet',
    'Save the spreadsheet as CSV; then `shopbot convert`.',
  ],
  [Buffer.from('\x1f\x8b', 'latin1'), 'a compressed file', 'Unpack it first.'],
  [Buffer.from('%PDF', 'latin1'), 'a PDF', 'Copy its text into a YAML file.'],
  [Buffer.from('\x89PNG', 'latin1'), 'a picture', 'Pictures belong into photos/.'],
  [Buffer.from('\xff\xd8\xff', 'latin1'), 'a picture', 'Pictures belong into photos/.'],
  [Buffer.from('\xff\xfe', 'latin1'), 'UTF-16 text', 'Save it again with the encoding UTF-8.'],
  [Buffer.from('\xfe\xff', 'latin1'), 'UTF-16 text', 'Save it again with the encoding UTF-8.'],
]

function otherFormat(text: string): NotText | undefined {
  const start = text.slice(0, 2000).trimStart()
  if (/^<!doctype html|^<html/i.test(start))
    return notText('not-yaml', 'This is an HTML page, not YAML', convertHint)
  if (/^<[?a-z!]/i.test(start)) return notText('not-yaml', 'This is XML, not YAML', convertHint)
  const [first = '', second = ''] = start.split('\n')
  if (/^\{".*\}\s*$/.test(first) && second.startsWith('{"')) {
    return notText(
      'not-yaml',
      'This is JSON lines (one JSON document a line), not YAML',
      convertHint,
    )
  }
  return undefined
}

function tooDense(text: string): NotText | undefined {
  if (text.length <= valueBound) return undefined
  let values = 0
  for (const { index } of text.matchAll(/[\n\r,:[\]{}?]/g)) {
    values += 1
    if (values > valueBound) {
      return notText(
        'file-too-large',
        `The file holds more than ${valueBound} lines and values`,
        'Split it into several files of the same folder.',
        Buffer.byteLength(text.slice(0, index)),
      )
    }
  }
  return undefined
}

/** Index of the first byte that no UTF-8 text has there; -1 when all is well. */
function firstBadByte(bytes: Buffer): number {
  if (isUtf8(bytes)) return -1
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (decodes(bytes.subarray(0, middle))) low = middle
    else high = middle - 1
  }
  return low
}

/** A prefix may end inside a sign. */
function decodes(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

function notText(code: string, message: string, hint: string, offset = 0): NotText {
  return { code, message, hint, offset }
}
