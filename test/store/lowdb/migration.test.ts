import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Log } from '../../../src/shop/log.ts'
import { silentLog } from '../../../src/shop/log.ts'
import { proveBackup } from '../../../src/store/backup/read.ts'
import { openLowdbStore } from '../../../src/store/lowdb/open.ts'
import type { SetAsideUpdate } from '../../../src/store/schema.ts'
import type { Migration } from '../../../src/store/schema-version.ts'
import { stride } from '../../sampled.ts'
import { increment, quantity } from '../increment.ts'
import { cart, note } from '../records.ts'
import { asKilled, contents } from './killed-shop.ts'
import { MemoryDisk } from './memory-disk.ts'
import { hastyDisk, openSound, shopFolder } from './shop-folder.ts'

/** Version 2: what an update failed with is written in capitals. */
const loud: Migration = {
  what: 'errors in capitals',
  migrate: (collection, record) => {
    if (collection !== 'updates') return record
    const update = record as SetAsideUpdate
    return { ...update, error: update.error.toUpperCase() }
  },
}
/** Version 3: counts one try more. */
const patient: Migration = {
  what: 'one try more',
  migrate: (collection, record) => {
    if (collection !== 'updates') return record
    const update = record as SetAsideUpdate
    return { ...update, attempts: update.attempts + 1 }
  },
}

/** Data of version 1: in a log only, or folded into a snapshot too. */
async function versionOne(folded: boolean): Promise<string> {
  const dir = await shopFolder()
  const store = await openSound({ dir, disk: hastyDisk, foldBytes: folded ? 1 : 1_000_000 })
  await increment(store, 1)
  await store.write((writer) => writer.put('updates', note('n', { a: 1 })))
  // What was not folded stays as a killed shop leaves it.
  const left = folded ? dir : await asKilled(dir)
  await store.close()
  return left
}

const updates = (dir: string, steps: readonly Migration[]) =>
  openSound({ dir, disk: hastyDisk, steps }).then(async (store) => {
    const found = await store.read((reader) => reader.find('updates', {}))
    const count = await quantity(store)
    await store.close()
    return { found, count }
  })

describe.each([
  ['a log alone', false],
  ['a snapshot', true],
])('data of an older version in %s', (_, folded) => {
  it('is migrated once, in all steps, after a backup that is whole and as it was', async () => {
    const dir = await versionOne(folded)
    const told: unknown[] = []
    const log: Log = { ...silentLog, info: (message, facts) => told.push({ message, ...facts }) }
    const opened = await openLowdbStore({ dir, disk: hastyDisk, steps: [loud, patient], log })
    if (!opened.ok) throw new Error(opened.problem.message)
    const found = await opened.value.read((reader) => reader.get('updates', 'n'))
    expect(found).toEqual({ ...note('n', { a: 1 }), error: 'NONE', attempts: 2 })
    await increment(opened.value, 2)
    await opened.value.close()
    const [backup = ''] = await readdir(join(dir, 'backups'))
    const path = join(dir, 'backups', backup)
    expect(told).toContainEqual(
      expect.objectContaining({
        message: expect.stringContaining(path),
        from: 1,
        to: 3,
        changes: [loud.what, patient.what],
      }),
    )
    expect(await proveBackup(path, [])).toMatchObject({
      ok: true,
      value: { header: { schemaVersion: 1, counts: { carts: 1, updates: 1 } }, records: 2 },
    })
    const again = await updates(dir, [loud, patient])
    expect(again.found).toEqual([{ ...note('n', { a: 1 }), error: 'NONE', attempts: 2 }])
    expect(again.count).toBe(1)
    expect(await readdir(join(dir, 'backups'))).toEqual([backup])
  })

  it('is refused by an older shopbot afterwards, and nothing is touched', async () => {
    const dir = await versionOne(folded)
    await updates(dir, [loud])
    const before = await contents(dir)
    const refused = await openLowdbStore({ dir, disk: hastyDisk })
    expect(refused).toMatchObject({
      ok: false,
      problem: {
        code: 'store-foreign',
        message: expect.stringContaining(
          'was written by a newer shopbot (its records are version 2, this one knows 1)',
        ),
        hint: expect.stringContaining('Nothing was changed. Update shopbot'),
      },
    })
    expect(await contents(dir)).toEqual(before)
  })

  it('opens as it is where nothing is to be migrated', async () => {
    const dir = await versionOne(folded)
    const { found } = await updates(dir, [])
    expect(found).toEqual([note('n', { a: 1 })])
    expect(await readdir(dir)).not.toContain('backups')
  })
})

it('data without a word about its version is version 1', async () => {
  const dir = await versionOne(true)
  const store = join(dir, 'store')
  const newest = (await readdir(store)).filter((name) => /^\d{8}$/.test(name)).at(-1) ?? ''
  const path = join(store, newest, 'manifest.json')
  const { checksum: _, schemaVersion, ...manifest } = JSON.parse(await readFile(path, 'utf8'))
  expect(schemaVersion).toBe(1)
  const sealed = { ...manifest, checksum: crc32(JSON.stringify(manifest)) }
  await writeFile(path, JSON.stringify(sealed))
  expect((await updates(dir, [])).found).toEqual([note('n', { a: 1 })])
  expect((await updates(dir, [loud])).found).toEqual([{ ...note('n', { a: 1 }), error: 'NONE' }])
})

it('a shop that begins with version 2 has nothing to migrate, and its log says so', async () => {
  const dir = await shopFolder()
  const store = await openSound({ dir, disk: hastyDisk, steps: [loud] })
  await store.write((writer) => writer.put('updates', note('n', 1)))
  const left = await asKilled(dir)
  await store.close()
  for (const folder of [left, dir]) {
    expect((await updates(folder, [loud])).found).toEqual([note('n', 1)])
    expect(await openLowdbStore({ dir: folder, disk: hastyDisk })).toMatchObject({
      ok: false,
      problem: { code: 'store-foreign' },
    })
  }
})

it('is the old shop where the migration fails, and is migrated by the next start', async () => {
  const dir = await versionOne(true)
  const before = await contents(dir)
  const failing: Migration = {
    what: 'nothing that works',
    migrate: () => {
      throw new TypeError('unthought of')
    },
  }
  const refused = await openLowdbStore({ dir, disk: hastyDisk, steps: [failing] })
  expect(refused).toMatchObject({ ok: false, problem: { message: /unthought of/ } })
  expect([...(await contents(dir)).keys()]).toEqual([...before.keys()])
  expect((await updates(dir, [loud])).found).toHaveLength(1)
})

it('is one version or the other at whatever step the disk fails, and comes up whole', async () => {
  const dir = await shopFolder()
  for (let last = 0, cut = true; cut; last += stride(4)) {
    const disk = new MemoryDisk()
    const first = await openSound({ dir, disk, foldBytes: 1 })
    await first.write((writer) => writer.put('updates', note('n', 1)))
    await first.write((writer) => writer.put('carts', cart(1, 3)))
    await first.close()
    const from = disk.steps
    cut = false
    disk.before = ({ n }) => {
      if (n - from <= last) return
      cut = true
      throw new Error('There is no power')
    }
    const migrate = (on: MemoryDisk) => openLowdbStore({ dir, disk: withFiles(on), steps: [loud] })
    const opened = await migrate(disk)
    if (opened.ok) await opened.value.close().catch(() => undefined)
    for (const keeps of [() => true, () => false]) {
      const again = await migrate(disk.afterPowerCut(keeps))
      if (!again.ok) throw new Error(`${last}: ${again.problem.message}`)
      const store = again.value
      expect((await store.read((reader) => reader.get('updates', 'n')))?.error).toBe('NONE')
      expect(await quantity(store)).toBe(3)
      await store.close()
    }
  }
})

/** Backups go to the disk of this machine, where they are read back. */
function withFiles(disk: MemoryDisk): MemoryDisk {
  const isBackup = (path: string) => path.includes('backups')
  return new Proxy(disk, {
    get(target, name) {
      // Every member of the disk is a function or a number; the functions begin with a path.
      const member = Reflect.get(target, name) as (...given: unknown[]) => unknown
      if (typeof member !== 'function') return member
      return (...given: [string, ...unknown[]]) => {
        const onFile = isBackup(given[0]) ? Reflect.get(hastyDisk, name) : undefined
        return onFile ? onFile(...given) : member.apply(target, given)
      }
    },
  })
}
