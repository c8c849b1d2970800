import { withoutGoods } from './without-goods.ts'

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

/** The line of a finding with the one before, and a caret below its place; goods that are sold are not shown. */
export function codeFrame(source: string, finding: Pick<Finding, 'line' | 'column'>): string {
  const lines = source.split(/\r?\n/)
  const width = String(finding.line).length
  const shown = [finding.line - 1, finding.line].filter((line) => line >= 1 && line <= lines.length)
  const rows = shown.map((line) => {
    const mark = line === finding.line ? '>' : ' '
    return `${mark} ${String(line).padStart(width)} | ${clip(withoutGoods(lines, line - 1))}`
  })
  const caret = ' '.repeat(Math.min(finding.column - 1, longestLine))
  return [...rows, `  ${' '.repeat(width)} | ${caret}^`].join('\n')
}

const longestLine = 120

function clip(line: string): string {
  const plain = line.replaceAll('\t', ' ')
  return plain.length > longestLine ? `${plain.slice(0, longestLine)}…` : plain
}
