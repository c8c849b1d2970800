import type { Finding } from '../../catalog/finding.ts'

/**
 * Findings as annotations of a GitHub workflow, one command a line; errors first, for GitHub shows ten of each step.
 * `prefix` leads from the repository to the shop. Source: GitHub Docs, workflow commands; actions/toolkit, command.ts
 */
export function githubAnnotations(findings: readonly Finding[], prefix: string): string[] {
  const errors = findings.filter(({ severity }) => severity === 'error')
  const warnings = findings.filter(({ severity }) => severity === 'warning')
  return [...errors, ...warnings].map((finding) => annotation(finding, prefix))
}

function annotation(finding: Finding, prefix: string): string {
  const { severity, code, message, hint, file, line, column } = finding
  const properties = Object.entries({
    file: prefix + file,
    line,
    col: column,
    title: `shopbot ${code}`,
  })
  const listed = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  const text = hint === undefined ? message : `${message}\n${hint}`
  return `::${severity} ${listed.join(',')}::${escapeData(text)}`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
