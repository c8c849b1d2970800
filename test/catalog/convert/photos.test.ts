import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { ForeignProduct } from '../../../src/catalog/convert/foreign.ts'
import {
  type FetchPhotoOptions,
  largestPhoto,
  overHttps,
} from '../../../src/catalog/convert/photos/fetch-photo.ts'
import { LocalPhotos } from '../../../src/catalog/convert/photos/local-photos.ts'
import { folderOf } from '../folder.ts'

type Answer = (request: IncomingMessage, response: ServerResponse, nth: number) => void

/** A server of pictures; `asked` tells the paths it was asked for. */
async function serving(answers: Readonly<Record<string, Answer>>) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const answer = answers[path]
    if (answer) answer(request, response, asked.filter((one) => one === path).length)
    else response.writeHead(404).end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(
    () =>
      new Promise<void>((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  )
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo
  return { asked, at: (path: string) => `http://127.0.0.1:${port}${path}` }
}

const picture =
  (bytes: string, type = 'image/png'): Answer =>
  (_, response) =>
    response.writeHead(200, { 'content-type': type }).end(bytes)

const onLoopback: FetchPhotoOptions = {
  ...overHttps,
  allows: () => true,
  firstDelay: 1,
  timeout: 10_000,
}

function product(title: string, ...photos: string[]): ForeignProduct {
  return {
    title,
    names: [],
    categories: [],
    price: '1.00',
    photos,
    hidden: false,
    options: {},
    variants: [],
  }
}

async function fetched(dir: string, products: readonly ForeignProduct[], options = onLoopback) {
  const photos = new LocalPhotos(dir, options, () => {})
  async function* coming() {
    yield* products
  }
  await photos.open()
  const shown: (readonly string[])[] = []
  for await (const { photos: paths } of photos.of(coming())) shown.push(paths)
  return { shown, ...photos.counts }
}

test('pictures are saved once, by the names they had, and products name their paths in their order', async () => {
  const server = await serving({
    '/s/Red%20rose.JPG?v=1': picture('red', 'image/jpeg; charset=binary'),
    '/two.webp': picture('two', 'image/webp'),
  })
  const [red, two] = [server.at('/s/Red%20rose.JPG?v=1'), server.at('/two.webp')]
  const many = Array.from({ length: 60 }, (_, at) =>
    product(`Rose ${at}`, ...(at % 2 ? [red, two] : [two])),
  )
  const dir = await folderOf({})
  const { shown, ...counts } = await fetched(dir, many)
  expect(counts).toEqual({ fetched: 2, kept: 0, failed: [] })
  expect(server.asked).toHaveLength(2)
  const [redPath = '', twoPath = ''] = shown[1] ?? []
  expect(redPath).toMatch(/^photos\/red-rose-[0-9a-f]{8}\.jpg$/)
  expect(shown).toEqual(many.map((_, at) => (at % 2 ? [redPath, twoPath] : [twoPath])))
  expect(await readFile(join(dir, redPath), 'utf8')).toBe('red')
})

test('what fails for a while is asked again; what a run could not get, the next one gets', async () => {
  const server = await serving({
    '/busy.png': (request, response, nth) =>
      nth < 3
        ? response.writeHead(nth === 1 ? 503 : 429).end()
        : picture('busy')(request, response, nth),
    '/torn.png': (request, response, nth) => {
      if (nth > 1) return picture('whole')(request, response, nth)
      response.writeHead(200, { 'content-type': 'image/png', 'content-length': '5' })
      response.write('wh', () => response.destroy())
    },
    '/down.png': (request, response, nth) =>
      nth <= onLoopback.tries ? response.destroy() : picture('up')(request, response, nth),
  })
  const goods = ['/busy.png', '/torn.png', '/down.png'].map((path) =>
    product(path, server.at(path)),
  )
  const dir = await folderOf({})
  const first = await fetched(dir, goods)
  expect(first).toMatchObject({ fetched: 2, kept: 0, failed: [{ code: 'photo-unreachable' }] })
  expect(first.shown[2]).toEqual([server.at('/down.png')])
  const files = await readdir(join(dir, 'photos'))
  expect(files.map((name) => name.replace(/-[0-9a-f]{8}\.png$/, '')).sort()).toEqual([
    'busy',
    'torn',
  ])
  expect(await readFile(join(dir, first.shown[1]?.[0] ?? ''), 'utf8')).toBe('whole')

  await writeFile(join(dir, 'photos', 'left-12345678.png.77.part'), 'ha')
  const before = server.asked.length
  const second = await fetched(dir, goods)
  expect(second).toMatchObject({ fetched: 1, kept: 2, failed: [] })
  expect(server.asked.slice(before)).toEqual(['/down.png'])
})

test.each<[string, Answer, string]>([
  ['not there', (_, response) => response.writeHead(404).end(), 'photo-not-there'],
  ['a page', picture('<html>', 'text/html'), 'photo-no-picture'],
  ['empty', picture(''), 'photo-no-picture'],
  [
    'said to be too large',
    (_, response) => {
      response.writeHead(200, { 'content-type': 'image/png', 'content-length': largestPhoto + 1 })
      response.flushHeaders()
    },
    'photo-too-large',
  ],
  [
    'too large without saying so',
    (_, response) => {
      response.writeHead(200, { 'content-type': 'image/png' })
      response.end(Buffer.alloc(largestPhoto + 1))
    },
    'photo-too-large',
  ],
])(
  'what is %s stays an address, is asked for once, and leaves no file',
  async (_, answer, code) => {
    const server = await serving({ '/1.png': answer })
    const dir = await folderOf({})
    const { shown, failed } = await fetched(dir, [product('Cup', server.at('/1.png'))])
    expect(failed).toMatchObject([{ code, message: expect.stringContaining(server.at('/1.png')) }])
    expect(shown).toEqual([[server.at('/1.png')]])
    expect(server.asked).toHaveLength(1)
    expect(await readdir(join(dir, 'photos'))).toEqual([])
  },
)

test('only https is asked, and no server leads elsewhere', async () => {
  const server = await serving({
    '/1.png': picture('one'),
    '/moved.png': (_, response) => response.writeHead(302, { location: '/1.png' }).end(),
  })
  const plain = [product('Cup', server.at('/1.png'))]
  const { failed } = await fetched(await folderOf({}), plain, {
    ...onLoopback,
    allows: overHttps.allows,
  })
  expect(failed).toMatchObject([{ code: 'photo-not-there' }])
  expect(server.asked).toEqual([])

  const moved = await fetched(await folderOf({}), [product('Cup', server.at('/moved.png'))], {
    ...onLoopback,
    allows: ({ pathname }) => pathname !== '/1.png',
  })
  expect(moved.failed).toMatchObject([{ code: 'photo-not-there' }])
})
