import { createHash } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { slug } from '../../catalog/id.ts'
import type { NewPhoto } from '../../client/wire/desk.ts'
import type { Photo } from '../../shop/catalog.ts'
import { done, type Result } from '../../shop/problem.ts'
import { limits } from '../../telegram/limits.ts'
import { type Refusal, refuse } from '../route.ts'

/** Keeps a picture that staff sent in the shop's photos folder, whole or not at all. Code: `photo-invalid`. */
export async function keepPhoto(
  dir: string,
  { base64, name }: NewPhoto,
): Promise<Result<Photo, Refusal>> {
  const bytes = Buffer.from(base64, 'base64')
  const ending = endingOf(bytes)
  if (ending === undefined || bytes.length > limits.photoBytes) {
    return refuse(422, {
      code: 'photo-invalid',
      message: `That is no JPEG, PNG or WebP picture of at most ${limits.photoBytes} bytes`,
    })
  }
  const hash = createHash('sha256').update(bytes).digest('hex')
  const path = `photos/${slug(name) || 'photo'}-${hash.slice(0, 8)}.${ending}`
  await mkdir(join(dir, 'photos'), { recursive: true })
  const beside = join(dir, `${path}.new`)
  await writeFile(beside, bytes, { flush: true })
  await rename(beside, join(dir, path))
  return done({ path, hash })
}

function endingOf(bytes: Buffer): string | undefined {
  const starts = (hex: string) => bytes.subarray(0, hex.length / 2).toString('hex') === hex
  if (starts('ffd8ff')) return 'jpg'
  if (starts('89504e470d0a1a0a')) return 'png'
  const isWebp = bytes.subarray(8, 12).toString('latin1') === 'WEBP'
  return starts('52494646') && isWebp ? 'webp' : undefined
}
