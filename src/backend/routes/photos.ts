import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { knownFile, uploadedFile } from '../../client/wire/notice.ts'
import { done } from '../../shop/problem.ts'
import { changing, type Route, reading, refuse } from '../route.ts'

const bytesType = 'application/octet-stream'

export const photoRoutes: readonly Route[] = [
  reading(
    {
      method: 'get',
      path: '/v1/photos/:key',
      summary: 'The bytes of a picture of the catalogue, by their hash',
      answer: z.unknown(),
      answerType: bytesType,
    },
    async (backend, { params }) => {
      const hash = params.key ?? ''
      const path = backend.current.index.photoPath(hash)
      if (path === undefined) return unknownPhoto()
      const bytes = await readFile(join(backend.dir, path)).catch(() => undefined)
      // A file that changed since the import is another picture: it comes with the next import.
      if (!bytes || createHash('sha256').update(bytes).digest('hex') !== hash) return unknownPhoto()
      return new Response(new Uint8Array(bytes), {
        headers: { 'content-type': bytesType },
      })
    },
  ),
  reading(
    {
      method: 'get',
      path: '/v1/photos/:key/file',
      summary: 'What Telegram called a picture when a bot uploaded it',
      query: z.object({ bot: z.string().min(1) }),
      answer: knownFile,
    },
    async (backend, { params, query }) => {
      const known = await backend.store.read((reader) =>
        reader.get('photos', `${query.bot}:${params.key}`),
      )
      return done({ fileId: known?.fileId ?? null })
    },
  ),
  changing(
    {
      method: 'put',
      path: '/v1/photos/:key/file',
      summary: 'Remembers what Telegram called an uploaded picture',
      body: uploadedFile,
      answer: z.null(),
    },
    async (_backend, { params, body }, writer) => {
      await writer.put('photos', { id: `${body.bot}:${params.key}`, fileId: body.fileId })
      return done(null)
    },
  ),
]

function unknownPhoto() {
  return refuse(404, { code: 'photo-unknown', message: 'The shop has no such picture' })
}
