import type { Note } from './foreign.ts'
import type { Notes } from './notes.ts'

/** A stock as shops write it, `7`, `7.0000` or `-3`, in whole pieces; what is less than none is none. */
export function pieces(at: Pick<Note, 'line' | 'subject'>, written: string, notes: Notes): number {
  const whole = /^([-−]?)(\d{1,9})(?:[.,](\d+))?$/.exec(written.replaceAll(/\s/g, ''))
  if (!whole) {
    notes.changed(at, 'stock-unreadable', `The stock "${written}" is not a number; 0 is taken`)
    return 0
  }
  const count = Number(whole[2])
  if (whole[1] !== '') {
    if (count > 0) notes.changed(at, 'stock-negative', `The stock ${written} becomes 0`)
    return 0
  }
  if (/[1-9]/.test(whole[3] ?? ''))
    notes.changed(
      at,
      'stock-in-parts',
      `Goods are counted in pieces: the stock ${written} becomes ${count}`,
    )
  return count
}
