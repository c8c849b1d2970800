import type { Finding } from '../catalog/finding.ts'
import type { Problem } from '../shop/problem.ts'
import { counted } from './counted.ts'
import type { Screen } from './screen.ts'

/** Shows findings by file, each with its line and what to do about it. */
export async function showFindings(
  findings: readonly Finding[],
  dir: string,
  screen: Screen,
): Promise<void> {
  if (screen.json || findings.length === 0) return
  const { prettyFindings } = await import('./findings/pretty.ts')
  for (const row of await prettyFindings(findings, dir, screen.paint)) screen.print(row)
}

/** So many warnings of one kind are shown where warnings are not what was asked for. */
const shownOfACode = 2

/** The same where something else was asked for: of each kind of warning the first ones, and how many there are. */
export async function showSomeFindings(
  findings: readonly Finding[],
  dir: string,
  screen: Screen,
): Promise<void> {
  const seen = new Map<string, number>()
  const shown = findings.filter(({ severity, code }) => {
    if (severity === 'error') return true
    const before = seen.get(code) ?? 0
    seen.set(code, before + 1)
    return before < shownOfACode
  })
  await showFindings(shown, dir, screen)
  for (const [code, count] of seen)
    if (count > shownOfACode)
      screen.say(`  … and ${count - shownOfACode} more with ${code} (all of them: shopbot check)`)
}

/** What keeps files from being taken: the errors one by one, and how many warnings there are. */
export async function showErrors(
  findings: readonly Finding[],
  dir: string,
  screen: Screen,
): Promise<void> {
  await showFindings(
    findings.filter(({ severity }) => severity === 'error'),
    dir,
    screen,
  )
  countWarnings(findings, screen)
}

/** One line about warnings that do not stand in the way. */
export function countWarnings(
  findings: readonly Finding[],
  screen: Screen,
  where = 'the files',
): void {
  const { length } = findings.filter(({ severity }) => severity === 'warning')
  if (length === 0) return
  screen.say(
    screen.paintAside(
      'yellow',
      `${counted(length, 'warning')} in ${where}; to see them: shopbot check`,
    ),
  )
}

/** What a command ends with that has shown the errors of a shop's files. */
export const filesInvalid: Problem = {
  code: 'files-invalid',
  message: "The shop's files have errors; nothing was changed",
  hint: 'Correct what is listed above; "shopbot check" shows it again.',
}
