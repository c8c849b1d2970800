import { methodTable, typeTable } from './spec.ts'

/** One parameter of a method, or one field of a type. */
export interface Field {
  readonly name: string
  readonly required: boolean
  /** As the Bot API names them; `*Integer` is an array of integers. */
  readonly types: readonly string[]
  readonly values?: readonly string[]
  readonly range?: { readonly min: number; readonly max: number; readonly bytes: boolean }
}

/** A method's parameters, or a type's fields, by name. */
export type Fields = ReadonlyMap<string, Field>

export const methods: ReadonlyMap<string, Fields> = readTable(methodTable)

export const types: ReadonlyMap<string, Fields> = readTable(typeTable)

function readTable(table: string): ReadonlyMap<string, Fields> {
  const owners = new Map<string, Map<string, Field>>()
  let fields = new Map<string, Field>()
  for (const line of table.split('\n').filter((one) => one !== '')) {
    if (line.startsWith(' ')) {
      const field = readField(line.trim())
      fields.set(field.name, field)
    } else {
      fields = new Map()
      owners.set(line, fields)
    }
  }
  return owners
}

function readField(line: string): Field {
  const [name = '', types = '', ...rest] = line.split(' ')
  const values = rest.find((part) => part.startsWith('='))
  const range = /^(-?\d+)\.\.(-?\d*)(bytes)?$/.exec(rest.find((part) => part.includes('..')) ?? '')
  return {
    name: name.replace('!', ''),
    required: name.endsWith('!'),
    types: types.split('|'),
    ...(values && { values: values.slice(1).split('|') }),
    ...(range && {
      range: {
        min: Number(range[1]),
        max: range[2] ? Number(range[2]) : Number.POSITIVE_INFINITY,
        bytes: range[3] !== undefined,
      },
    }),
  }
}
