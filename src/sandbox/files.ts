import { limits } from '../telegram/limits.ts'
import type { PhotoSize } from './bot-api.ts'
import { imageSize } from './image-size.ts'
import type { Upload } from './params.ts'
import { badRequest, type Refusal } from './refusal.ts'

/** A picture that Telegram knows: uploaded bytes, or an address that is believed and never fetched. */
export interface StoredPhoto {
  readonly sizes: readonly [PhotoSize]
  readonly path: string
  readonly type?: string
  readonly bytes?: Buffer
  readonly url?: string
}

export interface Files {
  upload(upload: Upload): StoredPhoto | Refusal
  byUrl(url: string): StoredPhoto
  find(fileId: string): StoredPhoto | undefined
  byPath(path: string): StoredPhoto | undefined
  readonly uploads: number
}

export function createFiles(nextId: () => string): Files {
  const byId = new Map<string, StoredPhoto>()
  const paths = new Map<string, StoredPhoto>()
  const urls = new Map<string, StoredPhoto>()
  let uploads = 0

  function keep(
    width: number,
    height: number,
    source: Pick<StoredPhoto, 'bytes' | 'type' | 'url'>,
  ) {
    const id = nextId()
    const size = source.bytes === undefined ? {} : { file_size: source.bytes.length }
    const photo: StoredPhoto = {
      sizes: [{ file_id: `AgAC${id}`, file_unique_id: `AQAD${id}`, width, height, ...size }],
      path: `photos/${id}`,
      ...source,
    }
    byId.set(photo.sizes[0].file_id, photo)
    paths.set(photo.path, photo)
    return photo
  }

  return {
    upload({ bytes }) {
      if (bytes.length === 0) return badRequest('file must be non-empty')
      if (bytes.length > limits.photoBytes) {
        return badRequest(
          `file of size ${bytes.length} bytes is too big for a photo; the maximum size is ${limits.photoBytes} bytes`,
        )
      }
      const size = imageSize(bytes)
      if (!size) return badRequest('IMAGE_PROCESS_FAILED')
      const { width, height } = size
      const ratio = Math.max(width, height) / Math.min(width, height)
      if (width + height > limits.photoSides || !(ratio <= limits.photoRatio)) {
        return badRequest('PHOTO_INVALID_DIMENSIONS')
      }
      uploads++
      return keep(width, height, { bytes, type: size.type })
    },
    byUrl(url) {
      const known = urls.get(url)
      if (known) return known
      const photo = keep(800, 600, { url })
      urls.set(url, photo)
      return photo
    },
    find: (fileId) => byId.get(fileId),
    byPath: (path) => paths.get(path),
    get uploads() {
      return uploads
    },
  }
}
