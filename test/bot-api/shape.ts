import { codePoints } from '../../src/telegram/text.ts'
import { type Finding, isObject, type JsonObject, type Rule } from './finding.ts'
import { type Field, type Fields, types } from './rules.ts'

/** Names, types, values and ranges of what an object carries. */
export function checkShape(value: JsonObject, fields: Fields, path = ''): Finding[] {
  const findings: Finding[] = []
  for (const name of Object.keys(value)) {
    if (!fields.has(name)) findings.push(finding('unknown-parameter', path + name, 'is not known'))
  }
  for (const field of fields.values()) {
    const one = value[field.name]
    if (one !== undefined && one !== null) findings.push(...checkField(field, one, path))
    else if (field.required) findings.push(finding('required', path + field.name, 'is missing'))
  }
  return findings
}

function checkField(field: Field, value: unknown, path: string): Finding[] {
  const at = path + field.name
  const { values } = field
  if (field.required && value === '' && field.types.includes('String')) {
    return [finding('required', at, 'is empty')]
  }
  if (values && typeof value === 'string' && !values.includes(value)) {
    return [finding('value', at, `is "${value}", not one of ${values.join(', ')}`)]
  }
  const attempts = field.types.map((type) => checkType(type, value, at))
  // Of several types the one that is meant is the one that fits best.
  const [closest] = attempts.sort((a, b) => a.length - b.length)
  return [...(closest ?? []), ...checkRange(field, value, at)]
}

function checkType(type: string, value: unknown, at: string): Finding[] {
  if (type.startsWith('*')) {
    if (!Array.isArray(value)) return [finding('type', at, 'is no array')]
    return value.flatMap((one, i) => checkType(type.slice(1), one, `${at}[${i}]`))
  }
  const simple = simpleTypes[type]
  if (simple) return simple(value) ? [] : [finding('type', at, `is no ${type}`)]
  // A simple text button may be given as its text.
  if (type === 'KeyboardButton' && typeof value === 'string') return []
  if (!isObject(value)) return [finding('type', at, `is no ${type}`)]
  const name = type in unions ? (unions[type]?.(value) ?? '') : type
  const fields = types.get(name)
  if (!fields) return [finding('type', at, `is a ${type} that the rules do not know`)]
  return checkShape(value, fields, `${at}.`)
}

const simpleTypes: Readonly<Record<string, (value: unknown) => boolean>> = {
  Integer: (value) => Number.isSafeInteger(value),
  Float: (value) => typeof value === 'number' && Number.isFinite(value),
  Boolean: (value) => typeof value === 'boolean',
  String: (value) => typeof value === 'string',
  InputFile: (value) => typeof value === 'string' && value.startsWith('attach://'),
}

/** Types that are one of several: which one it is. */
const unions: Readonly<Record<string, (value: JsonObject) => string | undefined>> = {
  InputMedia: ({ type }) => ({ photo: 'InputMediaPhoto' })[String(type)],
  MenuButton: ({ type }) =>
    ({ commands: 'MenuButtonCommands', default: 'MenuButtonDefault' })[String(type)],
  BotCommandScope: ({ type }) =>
    ({
      default: 'BotCommandScopeDefault',
      all_private_chats: 'BotCommandScopeAllPrivateChats',
      chat: 'BotCommandScopeChat',
    })[String(type)],
}

/** Texts with markup are measured without it, elsewhere. */
function checkRange({ range, name }: Field, value: unknown, at: string): Finding[] {
  if (!range || ((name === 'text' || name === 'caption') && range.max > 1000)) return []
  const size = sizeOf(value, range.bytes)
  if (size === undefined || (size >= range.min && size <= range.max)) return []
  return [finding('range', at, `is ${size}, not ${range.min} to ${range.max}`)]
}

function sizeOf(value: unknown, bytes: boolean): number | undefined {
  if (typeof value === 'string') return bytes ? Buffer.byteLength(value) : codePoints(value)
  if (Array.isArray(value)) return value.length
  return typeof value === 'number' ? value : undefined
}

function finding(rule: Rule, path: string, message: string): Finding {
  return { rule, path, message }
}
