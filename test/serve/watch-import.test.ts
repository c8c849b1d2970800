import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDoor } from '../../src/serve/door.ts'
import { type WatchNews, watchImport } from '../../src/serve/watch-import.ts'
import { silentLog } from '../../src/shop/log.ts'

const goods = (...ids: readonly string[]) =>
  `products:\n${ids.map((id) => `  - {id: ${id}, title: ${id}, price: 100.00}\n`).join('')}`

/** A shop that is watched; `news` waits for the next thing told. */
async function watchedShop({ prune = false } = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'shopbot-watch-'))
  await writeFile(join(dir, 'shop.yaml'), 'name: Test\ncurrency: UAH\n')
  await writeFile(join(dir, 'catalog.yaml'), goods('rose', 'tulip'))
  const told: WatchNews[] = []
  let hear = () => {}
  const watch = watchImport({
    dir,
    prune,
    by: 'test',
    enter: () => openDoor(dir, { log: silentLog, version: '0' }),
    tell: (news) => {
      told.push(news)
      hear()
    },
    log: silentLog,
  })
  onTestFinished(async () => {
    watch.stop()
    await watch.over
    await rm(dir, { recursive: true, force: true })
  })
  const news = async (): Promise<WatchNews> => {
    for (;;) {
      const next = told.shift()
      if (next) return next
      await new Promise<void>((resolve) => {
        hear = resolve
      })
    }
  }
  /** The next that says something of the kind: a platform may tell of one save twice. */
  const newsOf = async <K extends WatchNews['kind']>(kind: K) => {
    for (;;) {
      const next = await news()
      if (next.kind === kind) return next as Extract<WatchNews, { kind: K }>
    }
  }
  const save = (text: string) => writeFile(join(dir, 'catalog.yaml'), text)
  return { dir, news, newsOf, save }
}

test('the files are imported as they stand, and again when they are saved', async () => {
  const shop = await watchedShop()
  const first = await shop.news()
  expect(first).toMatchObject({ kind: 'imported', result: { changes: { create: 2 } } })
  await shop.save(goods('rose', 'tulip', 'lily'))
  const { result } = await shop.newsOf('imported')
  expect(result.changes).toMatchObject({ create: 1, update: 0, delete: 0 })
  expect(result.items[0]?.id).toBe('lily')
})

test('a file that is written beside and renamed, as editors do, counts as a save', async () => {
  const shop = await watchedShop()
  await shop.news()
  await writeFile(join(shop.dir, 'catalog.yaml~'), goods('rose', 'tulip', 'iris'))
  await rename(join(shop.dir, 'catalog.yaml~'), join(shop.dir, 'catalog.yaml'))
  expect((await shop.newsOf('imported')).result.changes).toMatchObject({ create: 1 })
})

test('a file that was renamed into its place is still heard when it is written in place', async () => {
  const shop = await watchedShop()
  await shop.news()
  const beside = join(shop.dir, '.catalog.yaml.swp')
  await writeFile(beside, goods('rose', 'tulip', 'lily'))
  await rename(beside, join(shop.dir, 'catalog.yaml'))
  await shop.newsOf('imported')
  await shop.save(goods('rose', 'tulip', 'lily', 'aster'))
  expect(await shop.newsOf('imported')).toMatchObject({ result: { changes: { create: 1 } } })
})

test('a broken save changes nothing, and the next good one is applied', async () => {
  const shop = await watchedShop()
  await shop.news()
  await shop.save(goods('rose', 'tulip').replace('100.00', '100.00 hrn'))
  const { findings } = await shop.newsOf('refused')
  expect(findings[0]).toMatchObject({ code: 'price-invalid', file: 'catalog.yaml', line: 2 })
  await shop.save(goods('rose', 'tulip').replace('100.00', '110.00'))
  const { result } = await shop.newsOf('imported')
  expect(result.items[0]).toMatchObject({ action: 'update', id: 'rose' })
})

test('what the files no longer name stays until somebody says yes; all else is applied', async () => {
  const shop = await watchedShop()
  await shop.news()
  await shop.save(goods('rose', 'lily'))
  const news = await shop.newsOf('imported')
  expect(news.removalsWait).toBe(true)
  expect(news.result.changes).toMatchObject({ create: 1, delete: 0 })
  const door = await openDoor(shop.dir, { log: silentLog, version: '0' })
  if (!door.ok) throw new Error(door.problem.message)
  const product = await door.value.client.product('tulip')
  await door.value.close()
  expect(product).toMatchObject({ ok: true })
})

test('with prune it goes', async () => {
  const shop = await watchedShop({ prune: true })
  await shop.news()
  await shop.save(goods('rose'))
  const news = await shop.newsOf('imported')
  expect(news).toMatchObject({ removalsWait: false, result: { changes: { delete: 1 } } })
})

test('saves that come together end in what was saved last', async () => {
  const shop = await watchedShop({ prune: true })
  await shop.news()
  for (let at = 1; at <= 20; at += 1)
    await shop.save(goods('rose', ...Array.from({ length: at }, (_, n) => `extra-${n + 1}`)))
  let held = 2
  while (held !== 21) {
    const { changes } = (await shop.newsOf('imported')).result
    held += changes.create - changes.delete
  }
})
