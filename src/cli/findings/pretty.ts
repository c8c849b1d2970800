import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../../catalog/finding.ts'
import { frameOf, linesOf } from '../../catalog/frame.ts'
import type { Paint } from '../screen.ts'

/** So many findings are shown one by one: who has more starts with these. */
const shownFindings = 100

/** Findings for people: by file, each with its line, carets below what it is about, and what to do about it. */
export async function prettyFindings(
  findings: readonly Finding[],
  dir: string,
  paint: Paint,
): Promise<string[]> {
  const shown = first(findings)
  const rows: string[] = []
  for (const file of new Set(shown.map((finding) => finding.file))) {
    const source = await readFile(join(dir, file), 'utf8').catch(() => undefined)
    const lines = source === undefined ? undefined : linesOf(source)
    rows.push(paint('bold', file))
    for (const finding of shown.filter((one) => one.file === file)) {
      rows.push(headline(finding, paint))
      if (lines) rows.push(indent(frameOf(lines, finding)))
      if (finding.hint !== undefined) rows.push(`    ${paint('cyan', `→ ${finding.hint}`)}`)
    }
    rows.push('')
  }
  const rest = findings.length - shown.length
  return rest > 0 ? [...rows, `… and ${rest} more (all of them: --json)`] : rows
}

/** Where not all are shown, no warning takes the place of an error. */
function first(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= shownFindings) return findings
  const errors = findings.filter(({ severity }) => severity === 'error').slice(0, shownFindings)
  const warnings = findings.filter(({ severity }) => severity === 'warning')
  const kept = new Set([...errors, ...warnings.slice(0, shownFindings - errors.length)])
  return findings.filter((finding) => kept.has(finding))
}

function headline({ severity, code, message, line, column }: Finding, paint: Paint): string {
  const name = paint(severity === 'error' ? 'red' : 'yellow', severity)
  return `  ${line}:${column}  ${name}  ${message}  ${paint('dim', code)}`
}

const indent = (text: string) => text.replaceAll(/^/gm, '    ')
