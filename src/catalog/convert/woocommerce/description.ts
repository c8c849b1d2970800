import { htmlText } from '../html-text.ts'
import type { Attribute, Row } from './row.ts'

/** Both descriptions as plain text, and below them the attributes that nobody chooses between. */
export function descriptionOf(row: Row, facts: readonly Attribute[]): string | undefined {
  const short = plain(row.get('short'))
  const long = plain(row.get('description'))
  const told = long.includes(short) ? [long] : [short, long]
  const shown = facts
    .filter(({ visible, values }) => visible && values.length > 0)
    .map(({ name, values }) => htmlText(`${name}: ${values.join(', ')}`))
  const text = [...told, shown.join('\n')].filter((part) => part !== '').join('\n\n')
  return text === '' ? undefined : text
}

function plain(written: string): string {
  // The exporter writes line breaks as \n; page builders leave their codes in brackets.
  const html = written
    .replaceAll('\\n', '\n')
    .replaceAll(/\[\/[a-z][\w-]*\]|\[[a-z][\w-]*\s[^\][]*=[^\][]*\]/gi, '')
  return htmlText(html)
}
