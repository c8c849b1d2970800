import { webPhoto } from '../read/photos.ts'
import type { ConvertOptions, Note } from './foreign.ts'
import type { Notes } from './notes.ts'

/**
 * The https addresses among a row's pictures, those that are paths put behind `imagesFrom`; without it, they are
 * files that stay behind.
 */
export function webPhotos(
  row: Pick<Note, 'line' | 'subject'>,
  pictures: readonly string[],
  notes: Notes,
  { imagesFrom }: Pick<ConvertOptions, 'imagesFrom'> = {},
): string[] {
  const photos: string[] = []
  const left = { http: [] as string[], other: [] as string[] }
  for (const written of pictures) {
    const address = photoAddress(written, imagesFrom) ?? written
    if (webPhoto.test(address)) photos.push(address)
    else left[/^http:/i.test(address) ? 'http' : 'other'].push(written)
  }
  if (left.http.length > 0)
    notes.changed(row, 'photo-http', behind(left.http, 'Telegram takes pictures by https only'))
  if (left.other.length > 0)
    notes.changed(row, 'photo-address', behind(left.other, 'that is no address on the web'))
  return photos
}

/** The address of a picture that a file names by its path on a server; undefined: it has none. */
export function photoAddress(path: string, base: string | undefined): string | undefined {
  if (URL.canParse(path)) return new URL(path).href
  const folder = base?.endsWith('/') === false ? `${base}/` : base
  if (!URL.canParse(path, folder)) return undefined
  // A path of a server may have any sign in it, an address may not.
  const relative = encodeURI(path.replace(/^\/+/, '')).replaceAll('#', '%23').replaceAll('?', '%3F')
  return new URL(relative, folder).href
}

function behind(left: readonly string[], why: string): string {
  const count = left.length === 1 ? 'A picture stays' : `${left.length} pictures stay`
  return `${count} behind, because ${why}: ${left.join(', ')}`
}
