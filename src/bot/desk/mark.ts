import { createHash } from 'node:crypto'

/** Sixteen signs that stand for a charge (or an update) on a button: Telegram's ids can be longer than one takes. */
export function longMark(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, 16)
}
