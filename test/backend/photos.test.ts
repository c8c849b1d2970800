import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { catalog, product } from './a-catalog.ts'
import { backendForTest, unwrap } from './open-backend.ts'

const bytes = Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x80])
const hash = createHash('sha256').update(bytes).digest('hex')

async function backendWithPhoto() {
  const backend = await backendForTest()
  await mkdir(join(backend.dir, 'photos'))
  await writeFile(join(backend.dir, 'photos/red.jpg'), bytes)
  await writeFile(join(backend.dir, 'photos/other.jpg'), 'not in the catalogue')
  const lily = product('lily', { photos: [{ path: 'photos/red.jpg', hash }] })
  await backend.import({ ...catalog, products: [lily] })
  return backend
}

const unknown = { ok: false, problem: { code: 'photo-unknown' } }

it('gives the very bytes that the catalogue named', async () => {
  const backend = await backendWithPhoto()
  expect(Buffer.from(unwrap(await backend.client.photo(hash)))).toEqual(bytes)
})

it('gives nothing that the catalogue does not name, by whatever name', async () => {
  const backend = await backendWithPhoto()
  const other = createHash('sha256').update('not in the catalogue').digest('hex')
  for (const key of [other, 'photos/red.jpg', '../photos/red.jpg', '../../etc/passwd', '']) {
    expect(await backend.client.photo(key)).toMatchObject({ ok: false })
  }
})

it('gives nothing when the file has changed or gone since the import', async () => {
  const backend = await backendWithPhoto()
  await writeFile(join(backend.dir, 'photos/red.jpg'), 'another picture')
  expect(await backend.client.photo(hash)).toMatchObject(unknown)
  await rm(join(backend.dir, 'photos/red.jpg'))
  expect(await backend.client.photo(hash)).toMatchObject(unknown)
})

it('remembers what Telegram called a picture, by bot and content', async () => {
  const backend = await backendWithPhoto()
  const url = 'https://example.com/a picture.jpg?size=1&x=%2F'
  for (const key of [hash, url]) {
    expect(await backend.client.knownFile(key, 1)).toMatchObject({ value: { fileId: null } })
    unwrap(await backend.client.rememberFile(key, { bot: 1, fileId: 'F1' }, backend.key()))
    expect(await backend.client.knownFile(key, 1)).toMatchObject({ value: { fileId: 'F1' } })
    expect(await backend.client.knownFile(key, 2)).toMatchObject({ value: { fileId: null } })
  }
})
