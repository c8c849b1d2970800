import { backupEnding } from './shape.ts'

/** `Kyiv-Flowers-2026-12-01T02-10-00Z.shopbot.gz`; no sign in it means anything to a shell or a file system. */
export function backupName(shop: string | null, at: Date): string {
  const name = (shop ?? '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  const short = [...name].slice(0, 40).join('').replace(/-$/, '')
  const moment = at
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-')
  return `${short || 'shop'}-${moment}${backupEnding}`
}
