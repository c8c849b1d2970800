import { codePoints, parseHtml } from '../../src/telegram/text.ts'
import { type Finding, isObject, type JsonObject, objectsOf } from './finding.ts'

/** Markup that parses, said in one way only, and lengths as they are after it. */
export function checkText(params: JsonObject): Finding[] {
  const media = isObject(params.media) ? [params.media] : objectsOf(params.media)
  return [
    ...checkOne(params, 'text', 'entities', 4096, ''),
    ...checkOne(params, 'caption', 'caption_entities', 1024, ''),
    ...media.flatMap((one, i) =>
      checkOne(one, 'caption', 'caption_entities', 1024, `media[${i}].`),
    ),
  ]
}

function checkOne(
  owner: JsonObject,
  field: string,
  entities: string,
  max: number,
  path: string,
): Finding[] {
  const text = owner[field]
  if (typeof text !== 'string') return []
  const at = path + field
  if (owner.parse_mode !== undefined && owner[entities] !== undefined) {
    return [{ rule: 'one-markup', path: at, message: `has both parse_mode and ${entities}` }]
  }
  const html = owner.parse_mode === 'HTML' ? parseHtml(text) : undefined
  if (html && !html.ok) return [{ rule: 'markup', path: at, message: html.problem.message }]
  const length = codePoints((html ? html.value.text : text).trim())
  const least = field === 'text' ? 1 : 0
  return length >= least && length <= max
    ? []
    : [{ rule: 'length', path: at, message: `has ${length} characters, not ${least} to ${max}` }]
}
