import { badRequest, Refusal } from './refusal.ts'

/** A file that came with a multipart body. */
export interface Upload {
  readonly bytes: Buffer
  readonly name: string
}

/** What a call carries. Numbers, booleans and objects may come as text, whatever the encoding. */
export interface Params {
  readonly values: Readonly<Record<string, unknown>>
  readonly files: ReadonlyMap<string, Upload>
}

/** Absent, null and '' are the same to Telegram. */
export function textParam({ values }: Params, name: string): string {
  const value = values[name]
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

export function integerParam({ values }: Params, name: string): number | undefined {
  const value = values[name]
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined
  if (typeof value !== 'string' || !/^\s*[-+]?\d+\s*$/.test(value)) return undefined
  return Number(value)
}

export function flagParam({ values }: Params, name: string): boolean {
  const value = values[name]
  if (typeof value === 'string') return ['true', 'yes', '1'].includes(value.toLowerCase())
  return value === true || value === 1
}

/** An object or array, given as JSON or as the text of it; undefined when absent. */
export function jsonParam({ values }: Params, name: string, what: string): unknown {
  const value = values[name]
  if (typeof value !== 'string') return value ?? undefined
  if (value.trim() === '') return undefined
  try {
    return JSON.parse(value)
  } catch {
    return badRequest(`can't parse ${what} JSON object`)
  }
}

/** A list as `jsonParam` reads it; absent is empty. */
export function listParam(params: Params, name: string, what: string): unknown[] | Refusal {
  const value = jsonParam(params, name, what)
  if (value === undefined || value instanceof Refusal) return value ?? []
  return Array.isArray(value)
    ? value
    : badRequest(`can't parse ${what} JSON object: expected an Array`)
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
