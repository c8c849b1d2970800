import { timingSafeEqual } from 'node:crypto'

/** Whether an Authorization header carries the token; takes the same time however much of it is right. */
export function bearerCheck(token: string): (header: string | null | undefined) => boolean {
  const expected = Buffer.from(`Bearer ${token}`)
  return (header) => {
    const given = Buffer.from(header ?? '')
    // Unequal lengths are compared with themselves: only the length of the guess shows.
    if (given.length !== expected.length) return timingSafeEqual(given, given) && false
    return timingSafeEqual(given, expected)
  }
}
