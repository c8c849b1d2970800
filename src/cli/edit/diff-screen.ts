import { type DiffLine, diffLines } from '../../catalog/edit/diff.ts'
import type { Draft, FileChange } from '../../catalog/edit/draft.ts'
import { withoutGoods } from '../../catalog/without-goods.ts'
import type { Screen } from '../screen.ts'

/** Lines of one file that a screen shows at the most. */
const shownLines = 60

/** Which lines of a file change; what is sold in the chat is left out. Pictures have no lines. */
export function diffOf({ path, before, after }: FileChange): DiffLine[][] {
  if (!/\.(ya?ml|md|ftl|txt)$/i.test(path)) return []
  const [old, now] = [textOf(before), textOf(after)]
  const [oldLines, nowLines] = [old.split(/\r?\n/), now.split(/\r?\n/)]
  return diffLines(old, now).map((hunk) =>
    hunk.map((line) => ({
      ...line,
      text: withoutGoods(line.sign === '-' ? oldLines : nowLines, line.line - 1),
    })),
  )
}

/** Shows what becomes of the files, line by line. */
export function showDiff({ changes, moves }: Draft, screen: Screen): void {
  if (screen.json) return
  for (const { from, to } of moves) screen.print(screen.paint('bold', `${from}/ → ${to}/`))
  for (const change of changes) {
    const note = change.before === null ? ' (new)' : change.after === null ? ' (removed)' : ''
    screen.print(screen.paint('bold', change.path) + screen.paint('dim', note))
    showHunks(diffOf(change), screen)
  }
}

function showHunks(hunks: readonly DiffLine[][], screen: Screen): void {
  const width = Math.max(1, ...hunks.flat().map(({ line }) => String(line).length))
  let left = shownLines
  for (const [at, hunk] of hunks.entries()) {
    if (at > 0 && left > 0) screen.print(screen.paint('dim', `  ${' '.repeat(width)} …`))
    for (const { sign, text, line } of hunk.slice(0, left)) {
      const row = `${sign} ${String(line).padStart(width)}  ${cut(text)}`
      screen.print(sign === ' ' ? screen.paint('dim', row) : screen.paint(colours[sign], row))
    }
    left = Math.max(0, left - hunk.length)
  }
  const rest = hunks.flat().length - shownLines
  if (rest > 0)
    screen.print(screen.paint('dim', `  … and ${rest} more lines (all of them: --json)`))
}

const colours = { '-': 'red', '+': 'green' } as const

const cut = (text: string) => (text.length > 160 ? `${text.slice(0, 159)}…` : text)

const textOf = (bytes: Buffer | null) => bytes?.toString().replace(/^\ufeff/, '') ?? ''
