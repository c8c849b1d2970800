import type { Finding } from '../catalog/finding.ts'
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
