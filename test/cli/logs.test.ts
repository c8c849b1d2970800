import { expect, onTestFinished, test } from 'vitest'
import { startSandbox } from '../../src/sandbox/sandbox.ts'
import { childOf, serve, smallShop, startServe } from './serving.ts'

const markers = {
  TELEGRAM_BOT_TOKEN: `700000001:${'MARKERBOT'.repeat(4)}`,
  TELEGRAM_PROVIDER_TOKEN: 'MARKERPROVIDER-TEST-1',
  TELEGRAM_WEBHOOK_SECRET: 'MARKERWEBHOOK',
  SHOPBOT_BACKEND_TOKEN: 'MARKERBACKEND',
}
const logged = { LOG_FORMAT: 'json', LOG_LEVEL: 'debug', PORT: '0' }

function expectClean(said: string, services: readonly string[]): void {
  expect(said).not.toContain('MARKER')
  const lines = said.split('\n').filter((line) => line !== '')
  const documents = lines.map((line) => JSON.parse(line))
  for (const document of documents)
    expect(document).toMatchObject({
      level: expect.stringMatching(/^(debug|info|warn|error)$/),
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      service: expect.stringMatching(/^(serve|backend|bot)$/),
      msg: expect.any(String),
    })
  expect([...new Set(documents.map(({ service }) => service))].sort()).toEqual(services)
}

test('every line of a shop whose backend dies is JSON, and holds no secret', async () => {
  const dir = await smallShop()
  const served = await serve(dir, ['--sandbox'], { ...markers, ...logged })
  process.kill(await childOf(served, 'backend'), 'SIGKILL')
  await served.heard(/The backend is gone/)
  await served.heard(/"service":"backend".*"route":"\/v1\/.*"status":200/)
  process.kill(served.pid, 'SIGTERM')
  await served.ended
  expectClean(
    served.said(),
    ['backend', 'serve'].concat(/"bot"/.test(served.said()) ? ['bot'] : []).sort(),
  )
})

test('a token that Telegram refuses is not told', async () => {
  const sandbox = await startSandbox()
  onTestFinished(() => sandbox.close())
  const env = { ...markers, ...logged, TELEGRAM_API_ROOT: sandbox.apiRoot }
  const starting = startServe(await smallShop(), [], env)
  expect(await starting.ended).toMatchObject({ status: 1 })
  expect(starting.said()).toContain('does not know this TELEGRAM_BOT_TOKEN')
  expectClean(starting.said(), expect.arrayContaining(['serve']))
  expect(starting.stdout.join('')).not.toContain('MARKER')
})

test('nor are a database that is not there and its password', async () => {
  const env = {
    ...markers,
    ...logged,
    DATABASE_URL: 'postgresql://shop:MARKER%22PASSWORD@127.0.0.1:1/shop',
  }
  const starting = startServe(await smallShop(), ['--sandbox'], env)
  // It waits for its database, and says so.
  await starting.heard(/"service":"backend".*"level":"warn"|"level":"warn".*"service":"backend"/)
  process.kill(starting.pid, 'SIGTERM')
  await starting.ended
  expectClean(starting.said(), expect.arrayContaining(['backend']))
  expect(starting.stdout.join('')).not.toContain('MARKER')
})

test('nor what a fault of its own says, of a service that runs alone', async () => {
  const fault = "process.on('SIGUSR2', () => { throw new Error(process.env.TELEGRAM_BOT_TOKEN) })"
  const env = {
    ...markers,
    ...logged,
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(fault)}`,
  }
  const served = await serve(await smallShop(), ['--only', 'backend'], env)
  process.kill(served.pid, 'SIGUSR2')
  expect(await served.ended).toMatchObject({ status: 1 })
  expect(served.said()).toContain('This process ends because of a fault of its own')
  expectClean(served.said(), ['backend'])
})
