import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readRunFile, removeRunFile, writeRunFile } from '../../src/serve/run-file.ts'

const run = { pid: 1, url: 'http://127.0.0.1:1', token: 'secret', startedAt: '2026-01-01' }

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'shopbot-run-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

test('reads what was written; nothing else is left beside it', async () => {
  await writeRunFile(dir, run)
  expect(await readRunFile(dir)).toEqual(run)
  expect(await readdir(join(dir, 'data'))).toEqual(['run.json'])
})

test('only its owner may read it', async () => {
  await writeRunFile(dir, run)
  const { mode } = await stat(join(dir, 'data', 'run.json'))
  // Windows knows no more than read-only.
  expect(mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
})

test('a torn or foreign file says nothing', async () => {
  await writeRunFile(dir, run)
  await writeFile(join(dir, 'data', 'run.json'), '{"pid": 1, "ur')
  expect(await readRunFile(dir)).toBeUndefined()
  await writeFile(join(dir, 'data', 'run.json'), '{"pid": "one"}')
  expect(await readRunFile(dir)).toBeUndefined()
})

test('only who wrote it removes it', async () => {
  await writeRunFile(dir, run)
  await removeRunFile(dir, 2)
  expect(await readRunFile(dir)).toEqual(run)
  await removeRunFile(dir, 1)
  expect(await readRunFile(dir)).toBeUndefined()
})
