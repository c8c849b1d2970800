const hidden = '[secret]'

/** What is never logged, whoever puts it into a fact: keys to other people's things, and where people are reached. */
const secretKey = /token|authorization|secret|password|database_?url|phone|email|address/i

const deepest = 6

/** Facts as they may be logged: plain values, without what their keys say is secret, each text masked. */
export function redact(value: unknown, mask: (text: string) => string, depth = 0): unknown {
  if (typeof value === 'string') return mask(value)
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth === deepest) return '…'
  if (value instanceof Error) return told(value, mask, depth)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map((one) => redact(one, mask, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      secretKey.test(key) ? hidden : redact(one, mask, depth + 1),
    ]),
  )
}

/** Of an error what people look for; what grammY and others hang on one, as the payload of a call, stays out. */
function told(error: Error, mask: (text: string) => string, depth: number): unknown {
  const code = 'code' in error ? { code: redact(error.code, mask, depth + 1) } : {}
  const cause = error.cause === undefined ? {} : { cause: redact(error.cause, mask, depth + 1) }
  const { name, message, stack = '' } = error
  return { type: name, message: mask(message), ...code, stack: mask(stack), ...cause }
}
