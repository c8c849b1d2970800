import { EventEmitter } from 'node:events'
import type { FSWatcher } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Platform, watchFiles } from '../../src/serve/watch-files.ts'
import { silentLog } from '../../src/shop/log.ts'

/** Stands for platforms that cannot watch a folder at all. */
const deaf: Platform['watch'] = () => {
  throw new Error('ERR_FEATURE_UNAVAILABLE_ON_PLATFORM')
}

/** Stands for one that watches until it may not any more, as when the system has no watches left. */
function failing() {
  const watcher = new EventEmitter()
  // What the watch uses of it.
  const made = Object.assign(watcher, { close: () => {} }) as unknown as FSWatcher
  return { fail: () => watcher.emit('error', new Error('ENOSPC')), watch: () => made }
}

async function watched(watch: unknown) {
  const dir = await mkdtemp(join(tmpdir(), 'shopbot-look-'))
  await mkdir(join(dir, 'catalog'))
  await mkdir(join(dir, 'data'))
  await writeFile(join(dir, 'catalog', 'roses.yaml'), 'products: []\n')
  // It is called as the module's own is, in the one way that this code calls it.
  const platform = { watch: watch as Platform['watch'], lookMs: 5 }
  const files = watchFiles(dir, silentLog, platform)
  onTestFinished(async () => {
    files.close()
    await rm(dir, { recursive: true, force: true })
  })
  return { dir, files }
}

test('where the platform tells of nothing the folder is looked at, and each save is told', async () => {
  const { dir, files } = await watched(deaf)
  expect(await files.next()).toBe(true)
  for (const save of [
    () => writeFile(join(dir, 'catalog', 'roses.yaml'), 'products: [{title: Rose}]\n'),
    () => writeFile(join(dir, 'catalog', 'tulips.yaml'), 'products: []\n'),
    () => rename(join(dir, 'catalog', 'tulips.yaml'), join(dir, 'catalog', 'lilies.yaml')),
    () => rm(join(dir, 'catalog', 'lilies.yaml')),
  ]) {
    const told = files.next()
    await save()
    expect(await told).toBe(true)
  }
})

test('a folder in which nobody saves rests, and the data of the shop is no save', async () => {
  const { dir, files } = await watched(deaf)
  await files.next()
  const told: boolean[] = []
  const next = files.next().then((goesOn) => told.push(goesOn))
  await writeFile(join(dir, 'data', 'log.json'), '{}')
  // Many looks go by.
  expect(await files.rests(60)).toBe(true)
  expect(told).toEqual([])
  files.close()
  await next
  expect(told).toEqual([false])
})

test('a platform that stops telling is not waited for', async () => {
  const { watch, fail } = failing()
  const { dir, files } = await watched(watch)
  const told = files.next()
  fail()
  await writeFile(join(dir, 'catalog', 'roses.yaml'), 'products: [{title: Rose}]\n')
  expect(await told).toBe(true)
})
