import type { Finding } from '../catalog/finding.ts'
import type { Scan } from '../catalog/fingerprint.ts'
import type { ShopReading } from '../catalog/read.ts'
import type { Settings } from '../shop/settings.ts'

/**
 * Reads and checks a shop's folder, and then what only the bot can tell of it. Never throws for what the files
 * hold; all of it becomes findings. `scan`: of this folder, where somebody has just looked at it.
 */
export async function checkShop(dir: string, scan?: Scan): Promise<ShopReading> {
  const { readSettings, readShop } = await import('../catalog/read.ts')
  const read = await readShop(dir, scan)
  // A shop whose catalogue has errors still hears all that is wrong with its texts.
  const settings = read.ok ? read.settings : (await readSettings(dir)).settings
  if (!settings) return read
  const found = await textsOfShop(dir, settings)
  return found.length === 0 ? read : withFindings(read, found)
}

/** A shop that says nothing of its own and speaks our languages has nothing to be proved. */
async function textsOfShop(dir: string, settings: Settings): Promise<readonly Finding[]> {
  const { ownTextOf } = await import('../bot/locales/own.ts')
  const isOurs = settings.languages.every((language) => ownTextOf(language) !== undefined)
  if (isOurs && Object.keys(settings.texts).length === 0) return []
  const { checkLocales } = await import('./locales/check-locales.ts')
  return checkLocales(dir, settings)
}

async function withFindings(read: ShopReading, found: readonly Finding[]): Promise<ShopReading> {
  const { inOrder } = await import('../catalog/finding.ts')
  const findings = [...read.findings, ...found].sort(inOrder)
  const { counts, where } = read
  if (found.some(({ severity }) => severity === 'error'))
    return { ok: false, findings, counts, where }
  return { ...read, findings }
}
