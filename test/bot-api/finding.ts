/** A call as the sandbox logs it. */
export interface Call {
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
  /** Names of the uploaded files. */
  readonly files: readonly string[]
}

/** The kinds of rules, each with its seeded wrong call in checker.test.ts. */
export const ruleNames = [
  'method',
  'unknown-parameter',
  'required',
  'required-then',
  'type',
  'value',
  'range',
  'length',
  'markup',
  'one-markup',
  'button-count',
  'row-length',
  'one-action',
  'pay-first',
  'button-url',
  'private-only',
  'currency',
  'total',
  'provider-token',
  'stars-token',
  'stars-price',
  'stars-tips',
  'stars-ignore',
  'tips',
  'provider-data',
  'start-parameter',
  'photo-url',
  'unique',
  'attached',
  'command',
  'language',
  'webhook-url',
  'webhook-secret',
] as const

export type Rule = (typeof ruleNames)[number]

/** What a call does that the Bot API does not allow; `path` is like `prices[0].amount`. */
export interface Finding {
  readonly rule: Rule
  readonly path: string
  readonly message: string
}

export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The objects of a list; what is none is reported by the types' own check. */
export const objectsOf = (value: unknown): JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : []
