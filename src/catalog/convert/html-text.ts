import { Parser } from 'htmlparser2'

/**
 * HTML as plain text that reads well in a chat: paragraphs apart by a blank line, list items with a bullet,
 * addresses of links behind their words, entities as the signs they mean.
 */
export function htmlText(html: string): string {
  const writer = new TextWriter(!/<(?:p|br|div|li|h[1-6]|tr)\b/i.test(html))
  const parser = new Parser(
    {
      onopentag: (name, attributes) => writer.open(name, attributes),
      onclosetag: (name) => writer.close(name),
      ontext: (text) => writer.text(text),
    },
    { decodeEntities: true },
  )
  parser.write(html)
  parser.end()
  return tidy(writer.out)
}

/** The same for a title: one line. */
export function htmlLine(html: string): string {
  return htmlText(html).replaceAll(/\s+/g, ' ').trim()
}

/** A text without markup on one line, without signs that no screen shows. */
export function plainLine(text: string): string {
  return tidy(text).replaceAll(/\s+/g, ' ').trim()
}

const dropped = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg'])
const paragraphs = new Set(
  'p div section article header footer blockquote pre ul ol dl table figure h1 h2 h3 h4 h5 h6 hr form'.split(
    ' ',
  ),
)
const lines = new Set(['br', 'tr', 'dt', 'dd', 'figcaption', 'caption', 'li'])

/** A sign of nobody's, for the time between two replacements. */
const paragraphMark = '\u{f8ff}'

class TextWriter {
  out = ''
  /** Text without any tag of structure has line breaks of its own, which WordPress shows. */
  readonly #keepsBreaks: boolean
  #dropping = 0
  #links: { address: string; from: number }[] = []

  constructor(keepsBreaks: boolean) {
    this.#keepsBreaks = keepsBreaks
  }

  open(name: string, { href = '' }: { readonly [name: string]: string }): void {
    if (dropped.has(name)) this.#dropping += 1
    else if (paragraphs.has(name)) this.out += '\n\n'
    else if (lines.has(name)) this.out += name === 'li' ? '\n• ' : '\n'
    else if (name === 'td' || name === 'th') this.out += /(?:^|\n)\s*$/.test(this.out) ? '' : ' | '
    else if (name === 'a') this.#links.push({ address: href.trim(), from: this.out.length })
  }

  close(name: string): void {
    if (dropped.has(name)) this.#dropping -= 1
    else if (paragraphs.has(name)) this.out += '\n\n'
    else if (name === 'a') this.#closeLink()
  }

  text(text: string): void {
    if (this.#dropping > 0) return
    const spaced = text.replaceAll('\u00a0', ' ')
    if (this.#keepsBreaks) this.out += spaced
    else
      this.out += spaced
        .replaceAll(/\n\s*\n\s*/g, paragraphMark)
        .replaceAll(/\s+/g, ' ')
        .replaceAll(paragraphMark, '\n\n')
  }

  #closeLink(): void {
    const link = this.#links.pop()
    if (!link || !/^https?:/i.test(link.address)) return
    const words = this.out.slice(link.from).trim()
    if (words === '' || link.address.includes(words))
      this.out = this.out.slice(0, link.from) + link.address
    else this.out += ` (${link.address})`
  }
}

function tidy(text: string): string {
  return (
    text
      .replaceAll('\r\n', '\n')
      // Signs that no screen shows, and halves of signs that no file can hold.
      .replaceAll(/(?![\n\t])[\p{Cc}\p{Cs}\u{feff}\u{fffe}\u{ffff}]/gu, '')
      .replaceAll(/[^\S\n]+/g, ' ')
      .replaceAll(/ ?\n ?/g, '\n')
      .replaceAll(/•\s*(?=\n|$)/g, '')
      .replaceAll(/•\s+/g, '• ')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim()
  )
}
