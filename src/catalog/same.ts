/** Whether two values of JSON are alike; a key whose value is undefined counts as absent. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((one, at) => same(one, b[at]))
  }
  return sameFields(a, b, none)
}

/** The same of two records, some of whose fields do not count. */
export function sameFields(a: object, b: object, but: ReadonlySet<string>): boolean {
  const [left, right] = [a, b] as [Record<string, unknown>, Record<string, unknown>]
  for (const name in left) {
    // Nearly all are the same: what does not count is only asked of those that are not.
    if (left[name] !== right[name] && !but.has(name) && !same(left[name], right[name])) return false
  }
  for (const name in right) {
    if (right[name] !== undefined && left[name] === undefined && !but.has(name)) return false
  }
  return true
}

const none: ReadonlySet<string> = new Set()
