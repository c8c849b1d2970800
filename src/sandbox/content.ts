import { limits } from '../telegram/limits.ts'
import { codePoints, type MessageEntity, parseHtml } from '../telegram/text.ts'
import type { Content } from './bot-api.ts'
import { isRecord, jsonParam, type Params, textParam } from './params.ts'
import { badRequest, Refusal } from './refusal.ts'

interface Formatted {
  readonly text: string
  readonly entities: readonly MessageEntity[]
}

/** `text` with its markup, or why Telegram refuses it. */
export function readText(params: Params): Pick<Content, 'text' | 'entities'> | Refusal {
  const read = readFormatted(params, 'text', 'entities')
  if (read instanceof Refusal) return read
  if (read.text === '') return badRequest('message text is empty')
  if (tooLong(read.text, limits.text)) return badRequest('message is too long')
  return read.entities.length > 0 ? read : { text: read.text }
}

/** `caption` with its markup; no caption is no field. */
export function readCaption(
  params: Params,
): Pick<Content, 'caption' | 'caption_entities'> | Refusal {
  const read = readFormatted(params, 'caption', 'caption_entities')
  if (read instanceof Refusal) return read
  if (tooLong(read.text, limits.caption)) return badRequest('message caption is too long')
  if (read.text === '') return {}
  const caption = { caption: read.text }
  return read.entities.length > 0 ? { ...caption, caption_entities: read.entities } : caption
}

/** Commands, mentions and addresses that Telegram finds in plain text by itself. */
export function detectEntities(text: string): MessageEntity[] {
  if (!/[/@.]/.test(text)) return []
  const found: MessageEntity[] = []
  for (const { type, shape } of detected) {
    for (const match of text.matchAll(shape)) {
      const value = match[1] ?? ''
      const offset = match.index + match[0].length - value.length
      const free = found.every((other) => !overlap(other, { offset, length: value.length }))
      if (free) found.push({ type, offset, length: value.length })
    }
  }
  return found.sort((a, b) => a.offset - b.offset)
}

const detected = [
  { type: 'url', shape: /(?:^|\s)((?:https?:\/\/|t\.me\/)[^\s<>"]+[^\s<>".,!?:;)])/gi },
  { type: 'email', shape: /(?:^|\s)([\w.+-]+@[\w-]+\.[a-z]{2,})/gi },
  { type: 'bot_command', shape: /(?:^|[\s(])(\/\w{1,32}(?:@\w{3,32})?)(?![\w/])/g },
  { type: 'mention', shape: /(?:^|[\s(])(@[a-z]\w{3,31})(?!\w)/gi },
] as const

type Span = Pick<MessageEntity, 'offset' | 'length'>

const overlap = (a: Span, b: Span): boolean =>
  a.offset < b.offset + b.length && b.offset < a.offset + a.length

/** Counting costs a walk; what has fewer code units than the limit cannot have more code points. */
const tooLong = (text: string, max: number): boolean => text.length > max && codePoints(text) > max

function readFormatted(params: Params, field: string, entitiesField: string): Formatted | Refusal {
  const marked = readMarkup(params, textParam(params, field).replaceAll('\r', ''), entitiesField)
  if (marked instanceof Refusal) return marked
  const { text, entities } = trim(marked)
  const own = detectEntities(text).filter((one) => !entities.some((other) => overlap(one, other)))
  return own.length === 0
    ? { text, entities }
    : { text, entities: [...entities, ...own].sort((a, b) => a.offset - b.offset) }
}

function readMarkup(params: Params, source: string, entitiesField: string): Formatted | Refusal {
  const mode = textParam(params, 'parse_mode').toLowerCase()
  if (mode === 'html') {
    const parsed = parseHtml(source)
    return parsed.ok ? parsed.value : new Refusal(400, parsed.problem.message)
  }
  // Real Telegram reads Markdown too; saying so is better than showing asterisks.
  if (mode.startsWith('markdown')) return badRequest('the sandbox reads no parse_mode but HTML')
  if (mode !== '') return badRequest('unsupported parse_mode')
  const given = jsonParam(params, entitiesField, 'entities')
  if (given instanceof Refusal) return given
  return { text: source, entities: Array.isArray(given) ? given.filter(isEntity) : [] }
}

const isEntity = (value: unknown): value is MessageEntity =>
  isRecord(value) &&
  typeof value.type === 'string' &&
  Number.isInteger(value.offset) &&
  Number.isInteger(value.length)

/** Telegram takes white space off both ends; the markup moves with the text. */
function trim({ text, entities }: Formatted): Formatted {
  const trimmed = text.trim()
  if (trimmed.length === text.length) return { text, entities }
  const start = text.length - text.trimStart().length
  const moved = entities.map((entity) => {
    const from = Math.max(entity.offset - start, 0)
    const to = Math.min(entity.offset - start + entity.length, trimmed.length)
    return { ...entity, offset: from, length: to - from }
  })
  return { text: trimmed, entities: moved.filter(({ length }) => length > 0) }
}
