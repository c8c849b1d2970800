import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Log, silentLog } from '../../../src/shop/log.ts'
import { proveBackup } from '../../../src/store/backup/read.ts'
import { openPostgresStore } from '../../../src/store/postgres/open.ts'
import type { SetAsideUpdate } from '../../../src/store/schema.ts'
import type { Migration } from '../../../src/store/schema-version.ts'
import type { Store } from '../../../src/store/store.ts'
import { shopFolder } from '../lowdb/shop-folder.ts'
import { cart, note } from '../records.ts'
import { ask } from './databases.ts'
import { databaseForTest, openOn } from './open.ts'

/** Version 2: what an update failed with is written in capitals. */
const loud: Migration = {
  what: 'errors in capitals',
  migrate: (collection, record) => {
    if (collection !== 'updates') return record
    const update = record as SetAsideUpdate
    return { ...update, error: `${update.error}!` }
  },
}

/** A database with records of version 1 and nothing that says so. */
async function versionOne(): Promise<string> {
  const { url } = await databaseForTest('version', { bare: true })
  const store = await openOn(url)
  await store.write(async (writer) => {
    for (let n = 0; n < 300; n += 1) await writer.put('updates', note(`n${n}`, { n }))
    await writer.put('carts', cart(1, 2))
  })
  await store.close()
  expect(await ask(url, 'SELECT * FROM shopbot_meta')).toEqual([])
  return url
}

const errors = async (store: Store) => {
  const found = await store.read((reader) => reader.find('updates', {}))
  return [found.length, [...new Set(found.map(({ error }) => error))]]
}

describe('records of an older version in PostgreSQL', () => {
  it('are migrated once, however many open them at once, after a backup', async () => {
    const url = await versionOne()
    const backups = join(await shopFolder(), 'backups')
    const told: unknown[] = []
    const log: Log = { ...silentLog, info: (message, facts) => told.push({ message, ...facts }) }
    const stores = await Promise.all(
      [1, 2, 3].map(() => openOn(url, { steps: [loud], backups, log })),
    )
    for (const store of stores) expect(await errors(store)).toEqual([300, ['none!']])
    expect(told).toHaveLength(1)
    const [name = '', ...others] = await readdir(backups)
    expect(others).toEqual([])
    expect(await proveBackup(join(backups, name), [])).toMatchObject({
      ok: true,
      value: { header: { schemaVersion: 1 }, records: 301 },
    })
    expect(await ask(url, 'SELECT value FROM shopbot_meta')).toEqual([{ value: '2' }])
    expect(await errors(await openOn(url, { steps: [loud], backups }))).toEqual([300, ['none!']])
  })

  it('are refused by an older shopbot afterwards', async () => {
    const url = await versionOne()
    await openOn(url, { steps: [loud], backups: await shopFolder() })
    expect(await openPostgresStore({ url })).toMatchObject({
      ok: false,
      problem: {
        code: 'store-foreign',
        message: expect.stringContaining('its records are version 2, this one knows 1'),
      },
    })
  })

  it('stay as they are where they cannot be backed up, or the migration fails', async () => {
    const url = await versionOne()
    expect(await openPostgresStore({ url, steps: [loud] })).toMatchObject({
      ok: false,
      problem: { code: 'store-older' },
    })
    const failing: Migration = {
      what: 'nothing that works',
      migrate: () => {
        throw new TypeError('unthought of')
      },
    }
    expect(
      await openPostgresStore({ url, steps: [failing], backups: await shopFolder() }),
    ).toMatchObject({ ok: false })
    expect(await errors(await openOn(url))).toEqual([300, ['none']])
  })
})

it('a new database is of this version', async () => {
  const { url } = await databaseForTest('version', { bare: true })
  await openOn(url, { steps: [loud] })
  expect(await openPostgresStore({ url })).toMatchObject({
    ok: false,
    problem: { code: 'store-foreign' },
  })
})
