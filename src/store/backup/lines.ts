import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip, type Gzip } from 'node:zlib'
import { textIn } from '../../shop/text.ts'
import { collections } from '../schema.ts'
import type { Reader } from '../store.ts'
import { keptRecords } from './records.ts'
import { type BackupHeader, type BackupTrailer, backupFormat } from './shape.ts'

export interface BackupMoment {
  readonly createdAt: Date
  readonly schemaVersion: number
}

/** The bytes of a backup of what `reader` sees, in pieces; none is larger than a page of records. */
export async function* backupLines(
  reader: Reader,
  { createdAt, schemaVersion }: BackupMoment,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  const hashed = (text: string) => {
    const bytes = Buffer.from(text)
    hash.update(bytes)
    return bytes
  }
  const header = await headerOf(reader, { createdAt, schemaVersion })
  yield hashed(`${JSON.stringify(header)}\n`)
  let records = 0
  for await (const page of keptRecords(reader)) {
    records += page.length
    yield hashed(`${page.map((kept) => JSON.stringify(kept)).join('\n')}\n`)
  }
  const trailer: BackupTrailer = { records, sha256: hash.digest('hex') }
  yield Buffer.from(`${JSON.stringify(trailer)}\n`)
}

/** The same as the bytes of the file; it must be read while the reader is good. */
export function compressed(lines: AsyncIterable<Buffer>): {
  readonly bytes: Gzip
  /** Resolves when all went in; rejects where the lines fail or nobody wants them any more. */
  readonly written: Promise<void>
} {
  const bytes = createGzip()
  const written = pipeline(Readable.from(lines), bytes)
  return { bytes, written }
}

/** The shop's name in its first language; null: it was never imported. */
export async function shopName(reader: Reader): Promise<string | null> {
  const settings = (await reader.get('settings', 'shop'))?.settings
  return settings ? textIn(settings.name, '', settings.languages) : null
}

async function headerOf(
  reader: Reader,
  { createdAt, schemaVersion }: BackupMoment,
): Promise<BackupHeader> {
  const counts: Record<string, number> = {}
  for (const name of collections()) counts[name] = await reader.count(name)
  const [newest] = await reader.find('revisions', { newest: true, limit: 1 })
  return {
    shopbotBackup: backupFormat,
    schemaVersion,
    shop: await shopName(reader),
    revision: newest?.id ?? null,
    createdAt: createdAt.toISOString(),
    counts,
  }
}
