import { decoded, decodedOnce } from '../entities.ts'
import { htmlLine, htmlText } from '../html-text.ts'
import type { Row } from './tables.ts'

/** The name in a row, one line. OpenCart keeps it as HTML shows it: `Salt &amp; pepper`. */
export const titleIn = (row: Row | undefined): string => lineIn(row?.get('name') ?? '')

export const lineIn = (written: string): string =>
  decoded(htmlLine(written)).replaceAll(/\s+/g, ' ').trim()

/** The description in a row as plain text. OpenCart keeps it as HTML that is encoded once more. */
export function descriptionIn(row: Row | undefined): string {
  return decoded(htmlText(decodedOnce(row?.get('description') ?? '')))
}
