/**
 * What an error of the database means: `conflict`: the same may go well when it is tried again; `refused`: a
 * constraint or a value that can never be kept; `lost`: the database is away or going.
 */
export type Fault = 'conflict' | 'refused' | 'lost'

export function endOf(error: unknown): Fault | undefined {
  if (error === undefined) return undefined
  const state = sqlState(error)
  if (state === undefined) return 'lost'
  // serialization_failure, deadlock_detected; a unique violation of what somebody else just put is looked at again.
  if (state === '40001' || state === '40P01') return 'conflict'
  if (state.startsWith('22') || state.startsWith('23')) return 'refused'
  return 'lost'
}

/** Five signs, of a message of the server; undefined: the way to it failed. */
export function sqlState(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined
}
