import { webPhoto } from '../read/photos.ts'
import type { Note } from './foreign.ts'
import type { Notes } from './notes.ts'

/** The https addresses among a row's pictures; a name without an address is a file that stayed behind. */
export function webPhotos(
  row: Pick<Note, 'line' | 'subject'>,
  pictures: readonly string[],
  notes: Notes,
): string[] {
  const photos: string[] = []
  const left = { http: [] as string[], other: [] as string[] }
  for (const written of pictures) {
    const address = URL.canParse(written) ? new URL(written).href : written
    if (webPhoto.test(address)) photos.push(address)
    else left[/^http:/i.test(address) ? 'http' : 'other'].push(written)
  }
  if (left.http.length > 0)
    notes.changed(row, 'photo-http', behind(left.http, 'Telegram takes pictures by https only'))
  if (left.other.length > 0)
    notes.changed(row, 'photo-address', behind(left.other, 'that is no address on the web'))
  return photos
}

function behind(left: readonly string[], why: string): string {
  const count = left.length === 1 ? 'A picture stays' : `${left.length} pictures stay`
  return `${count} behind, because ${why}: ${left.join(', ')}`
}
