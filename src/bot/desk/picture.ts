import type { Message } from 'grammy/types'
import { limits } from '../../telegram/limits.ts'
import type { Shopfront } from '../turn.ts'

/** The picture of a message, as a photo or as a file; undefined: there is none, or it is too large. */
export async function fetchPicture(
  front: Shopfront,
  { photo, document }: Message,
): Promise<Uint8Array | undefined> {
  const file = photo?.at(-1) ?? (document?.mime_type?.startsWith('image/') ? document : undefined)
  if (!file || (file.file_size ?? 0) > limits.photoBytes) return undefined
  return front.fetchFile(file.file_id)
}
