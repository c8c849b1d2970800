/** A text with its HTML entities resolved as Telegram does: lt, gt, amp, quot and numbers. */
export function decodeEntities(text: string): string {
  return text.replace(/&[#\w]{2,9};?/g, (entity) => {
    const read = readEntity(entity, 0)
    return read.text + entity.slice(read.end)
  })
}

/**
 * Reads the HTML entity that begins at `at`. What Telegram does not know stays as it is written;
 * the semicolon may be missing.
 */
export function readEntity(source: string, at: number): { text: string; end: number } {
  const plain = { text: '&', end: at + 1 }
  const match = /^&(?:#x([\da-f]{1,7})|#(\d{1,8})|([a-z]+));?/i.exec(source.slice(at, at + 12))
  if (!match) return plain
  const [whole, hex, decimal, name] = match
  const end = at + whole.length
  if (name !== undefined) {
    const text = entityTexts[name]
    return text === undefined ? plain : { text, end }
  }
  const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  const real = point > 0 && point < 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
  return real ? { text: String.fromCodePoint(point), end } : plain
}

const entityTexts: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }
