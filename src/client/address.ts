/** One part of a path. */
export const enc = encodeURIComponent

/** `?a=1&b=2` of what is present, or nothing. */
export function query(values: Readonly<Record<string, unknown>>): string {
  const present = Object.entries(values).filter(([, value]) => value !== undefined)
  if (present.length === 0) return ''
  return `?${present.map(([name, value]) => `${name}=${enc(String(value))}`).join('&')}`
}
