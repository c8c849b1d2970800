import type { Finding } from './finding.ts'
import type { Written } from './read/catalog-reader.ts'

/** Reports at a `category ID` or `product ID`. */
export type TellAt = (what: string, code: string, message: string, hint: string) => void

/** Warnings about what only the whole catalogue can tell, at the place where it is written. */
export function warnerAt(where: ReadonlyMap<string, Written>, findings: Finding[]): TellAt {
  return (what, code, message, hint) => {
    const { file, line, column } = where.get(what) ?? { file: 'shop.yaml', line: 1, column: 1 }
    findings.push({ severity: 'warning', code, message, hint, file, line, column })
  }
}
