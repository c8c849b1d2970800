/** The length of a text as Telegram counts it against its limits: Unicode code points. */
export function codePoints(text: string): number {
  let count = text.length
  for (let i = 0; i < text.length - 1; i++) {
    if (isHigh(text.charCodeAt(i)) && isLow(text.charCodeAt(i + 1))) {
      count--
      i++
    }
  }
  return count
}

/**
 * A text of at most `max` code points: cut at a word, with an ellipsis that is counted, or as it is
 * when it fits. A word longer than half of the room is cut between graphemes.
 */
export function cutText(text: string, max: number): string {
  if (codePoints(text) <= max) return text
  if (max < 1) return ''
  const room = fitting(text, max - 1)
  const word = /\s/.test(text.charAt(room.length)) ? room.length : lastSpace(room)
  const cut = word > room.length / 2 ? room.slice(0, word) : room
  return `${cut.trimEnd()}…`
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** As many whole graphemes from the start as fit into `max` code points. */
function fitting(text: string, max: number): string {
  let end = 0
  let count = 0
  for (const { segment } of graphemes.segment(text)) {
    count += codePoints(segment)
    if (count > max) break
    end += segment.length
  }
  return text.slice(0, end)
}

function lastSpace(text: string): number {
  const match = /\s+\S*$/u.exec(text)
  return match ? match.index : 0
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
