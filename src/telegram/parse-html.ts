import { done, failed, type Result } from '../shop/problem.ts'
import { decodeEntities, readEntity } from './entities.ts'

/** Bot API: MessageEntity. Offset and length are UTF-16 code units. */
export interface MessageEntity {
  readonly type: string
  readonly offset: number
  readonly length: number
  readonly url?: string
  readonly language?: string
  readonly custom_emoji_id?: string
}

/** A text with its markup apart. */
export interface FormattedText {
  readonly text: string
  readonly entities: MessageEntity[]
}

/**
 * Reads text as `parse_mode: 'HTML'` does. The problem `html-not-parsed` carries Telegram's own
 * wording, `Bad Request: can't parse entities: …`, with the offset in UTF-8 bytes.
 */
export function parseHtml(source: string): Result<FormattedText> {
  const reader: Reader = { source, at: 0, text: '', open: [], entities: [] }
  while (reader.at < source.length) {
    const problem = step(reader)
    if (problem !== undefined) return notParsed(problem)
  }
  const unclosed = reader.open.at(-1)
  if (unclosed) {
    return notParsed(`Can't find end tag corresponding to start tag "${unclosed.tag}"`)
  }
  return done({ text: reader.text, entities: reader.entities.map(told).sort(outerFirst) })
}

interface OpenTag {
  readonly tag: string
  readonly argument: string
  readonly offset: number
}

interface Reader {
  readonly source: string
  at: number
  text: string
  readonly open: OpenTag[]
  readonly entities: MessageEntity[]
}

const notParsed = (why: string) =>
  failed({ code: 'html-not-parsed', message: `Bad Request: can't parse entities: ${why}` })

/** The language of a code outside a pre is not told. */
const told = (entity: MessageEntity): MessageEntity =>
  entity.type === 'code' ? { type: 'code', offset: entity.offset, length: entity.length } : entity

const outerFirst = (a: MessageEntity, b: MessageEntity): number =>
  a.offset - b.offset || b.length - a.length

/** Reads up to and with one tag or entity; answers what is wrong with it. */
function step(reader: Reader): string | undefined {
  const next = nextMark(reader.source, reader.at)
  reader.text += reader.source.slice(reader.at, next)
  reader.at = next
  if (next === reader.source.length) return undefined
  if (reader.source[next] === '&') {
    const entity = readEntity(reader.source, next)
    reader.text += entity.text
    reader.at = entity.end
    return undefined
  }
  return reader.source[next + 1] === '/' ? readEndTag(reader) : readStartTag(reader)
}

function nextMark(source: string, from: number): number {
  for (let i = from; i < source.length; i++) if (source[i] === '<' || source[i] === '&') return i
  return source.length
}

function readEndTag(reader: Reader): string | undefined {
  const begin = reader.at
  const opened = reader.open.pop()
  if (!opened) return `Unexpected end tag at byte offset ${bytesBefore(reader, begin)}`
  const match = endTag.exec(reader.source.slice(begin))
  if (!match) return `Unclosed end tag at byte offset ${bytesBefore(reader, begin)}`
  const found = (match[1] ?? '').toLowerCase()
  if (found !== '' && found !== opened.tag) {
    return `Unmatched end tag at byte offset ${bytesBefore(reader, begin)}, expected "</${opened.tag}>", found "</${found}>"`
  }
  reader.at = begin + match[0].length
  addEntity(reader, opened)
  return undefined
}

const endTag = /^<\/([^\s>]*)\s*>/

function addEntity(reader: Reader, { tag, argument, offset }: OpenTag): void {
  const length = reader.text.length - offset
  if (length === 0) return
  const type = tagTypes[tag] ?? tag
  const place = { offset, length }
  if (type === 'text_link') {
    const url = argument || reader.text.slice(offset)
    if (isLink(url)) reader.entities.push({ type, ...place, url })
  } else if (type === 'code' && argument) {
    reader.entities.push({ type, ...place, language: argument })
  } else if (type === 'pre') {
    reader.entities.push({ type, ...place, ...takeLanguage(reader.entities, offset, length) })
  } else if (type === 'blockquote' && argument) {
    reader.entities.push({ type: 'expandable_blockquote', ...place })
  } else if (type === 'custom_emoji') {
    reader.entities.push({ type, ...place, custom_emoji_id: argument })
  } else {
    reader.entities.push({ type, ...place })
  }
}

/** `<pre><code class="language-x">` is one entity: pre, with its language. */
function takeLanguage(entities: MessageEntity[], offset: number, length: number) {
  const inner = entities.at(-1)
  if (inner?.type !== 'code' || inner.offset !== offset || inner.length !== length) return {}
  entities.pop()
  return inner.language === undefined ? {} : { language: inner.language }
}

const isLink = (url: string): boolean =>
  /^(https?|tg|ton|tonsite|mailto|tel):/i.test(url) || /^[^\s/:]+\.[^\s/:]{2,}/.test(url)

const tagTypes: Readonly<Record<string, string>> = {
  a: 'text_link',
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  'tg-emoji': 'custom_emoji',
}

function readStartTag(reader: Reader): string | undefined {
  const begin = reader.at
  const rest = reader.source.slice(begin)
  const where = () => `at byte offset ${bytesBefore(reader, begin)}`
  const name = /^<([^\s>]*)(?=[\s>])/.exec(rest)
  if (!name) return `Unclosed start tag ${where()}`
  const tag = (name[1] ?? '').toLowerCase()
  if (!Object.hasOwn(tagTypes, tag)) return `Unsupported start tag "${tag}" ${where()}`
  let at = name[0].length
  let argument = ''
  for (;;) {
    at += /^\s*/.exec(rest.slice(at))?.[0].length ?? 0
    if (rest[at] === '>') break
    if (at >= rest.length) return `Unclosed start tag ${where()}`
    const attribute = attributeShape.exec(rest.slice(at))
    if (!attribute) return `Empty attribute name in the tag "${tag}" ${where()}`
    const [whole, key = '', value = attribute[3] ?? attribute[4] ?? ''] = attribute
    at += whole.length
    argument = argumentOf(tag, key.toLowerCase(), value) ?? argument
  }
  if (tag === 'span' && argument !== 'tg-spoiler') {
    return `Tag "span" must have class "tg-spoiler" ${where()}`
  }
  reader.open.push({ tag, argument, offset: reader.text.length })
  reader.at = begin + at + 1
  return undefined
}

const attributeShape = /^([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/

function argumentOf(tag: string, key: string, value: string): string | undefined {
  const text = decodeEntities(value)
  if (tag === 'a' && key === 'href') return text
  if (tag === 'code' && key === 'class' && text.startsWith('language-')) return text.slice(9)
  if (tag === 'span' && key === 'class') return text
  if (tag === 'blockquote' && key === 'expandable') return 'expandable'
  if (tag === 'tg-emoji' && key === 'emoji-id') return text
  return undefined
}

/** Telegram names places in bytes of UTF-8. */
const bytesBefore = ({ source }: Reader, at: number): number =>
  Buffer.byteLength(source.slice(0, at))
