import type { Finding } from '../finding.ts'
import type { FileFinding, LinePlace } from './reading.ts'

/** Findings of one severity that one file may have; who has so many starts with these. */
export const findingBound = 1000

/** Takes what is found in one file. */
export interface FindingSink {
  add(finding: FileFinding): void
  /** Whether more errors would not be listed any more. */
  readonly isFull: boolean
}

/** The findings of one file, up to a bound, added to those of all. */
export class FileFindings implements FindingSink {
  readonly #file: string
  readonly #findings: Finding[]
  readonly #counts = { error: 0, warning: 0 }

  constructor(file: string, findings: Finding[]) {
    this.#file = file
    this.#findings = findings
  }

  get isFull(): boolean {
    return this.#counts.error >= findingBound
  }

  add(finding: FileFinding): void {
    const { severity, code, message, hint, line, column } = finding
    this.#counts[severity] += 1
    const count = this.#counts[severity]
    if (count > findingBound) return
    const told =
      count === findingBound ? tooMany(severity) : { severity, code, message, ...hinted(hint) }
    this.#findings.push({ ...told, file: this.#file, line, column })
  }

  error(at: LinePlace, code: string, message: string, hint?: string): void {
    const { line, column } = at
    this.add({ severity: 'error', code, message, ...hinted(hint), line, column })
  }
}

function tooMany(
  severity: Finding['severity'],
): Pick<Finding, 'severity' | 'code' | 'message' | 'hint'> {
  return {
    severity,
    code: 'too-many-findings',
    message: `More ${severity}s are in this file than can be listed`,
    hint: 'Correct those above first.',
  }
}

function hinted(hint: string | undefined): { hint?: string } {
  return hint === undefined ? {} : { hint }
}
