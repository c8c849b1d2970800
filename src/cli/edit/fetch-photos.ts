import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Draft } from '../../catalog/edit/draft.ts'
import type { Client } from '../../client/client.ts'
import type { Photo } from '../../shop/catalog.ts'
import { done, failed, type Result } from '../../shop/problem.ts'

/** Adds pictures to a draft that the folder does not have, from where the shop keeps them. Code: `photo-gone`. */
export async function fetchPhotos(
  draft: Draft,
  photos: readonly Photo[],
  client: Client,
): Promise<Result<null>> {
  const [gone] = await fetchThoseThere(draft, photos, client)
  if (gone === undefined) return done(null)
  return failed({
    code: 'photo-gone',
    message: `The picture ${gone} is not to be had any more`,
    hint: 'Send it to the product again in the chat, or put it into photos/; then export again.',
  })
}

/** The same for as many as there are; resolves to the paths of those that are gone. */
export async function fetchThoseThere(
  draft: Draft,
  photos: readonly Photo[],
  client: Client,
): Promise<string[]> {
  const gone: string[] = []
  for (const photo of photos) {
    if ('url' in photo || existsSync(join(draft.dir, photo.path)) || gone.includes(photo.path))
      continue
    const bytes = await client.photo(photo.hash)
    if (bytes.ok) await draft.writeBytes(photo.path, bytes.value)
    else gone.push(photo.path)
  }
  return gone
}
