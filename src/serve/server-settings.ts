import type { Finding } from '../catalog/finding.ts'
import { done, failed, type Result } from '../shop/problem.ts'
import { defaultRetry, defaultServer, type Settings } from '../shop/settings.ts'
import { textIn } from '../shop/text.ts'
import { hasStore } from './door.ts'

export interface ServerSettings extends Pick<Settings, 'server' | 'retry' | 'telegram'> {
  /** The shop's, in its default language. */
  readonly name: string
  /** Why the defaults stand in for what shop.yaml says; null when it could be read. */
  readonly unread: string | null
}

/**
 * What shop.yaml says about running the shop. A file that is broken keeps a new shop from opening, but not one
 * that has been imported before. Codes: `shop-missing`, `files-invalid`.
 */
export async function readServerSettings(dir: string): Promise<Result<ServerSettings>> {
  const { readSettingsFile } = await import('../catalog/read/settings.ts')
  const findings: Finding[] = []
  const reading = await readSettingsFile(dir, findings)
  const error = findings.find((finding) => finding.severity === 'error')
  if (reading) {
    const { server, retry, telegram, name, languages } = reading.settings
    const [language = 'en'] = languages
    const called = textIn(name, language, languages)
    return done({ server, retry, ...(telegram && { telegram }), name: called, unread: null })
  }
  const place = error && error.code !== 'shop-missing' ? `${error.file}:${error.line}: ` : ''
  const message = error ? `${place}${error.message}` : 'shop.yaml cannot be read'
  if (await hasStore(dir)) {
    return done({ server: defaultServer, retry: defaultRetry, name: 'Shop', unread: message })
  }
  return failed({
    code: error?.code === 'shop-missing' ? 'shop-missing' : 'files-invalid',
    message,
    hint: error?.hint ?? 'Run "shopbot check" to see what is wrong and where.',
  })
}
