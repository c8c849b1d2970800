import { type Explanation, explain } from '../../catalog/explain/explain.ts'
import type { Finding } from '../../catalog/finding.ts'

/**
 * Findings as a SARIF 2.1.0 log, which code scanning and editors read; `prefix` leads from the repository to the
 * shop. Source: OASIS, Static Analysis Results Interchange Format 2.1.0
 */
export function sarifLog(findings: readonly Finding[], prefix: string, version: string) {
  const codes = [...new Set(findings.map(({ code }) => code))].sort()
  return {
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'shopbot', version, rules: codes.map(rule) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding, codes.indexOf(finding.code), prefix)),
      },
    ],
  }
}

function rule(code: string) {
  const explained = explain(code)
  if (!explained) return { id: code }
  return {
    id: code,
    shortDescription: { text: explained.title },
    fullDescription: { text: explained.means },
    help: { text: helpText(explained), markdown: helpMarkdown(explained) },
  }
}

function helpText({ means, why, wrong, right }: Explanation): string {
  return `${means}\n\n${why}\n\nWrong:\n${wrong}\nRight:\n${right}`
}

function helpMarkdown({ means, why, wrong, right }: Explanation): string {
  const block = (text: string) => `\`\`\`yaml\n${text}\`\`\``
  return `${means}\n\n${why}\n\n**Wrong**\n\n${block(wrong)}\n\n**Right**\n\n${block(right)}\n`
}

function result(finding: Finding, ruleIndex: number, prefix: string) {
  const { severity, code, message, hint, file, line, column } = finding
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: hint === undefined ? message : `${message}. ${hint}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(prefix + file), uriBaseId: '%SRCROOT%' },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  }
}
