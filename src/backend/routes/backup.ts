import { addAbortSignal, Readable } from 'node:stream'
import type { Gzip } from 'node:zlib'
import * as z from 'zod'
import { backupLines, compressed } from '../../store/backup/lines.ts'
import { schemaVersion } from '../../store/schema-version.ts'
import type { Backend } from '../backend.ts'
import { type Route, reading } from '../route.ts'

const gzipType = 'application/gzip'

export const backupRoutes: readonly Route[] = [
  reading(
    {
      method: 'get',
      path: '/v1/backup',
      summary: 'Everything the shop keeps at this moment, as the file that `restore` takes',
      answer: z.unknown(),
      answerType: gzipType,
      withoutCatalog: true,
    },
    async (backend) => {
      const bytes = await begin(backend)
      // Whoever stops reading, or the backend that stops, ends it.
      addAbortSignal(backend.closing, bytes)
      return new Response(Readable.toWeb(bytes), { headers: { 'content-type': gzipType } })
    },
  ),
]

/** All of it is what one read sees, which lasts until the last byte is taken or nobody wants more. */
function begin({ store, clock, log }: Backend): Promise<Gzip> {
  return new Promise((resolve, reject) => {
    store
      .read(async (reader) => {
        // Once something was answered, a driver does not begin again.
        await reader.get('settings', 'shop')
        const lines = backupLines(reader, { createdAt: clock(), schemaVersion })
        const { bytes, written } = compressed(lines)
        resolve(bytes)
        await written
      })
      .catch((error: unknown) => {
        log.warn('A backup was not read to its end', { error })
        reject(error)
      })
  })
}
