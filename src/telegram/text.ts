/** Telegram counts a text in Unicode code points. */
export function codePoints(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit < 0xd800 || unit > 0xdbff) count += 1
    else if (index + 1 < text.length) {
      count += 1
      index += 1
    }
  }
  return count
}

/** Cuts at a word with an ellipsis so that at most `max` code points remain; never splits what reads as one sign. */
export function cutText(text: string, max: number): string {
  if (text.length <= max || codePoints(text) <= max) return text
  let kept = ''
  let count = 0
  let lastBreak = -1
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
    text.slice(0, max * 4),
  )) {
    const size = codePoints(segment)
    if (count + size > max - 1) break
    if (/^\s+$/.test(segment)) lastBreak = kept.length
    kept += segment
    count += size
  }
  // A single long word is cut inside; otherwise the last whole word ends the text.
  const end = lastBreak > kept.length / 2 ? lastBreak : kept.length
  return `${kept.slice(0, end).trimEnd()}…`
}

/** Text that is safe to send with parse_mode HTML. Made by `html` only. */
export interface Html {
  readonly html: string
}

type Piece = string | number | Html | readonly Html[]

/**
 * Builds HTML for Telegram; every interpolated text is escaped, `Html` is kept as it is.
 *
 *     html`<b>${product.title}</b>\n${description}`
 */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Html {
  let out = strings[0] ?? ''
  pieces.forEach((piece, index) => {
    out += render(piece) + (strings[index + 1] ?? '')
  })
  return { html: out }
}

export function joinHtml(parts: readonly Html[], separator: string): Html {
  return { html: parts.map((part) => part.html).join(escapeHtml(separator)) }
}

/** Bot API: HTML style asks to escape these three. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Code points that Telegram counts: tags removed, entities read. */
export function htmlLength(text: Html): number {
  return codePoints(text.html.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|amp|quot);/g, '.'))
}

/** Cuts at a word so that at most `max` code points remain; tags stay balanced. */
export function cutHtml(text: Html, max: number): Html {
  if (text.html.length <= max || htmlLength(text) <= max) return text
  let left = max - 1
  let out = ''
  let safe: { out: string; open: string[] } | undefined
  const open: string[] = []
  for (const [token] of text.html.matchAll(/<[^>]*>|&(?:lt|gt|amp|quot);|[\s\S]/gu)) {
    if (token.startsWith('<')) {
      if (token.startsWith('</')) open.pop()
      else open.push(/^<([a-z-]+)/.exec(token)?.[1] ?? '')
      out += token
      continue
    }
    if (left === 0) break
    if (/^\s$/.test(token)) safe = { out, open: [...open] }
    out += token
    left -= 1
  }
  const end = safe && safe.out.length > out.length / 2 ? safe : { out, open }
  const closing = [...end.open].reverse().map((tag) => `</${tag}>`)
  return { html: `${end.out.trimEnd()}…${closing.join('')}` }
}

function render(piece: Piece): string {
  if (typeof piece === 'string') return escapeHtml(piece)
  if (typeof piece === 'number') return String(piece)
  if (isList(piece)) return piece.map((part) => part.html).join('')
  return piece.html
}

function isList(piece: Html | readonly Html[]): piece is readonly Html[] {
  return Array.isArray(piece)
}
