import { createHash } from 'node:crypto'
import type { FileReading, ReadEvent } from './read/reading.ts'

/**
 * SHA-256 over what of a file concerns more than the goods in it: ids, places, categories, pictures, keys. While it
 * stays, an edit of the file changes fields of its products and nothing else of the shop.
 */
export function shapeOf({ events }: FileReading): string {
  const hash = createHash('sha256')
  for (const event of events) hash.update(`${shapeOfEvent(event)}\n`)
  return hash.digest('base64url')
}

function shapeOfEvent(event: ReadEvent): string {
  if (event.kind === 'finding') return ''
  if (event.kind === 'claim') return `${event.of} ${event.id}`
  if (event.kind === 'key') return event.hash
  if (event.kind === 'refer') return event.id
  if (event.kind === 'category') {
    const { photo, ...rest } = event.category
    return JSON.stringify([rest, photo && pictureOf(photo)])
  }
  const { id, category, alsoIn, wasId, photos } = event.product
  return JSON.stringify([id, category, alsoIn, wasId, photos.map(pictureOf)])
}

function pictureOf(photo: { readonly path: string } | { readonly url: string }): string {
  return 'url' in photo ? photo.url : photo.path
}
