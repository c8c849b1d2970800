import { codePoints, cutText } from './cut.ts'
import { decodeEntities } from './entities.ts'

/**
 * Text in Telegram's HTML. Only the `html` tag makes one, so whatever a person wrote is escaped by
 * construction. `html` is what goes out with `parse_mode: 'HTML'`.
 */
export type Html = HtmlText

/** What `html` takes between its braces: texts are escaped, Html stays, arrays are joined. */
type Part = string | number | bigint | Html | readonly Html[]

class HtmlText {
  readonly html: string
  // Nominal: an object that merely has the field was not made by the tag.
  readonly #made = true

  constructor(text: string) {
    this.html = text
  }

  static is(value: unknown): value is HtmlText {
    return typeof value === 'object' && value !== null && #made in value
  }

  toString(): string {
    return this.html
  }
}

/** html`<b>${title}</b>` escapes `title`; pieces of Html nest as they are. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let out = texts[0] ?? ''
  parts.forEach((part, i) => {
    out += render(part) + (texts[i + 1] ?? '')
  })
  return new HtmlText(out)
}

/** Pieces with something between them, a line break unless told: `joinHtml(lines)`. */
export function joinHtml(pieces: readonly Html[], between: string | Html = '\n'): Html {
  return new HtmlText(pieces.map((piece) => piece.html).join(render(between)))
}

/** The length Telegram counts: code points that are left when tags and entities are resolved. */
export function htmlLength(text: Html): number {
  return codePoints(visible(text.html))
}

/** At most `max` visible code points: cut at a word with an ellipsis, open tags closed. */
export function cutHtml(text: Html, max: number): Html {
  const whole = visible(text.html)
  const cut = cutText(whole, max)
  if (cut === whole) return text
  let left = codePoints(cut) - 1
  let out = ''
  const open: string[] = []
  for (const [token] of text.html.matchAll(tokens)) {
    if (token.length > 1 && token.startsWith('<')) {
      if (token.startsWith('</')) open.pop()
      else open.push(/^<([^\s>]+)/.exec(token)?.[1] ?? '')
    } else if (--left < 0) break
    out += token
  }
  const closing = open.reverse().map((tag) => `</${tag}>`)
  return new HtmlText(out + (cut ? '…' : '') + closing.join(''))
}

/** A tag, an entity or one code point. */
const tokens = /<[^>]*>|&(?:lt|gt|amp|quot|#\d{1,8}|#x[\da-f]{1,7});?|[\s\S]/giu

const visible = (text: string): string => decodeEntities(text.replace(/<[^>]*>/g, ''))

function render(part: Part): string {
  if (HtmlText.is(part)) return part.html
  if (typeof part === 'object') return part.map(render).join('')
  return String(part).replace(/[&<>"]/g, (mark) => marks[mark] ?? mark)
}

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
