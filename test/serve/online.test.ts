import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { checkAll } from '../../src/serve/check-all.ts'
import { folderOf, shopYaml } from '../catalog/folder.ts'
import { picture } from '../catalog/golden/picture.ts'

/** A server on this machine, and a fetch that finds it behind every name. */
async function web(listener: RequestListener): Promise<typeof fetch> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  // A listening server on TCP has one.
  const { port } = server.address() as AddressInfo
  return (input, init) => {
    const url = new URL(String(input))
    return fetch(`http://127.0.0.1:${port}${url.pathname}`, init)
  }
}

const token = `1234567890:${'A'.repeat(35)}`

async function online(
  options: {
    readonly photos?: readonly string[]
    readonly shop?: string
    readonly env?: Readonly<Record<string, string>>
    readonly fetch: typeof fetch
  },
  said: string[] = [],
) {
  const { photos = [], shop = shopYaml, env = {}, fetch } = options
  const listed = photos.map((name) => `https://tea.example/${name}`)
  const dir = await folderOf({
    'shop.yaml': shop,
    'catalog.yaml': `products:\n  - {id: tea, title: Tea, price: 45, photos: [${listed.join(', ')}]}\n`,
  })
  const say = (line: string) => said.push(line)
  const checked = await checkAll(dir, { walk: false, online: true, env, fetch, say })
  if (!checked.ok) throw new Error(checked.problem.message)
  return checked.value.findings
}

test('photos from the web are fetched once each and measured', async () => {
  const asked: string[] = []
  const files: Readonly<Record<string, Buffer>> = {
    '/good.jpg': picture('jpeg', 800, 600, 0),
    '/wide.png': picture('png', 9000, 300, 0),
    '/page.jpg': picture('page', 0, 0, 0),
    '/large.jpg': picture('jpeg', 800, 600, 5_000_001),
  }
  const fetch = await web((request, response) => {
    asked.push(request.url ?? '')
    const file = files[request.url ?? '']
    if (file) response.end(file)
    else response.writeHead(404).end()
  })
  const photos = ['good.jpg', 'good.jpg', 'wide.png', 'page.jpg', 'large.jpg', 'gone.jpg']
  const findings = await online({ photos, fetch })
  const found = Object.fromEntries(
    findings.map(({ code, message }) => [/tea\.example\/(\w+)/.exec(message)?.[1], code]),
  )
  expect(found).toEqual({
    wide: 'photo-sides',
    page: 'photo-unreadable',
    large: 'photo-too-large',
    gone: 'photo-unreachable',
  })
  expect(findings.every(({ severity, line }) => severity === 'warning' && line === 2)).toBe(true)
  expect(asked.filter((url) => url === '/good.jpg')).toHaveLength(1)
})

test('a photo without a length is not read beyond what Telegram takes', async () => {
  let sent = 0
  const fetch = await web((_request, response) => {
    response.write(picture('jpeg', 800, 600, 0))
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(64_000))) sent += 64_000
    }
    response.on('drain', more)
    more()
  })
  const [finding] = await online({ photos: ['endless.jpg'], fetch })
  expect(finding?.code).toBe('photo-too-large')
  expect(sent).toBeLessThan(50_000_000)
})

test('without --online nothing is fetched', async () => {
  const dir = await folderOf({
    'shop.yaml': shopYaml,
    'catalog.yaml':
      'products:\n  - {id: tea, title: Tea, price: 45, photos: ["https://tea.example/a.jpg"]}\n',
  })
  const fetch = () => {
    throw new Error('Fetched')
  }
  const options = { walk: true, online: false, env: { TELEGRAM_BOT_TOKEN: token }, fetch }
  const checked = await checkAll(dir, { ...options, say: () => {} })
  expect(checked).toMatchObject({ ok: true, value: { findings: [] } })
})

/** Answers of the Bot API by method. */
function telegram(answers: Readonly<Record<string, unknown>>) {
  const asked: string[] = []
  const listener: RequestListener = (request, response) => {
    const method = request.url?.split('/').at(-1) ?? ''
    asked.push(method)
    response.end(JSON.stringify(answers[method] ?? { ok: false, description: 'Not Found' }))
  }
  return { asked, listener }
}

const me = { ok: true, result: { id: 1, username: 'tea_bot' } }
const byCard = `${shopYaml}payment: {methods: [telegram]}\n`
const env = { TELEGRAM_BOT_TOKEN: token }

test('a bot that Telegram knows is named, and an invoice is tried that nobody gets', async () => {
  const { asked, listener } = telegram({
    getMe: me,
    createInvoiceLink: { ok: true, result: 'https://t.me/$x' },
  })
  const said: string[] = []
  const withProvider = { ...env, TELEGRAM_PROVIDER_TOKEN: '284685063:TEST:abcdef' }
  const findings = await online(
    { shop: byCard, env: withProvider, fetch: await web(listener) },
    said,
  )
  expect(findings).toEqual([])
  expect(asked).toEqual(['getMe', 'createInvoiceLink'])
  expect(said.join()).toContain('@tea_bot')
  expect(said.join()).toContain('TEST')
})

test.each<[string, Readonly<Record<string, unknown>>, Readonly<Record<string, string>>, string]>([
  ['a token that is none', {}, env, 'bot-refused'],
  ['no provider', { getMe: me }, env, 'provider-missing'],
  [
    'a provider that is refused',
    {
      getMe: me,
      createInvoiceLink: { ok: false, description: 'Bad Request: PAYMENT_PROVIDER_INVALID' },
    },
    { ...env, TELEGRAM_PROVIDER_TOKEN: '284685063:LIVE:abcdef' },
    'provider-refused',
  ],
])('%s is a finding without the token in it', async (_, answers, environment, code) => {
  const { listener } = telegram(answers)
  const findings = await online({ shop: byCard, env: environment, fetch: await web(listener) })
  expect(findings).toEqual([expect.objectContaining({ code, file: 'shop.yaml' })])
  expect(JSON.stringify(findings)).not.toContain('AAAA')
})

test('a network that is down is a warning', async () => {
  const fetch = async () => {
    throw new TypeError('fetch failed')
  }
  const findings = await online({ env, fetch })
  expect(findings).toEqual([
    expect.objectContaining({ severity: 'warning', code: 'telegram-unreachable' }),
  ])
})
