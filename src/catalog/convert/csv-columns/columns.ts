import { done, failed, type Result } from '../../../shop/problem.ts'
import { optionName } from '../option-name.ts'
import {
  type Field,
  fieldNamed,
  fieldNames,
  isField,
  isNearCategory,
  optionNamed,
  optionPair,
} from './names.ts'

export interface OptionColumns {
  /** Where the name stands in each row; undefined: `called` is it. */
  readonly name: number | undefined
  readonly called: string
  readonly value: number
}

export interface Columns {
  /** Categories and pictures may stand in several. */
  readonly fields: ReadonlyMap<Field, readonly number[]>
  readonly options: readonly OptionColumns[]
  /** Columns that nobody took, with their names as written. */
  readonly others: readonly { readonly at: number; readonly name: string }[]
  /** `title: Назва, price: Ціна`, for the merchant to see. */
  readonly taken: string
}

/**
 * Finds the columns by their names, and by what the merchant says of them. Codes: `column-unknown`,
 * `column-missing`, `columns-missing`.
 */
export function columnsOf(
  header: readonly string[],
  said: Readonly<Record<string, string>>,
): Result<Columns> {
  const fields = new Map<Field, number[]>()
  const told = saidColumns(header, said)
  if (!told.ok) return told
  for (const [field, at] of told.value.fields) fields.set(field, [at])
  const options: OptionColumns[] = told.value.options.map((at) => namedOption(header, at))
  const used = new Set([...told.value.fields.values(), ...told.value.options])
  const pairs = new Map<number, { name?: number; value?: number }>()
  for (const [at, name] of header.entries()) {
    if (used.has(at)) continue
    const pair = optionPair(name)
    const field = fieldNamed(name)
    if (pair) pairs.set(pair.number, { ...pairs.get(pair.number), [pair.part]: at })
    else if (field !== undefined && isFree(field, fields, told.value.fields)) add(field, at)
    else if (optionNamed(name) !== undefined) {
      options.push(namedOption(header, at))
      used.add(at)
    }
  }
  if (!fields.has('category')) {
    const near = header.findIndex((name, at) => !used.has(at) && isNearCategory(name))
    if (near >= 0) add('category', near)
  }
  for (const [number, { name, value }] of pairs)
    if (value !== undefined) {
      options.push({ name, called: `Option ${number}`, value })
      for (const at of [name, value]) if (at !== undefined) used.add(at)
    }
  const missing = (['title', 'price'] as const).filter((field) => !fields.has(field))
  if (missing.length > 0) return failed(columnsMissing(missing, header))
  const others = [...header.entries()].flatMap(([at, name]) =>
    used.has(at) || name === '' ? [] : [{ at, name }],
  )
  return done({ fields, options, others, taken: takenOf(header, fields, options) })

  function add(field: Field, at: number): void {
    fields.set(field, [...(fields.get(field) ?? []), at])
    used.add(at)
  }
}

interface Said {
  readonly fields: ReadonlyMap<Field, number>
  readonly options: readonly number[]
}

function saidColumns(
  header: readonly string[],
  said: Readonly<Record<string, string>>,
): Result<Said> {
  const fields = new Map<Field, number>()
  const options: number[] = []
  for (const [ours, theirs] of Object.entries(said)) {
    const at = header.findIndex((name) => name.toLowerCase() === theirs.toLowerCase())
    const isOption = /^option\d?$/.test(ours)
    if (!isOption && !isField(ours))
      return failed({
        code: 'column-unknown',
        message: `There is no "${ours}" that a column could hold`,
        hint: `What there is: ${fieldNames.join(', ')}, option1, option2.`,
      })
    if (at < 0)
      return failed({
        code: 'column-missing',
        message: `The file has no column "${theirs}"`,
        hint: `It has: ${header.filter((name) => name !== '').join(', ')}.`,
      })
    if (isOption) options.push(at)
    else if (isField(ours)) fields.set(ours, at)
  }
  return done({ fields, options })
}

function isFree(
  field: Field,
  fields: ReadonlyMap<Field, readonly number[]>,
  said: ReadonlyMap<Field, number>,
): boolean {
  if (!fields.has(field)) return true
  return (field === 'category' || field === 'photos') && !said.has(field)
}

function namedOption(header: readonly string[], at: number): OptionColumns {
  const written = header[at] ?? ''
  return { name: undefined, called: optionName(optionNamed(written) ?? written), value: at }
}

function columnsMissing(missing: readonly Field[], header: readonly string[]) {
  const shown = header.filter((name) => name !== '')
  const example = missing.map((field, at) => `${field}=${quoted(shown[at] ?? 'NAME')}`).join(',')
  return {
    code: 'columns-missing',
    message: `No column is called like a ${missing.join(' or a ')}; the columns are ${shown.join(', ')}`,
    hint: `Say which it is, for example: --columns ${example}`,
  }
}

const quoted = (name: string) => (/[\s,]/.test(name) ? `"${name}"` : name)

function takenOf(
  header: readonly string[],
  fields: ReadonlyMap<Field, readonly number[]>,
  options: readonly OptionColumns[],
): string {
  const named = (places: readonly number[]) => places.map((at) => header[at]).join(' + ')
  return [
    ...[...fields].map(([field, places]) => `${field} from ${named(places)}`),
    ...options.map(({ value }, at) => `option${at + 1} from ${header[value]}`),
  ].join(', ')
}
