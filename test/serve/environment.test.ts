import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readEnvironment } from '../../src/serve/environment.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'shopbot-env-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const write = (name: string, text: string) => writeFile(join(dir, name), text)

test('the environment wins over .env; an empty value counts as absent', async () => {
  await write('.env', 'PORT=1\nHOST=10.0.0.1\nTELEGRAM_BOT_TOKEN=from-file\n')
  const read = await readEnvironment(dir, { PORT: '2', TELEGRAM_BOT_TOKEN: '' })
  expect(read).toMatchObject({
    ok: true,
    value: { port: 2, host: '10.0.0.1', botToken: 'from-file' },
  })
})

test('a secret may come as a file; its path in .env is relative to the shop', async () => {
  await write('token.txt', 'the-token\n')
  await write('.env', 'TELEGRAM_BOT_TOKEN_FILE=token.txt\n')
  expect(await readEnvironment(dir, {})).toMatchObject({
    ok: true,
    value: { botToken: 'the-token' },
  })
})

test('a secret in the environment wins over a secret file in .env', async () => {
  await write('.env', 'TELEGRAM_BOT_TOKEN_FILE=nowhere.txt\n')
  expect(await readEnvironment(dir, { TELEGRAM_BOT_TOKEN: 'x' })).toMatchObject({
    ok: true,
    value: { botToken: 'x' },
  })
})

test('without anything set, nothing is known', async () => {
  expect(await readEnvironment(dir, {})).toEqual({
    ok: true,
    value: {
      botToken: undefined,
      databaseUrl: undefined,
      providerToken: undefined,
      container: false,
      apiRoot: undefined,
      backendUrl: undefined,
      backendToken: undefined,
      host: undefined,
      port: undefined,
      logLevel: undefined,
    },
  })
})

describe('refuses, with what to do,', () => {
  test.each([
    ['a port that is none', { PORT: '80x' }, 'port-invalid'],
    ['a port out of range', { PORT: '65536' }, 'port-invalid'],
    ['a webhook secret with a space', { TELEGRAM_WEBHOOK_SECRET: 'a b' }, 'webhook-secret-invalid'],
    ['a port of the bot in words', { BOT_PORT: 'many' }, 'port-invalid'],
    ['a secret file that is not there', { TELEGRAM_BOT_TOKEN_FILE: 'gone' }, 'secret-unreadable'],
    ['a level of logs that is none', { LOG_LEVEL: 'loud' }, 'log-level-invalid'],
  ])('%s', async (_what, env, code) => {
    const read = await readEnvironment(dir, env)
    expect(read).toMatchObject({ ok: false, problem: { code, hint: expect.any(String) } })
  })
})

test('in a container the environment says all: a .env that only its owner may read is left alone', async () => {
  await writeFile(join(dir, '.env'), 'TELEGRAM_BOT_TOKEN=from-the-file\n')
  const read = await readEnvironment(dir, { SHOPBOT_CONTAINER: '1', PORT: '8787' })
  expect(read).toMatchObject({ value: { botToken: undefined, port: 8787, container: true } })
})
