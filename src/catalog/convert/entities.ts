import { Parser } from 'htmlparser2'

/** Some shops encode what is encoded already, once for each time it was saved. */
const mostTimes = 4

/** `Salt &amp;amp; pepper` → `Salt & pepper`: entities as the signs they mean, tags left as they stand. */
export function decoded(text: string): string {
  let plain = text
  for (let time = 0; time < mostTimes && entity.test(plain); time += 1) {
    const before = plain
    plain = decodedOnce(plain)
    if (plain === before) break
  }
  return plain
}

export function decodedOnce(text: string): string {
  if (!entity.test(text)) return text
  let plain = ''
  const parser = new Parser({ ontext: (part) => (plain += part) }, { decodeEntities: true })
  parser.end(text.replaceAll('<', '&lt;'))
  return plain
}

const entity = /&(?:#\d+|#x[\da-f]+|[a-z]\w*);/i
