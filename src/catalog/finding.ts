/** Something found in the merchant's files, with its place. */
export interface Finding {
  /** An error keeps the shop from being imported. */
  readonly severity: 'error' | 'warning'
  readonly code: string
  readonly message: string
  /** What to do about it. */
  readonly hint?: string
  /** From the shop's folder, with `/` between. */
  readonly file: string
  /** Both count from 1. */
  readonly line: number
  readonly column: number
}

export function inOrder(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || a.column - b.column
}
