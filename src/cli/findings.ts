import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../catalog/finding.ts'
import type { Screen } from './screen.ts'

/** So many findings are shown one by one: who has more starts with these. */
const shownFindings = 100

/** Shows findings by file, each with its line and what to do about it. */
export async function showFindings(
  findings: readonly Finding[],
  dir: string,
  screen: Screen,
): Promise<void> {
  if (screen.json || findings.length === 0) return
  const { codeFrame } = await import('../catalog/finding.ts')
  const shown = findings.slice(0, shownFindings)
  for (const file of new Set(shown.map((finding) => finding.file))) {
    const source = await readFile(join(dir, file), 'utf8').catch(() => undefined)
    screen.print(screen.paint('bold', file))
    for (const finding of shown.filter((one) => one.file === file)) {
      screen.print(headline(finding, screen))
      if (source !== undefined) screen.print(indent(codeFrame(source, finding)))
      if (finding.hint !== undefined) screen.print(`    ${screen.paint('cyan', finding.hint)}`)
    }
    screen.print('')
  }
  const rest = findings.length - shown.length
  if (rest > 0) screen.print(`… and ${rest} more (all of them: --json)`)
}

function headline({ severity, code, message, line, column }: Finding, screen: Screen): string {
  const name =
    severity === 'error' ? screen.paint('red', severity) : screen.paint('yellow', severity)
  return `  ${line}:${column}  ${name}  ${message}  ${screen.paint('dim', code)}`
}

const indent = (text: string) => text.replaceAll(/^/gm, '    ')
