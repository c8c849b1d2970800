import { InputFile } from 'grammy'
import { expect } from 'vitest'
import { keyboard, olena, refused, test } from './open.ts'

/** The head of a PNG with these sides; nobody decodes the rest. */
function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(64)
  bytes.write('\x89PNG\r\n\x1a\n', 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

test('an uploaded photo has a file_id that can be sent again', async ({ sandbox, api }) => {
  const sent = await api.sendPhoto(olena, new InputFile(png(640, 480)), {
    caption: '<b>Rose</b>',
    parse_mode: 'HTML',
    reply_markup: keyboard(['buy']),
  })
  const size = sent.photo.at(-1)
  expect(size).toMatchObject({ width: 640, height: 480, file_size: 64 })
  expect(sent.caption_entities).toEqual([{ type: 'bold', offset: 0, length: 4 }])
  const again = await api.sendPhoto(olena, size?.file_id ?? '')
  expect(again.photo).toEqual(sent.photo)
  expect(sandbox.control.uploads()).toBe(1)

  const file = await api.getFile(size?.file_id ?? '')
  const got = await fetch(`${sandbox.apiRoot}/file/bot${sandbox.token}/${file.file_path}`)
  expect(Buffer.from(await got.arrayBuffer()).equals(png(640, 480))).toBe(true)
})

test('each upload is a new file', async ({ sandbox, api }) => {
  const one = await api.sendPhoto(olena, new InputFile(png(10, 10), 'a.png'))
  const two = await api.sendPhoto(olena, new InputFile(png(10, 10), 'a.png'))
  expect(one.photo[0]?.file_id).not.toBe(two.photo[0]?.file_id)
  expect(sandbox.control.uploads()).toBe(2)
})

test('an address is believed and never fetched', async ({ sandbox, api }) => {
  const sent = await api.sendPhoto(olena, 'https://example.com/rose.jpg')
  const picture = await fetch(`${sandbox.apiRoot}/sandbox/photo/${sent.photo[0]?.file_id}`)
  expect(await picture.text()).toContain('rose.jpg')
})

test('refuses what Telegram refuses', async ({ api, call }) => {
  const photo = async (bytes: Buffer) =>
    api.sendPhoto(olena, new InputFile(bytes)).catch(({ description }) => description)
  expect(await photo(png(6000, 4001))).toBe('Bad Request: PHOTO_INVALID_DIMENSIONS')
  expect(await photo(png(2100, 100))).toBe('Bad Request: PHOTO_INVALID_DIMENSIONS')
  expect(await photo(Buffer.alloc(100))).toBe('Bad Request: IMAGE_PROCESS_FAILED')
  expect(await photo(Buffer.alloc(10_000_001))).toContain('too big for a photo')
  expect(await photo(Buffer.alloc(0))).toBe('Bad Request: file must be non-empty')
  expect(await call('sendPhoto', { chat_id: olena })).toEqual(
    refused('Bad Request: there is no photo in the request'),
  )
  expect(await call('sendPhoto', { chat_id: olena, photo: 'unknown' })).toEqual(
    refused('Bad Request: wrong file identifier/HTTP URL specified'),
  )
  const caption = 'x'.repeat(1025)
  expect(
    await call('sendPhoto', { chat_id: olena, photo: 'https://example.com/a.jpg', caption }),
  ).toEqual(refused('Bad Request: message caption is too long'))
})

test('an album comes whole or not at all', async ({ sandbox, api, call }) => {
  await api.sendMediaGroup(olena, [
    { type: 'photo', media: new InputFile(png(10, 10)), caption: 'Three' },
    { type: 'photo', media: new InputFile(png(20, 20)) },
    { type: 'photo', media: 'https://example.com/a.jpg' },
  ])
  const albums = sandbox.control
    .history(olena)
    .slice(-3)
    .map(({ album }) => album)
  expect(new Set(albums).size).toBe(1)
  expect(albums[0]).toBeDefined()
  expect(sandbox.control.uploads()).toBe(2)
  const before = sandbox.control.history(olena).length
  const one = { type: 'photo', media: 'https://example.com/a.jpg' }
  for (const media of [[one], Array(11).fill(one), [one, { type: 'photo', media: 'unknown' }]])
    expect(await call('sendMediaGroup', { chat_id: olena, media })).toMatchObject({
      error_code: 400,
    })
  expect(sandbox.control.history(olena)).toHaveLength(before)
})

test('editMessageMedia turns a text into a photo, and one photo into another', async ({
  sandbox,
  api,
}) => {
  const { message_id } = await api.sendMessage(olena, 'text', { reply_markup: keyboard(['a']) })
  await api.editMessageMedia(olena, message_id, {
    type: 'photo',
    media: new InputFile(png(10, 10)),
    caption: 'now a photo',
  })
  expect(sandbox.control.history(olena).at(-1)).toMatchObject({
    id: message_id,
    text: 'now a photo',
    photo: { width: 10 },
    keyboard: [],
  })
  const media = { type: 'photo', media: 'https://example.com/b.jpg', caption: 'b' } as const
  await api.editMessageMedia(olena, message_id, media)
  await expect(api.editMessageMedia(olena, message_id, media)).rejects.toThrow('not modified')
  await api.editMessageCaption(olena, message_id, { caption: 'c' })
  expect(sandbox.control.history(olena).at(-1)).toMatchObject({ text: 'c', photo: { width: 800 } })
})
