import type { Finding } from './finding.ts'
import { withoutSecrets } from './secrets.ts'
import { tokenLength } from './token.ts'
import { withoutGoods } from './without-goods.ts'

type Place = Pick<Finding, 'line' | 'column'>

/**
 * The line of a finding with the one before, and carets below what it is about. Goods that are sold and tokens are
 * not shown: findings end up in logs of CI.
 */
export function codeFrame(source: string, place: Place): string {
  return frameOf(linesOf(source), place)
}

/** The lines of a file; they are split once for all its findings. */
export function linesOf(source: string): readonly string[] {
  return source.replace(/^\ufeff/, '').split(/\r?\n/)
}

export function frameOf(lines: readonly string[], { line, column }: Place): string {
  const width = String(line).length
  const from = Math.max(0, column - 1 - before)
  const start = (lines[line - 1] ?? '').length > longestLine && from > 0 ? from : 0
  const shown = [line - 1, line].filter((one) => one >= 1 && one <= lines.length)
  const rows = shown.map((one) => {
    const mark = one === line ? '>' : ' '
    const text = clip(plainLine(lines, one), start)
    return `${mark} ${String(one).padStart(width)} | ${text}`.trimEnd()
  })
  return [...rows, `  ${' '.repeat(width)} | ${carets(lines, { line, column }, start)}`].join('\n')
}

/** A longer line is shown from this many signs before the place. */
const before = 40
const longestLine = 120

function plainLine(lines: readonly string[], line: number): string {
  return withoutSecrets(withoutGoods(lines, line - 1)).replaceAll('\t', ' ')
}

function clip(line: string, start: number): string {
  const text = start > 0 ? `…${line.slice(start)}` : line
  return text.length > longestLine ? `${text.slice(0, longestLine)}…` : text
}

function carets(lines: readonly string[], { line, column }: Place, start: number): string {
  const text = plainLine(lines, line)
  const at = column - 1
  const length = Math.min(tokenLength(text, at), longestLine - (at - start))
  const indent = columnsOf(text.slice(start, at).padEnd(at - start)) + (start > 0 ? 1 : 0)
  const below = columnsOf(text.slice(at, at + length))
  return ' '.repeat(Math.min(indent, longestLine)) + '^'.repeat(Math.max(1, below))
}

/** How many columns of a terminal a text takes. */
function columnsOf(text: string): number {
  let columns = 0
  for (const sign of text) {
    if (/\p{M}|\u200d|\ufe0f/u.test(sign)) continue
    columns += wide.test(sign) ? 2 : 1
  }
  return columns
}

const wide =
  /[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u
