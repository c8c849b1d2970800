import { imageSize } from '../telegram/image-size.ts'
import { limits } from '../telegram/limits.ts'
import type { PhotoSize } from './bot-api.ts'
import type { Upload } from './params.ts'
import { badRequest, Refusal } from './refusal.ts'

/** A picture that Telegram knows: uploaded bytes, or an address that is believed and never fetched. */
export interface StoredPhoto {
  /** From the smallest to the largest; all of them are the same bytes here. */
  readonly sizes: readonly PhotoSize[]
  readonly path: string
  readonly type?: string
  readonly bytes?: Buffer
  readonly url?: string
}

export interface Files {
  upload(upload: Upload): StoredPhoto | Refusal
  /** Keeps a photo that a person sends; that is no upload of the bot. */
  receive(bytes: Buffer): StoredPhoto | Refusal
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
    const photo: StoredPhoto = {
      sizes: sizesOf(width, height, nextId, source.bytes?.length),
      path: `photos/${nextId()}.jpg`,
      ...source,
    }
    for (const { file_id } of photo.sizes) byId.set(file_id, photo)
    paths.set(photo.path, photo)
    return photo
  }

  function receive(bytes: Buffer): StoredPhoto | Refusal {
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
    return keep(width, height, { bytes, type: size.type })
  }

  return {
    upload({ bytes }) {
      const photo = receive(bytes)
      if (!(photo instanceof Refusal)) uploads++
      return photo
    },
    receive,
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

/** The longer sides of the sizes that Telegram keeps beside the largest. */
const lesserSides = [90, 320, 800]
const greatestSide = 2560

function sizesOf(
  width: number,
  height: number,
  nextId: () => string,
  bytes: number | undefined,
): PhotoSize[] {
  const side = Math.min(Math.max(width, height), greatestSide)
  return [...lesserSides.filter((lesser) => lesser < side), side].map((longer) => {
    const scale = longer / Math.max(width, height)
    const id = nextId()
    return {
      file_id: `AgAC${id}`,
      file_unique_id: `AQAD${id}`,
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
      ...(bytes !== undefined && { file_size: bytes }),
    }
  })
}
