import { type Call, type Finding, objectsOf } from './finding.ts'

/** Commands, languages and the webhook. */
export function checkProfile({ method, params }: Call): Finding[] {
  const { language_code, url, secret_token } = params
  const findings: Finding[] = objectsOf(params.commands)
    .filter(({ command }) => !/^[a-z0-9_]{1,32}$/.test(String(command)))
    .map(({ command }) => ({ rule: 'command', path: 'commands', message: `${command} is none` }))
  if (language_code && !/^[a-z]{2}$/.test(String(language_code))) {
    findings.push({ rule: 'language', path: 'language_code', message: 'is no ISO 639-1 code' })
  }
  if (method !== 'setWebhook') return findings
  // The sandbox is on this machine, and calls bots on it without HTTPS.
  if (!/^(https:\/\/[^\s]+|http:\/\/127\.0\.0\.1:\d+\/\S*)?$/.test(String(url))) {
    findings.push({ rule: 'webhook-url', path: 'url', message: 'is no HTTPS address' })
  }
  if (/[^\w-]/.test(String(secret_token ?? ''))) {
    findings.push({ rule: 'webhook-secret', path: 'secret_token', message: 'has other characters' })
  }
  return findings
}
