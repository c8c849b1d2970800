import { describe, expect, it } from 'vitest'
import { migrations } from '../../../src/store/postgres/migrations/migrations.ts'
import { migratePostgres, openPostgresStore } from '../../../src/store/postgres/open.ts'
import { indexNames, tableOf } from '../../../src/store/postgres/sql.ts'
import { collections } from '../../../src/store/schema.ts'
import { increment, quantity } from '../increment.ts'
import { ask } from './databases.ts'
import { databaseForTest, openOn } from './open.ts'
import { password } from './server.ts'

describe('tables', () => {
  it('are made once by whoever comes first of four at once', async () => {
    const { url } = await databaseForTest('empty', { bare: true })
    const taken = await Promise.all([1, 2, 3, 4].map(() => migratePostgres({ url })))
    const names = migrations.map(({ name }) => name)
    const steps = taken.map((one) => (one.ok ? one.value : one.problem))
    expect(steps.toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length)).toEqual([
      [],
      [],
      [],
      names,
    ])
  })

  it('are those of the schema, with a column for each index', async () => {
    const { url } = await databaseForTest()
    const rows = await ask(
      url,
      `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'`,
    )
    const columns = new Set(rows.map((row) => `${row.table_name}.${row.column_name}`))
    const wanted = collections().flatMap((collection) =>
      ['key', 'body', ...indexNames(collection).map((name) => `by_${name}`)].map(
        (column) => `${tableOf(collection)}.${column}`,
      ),
    )
    expect([...columns]).toEqual(expect.arrayContaining(wanted))
  })

  it('go on by the steps that they lack, and keep what there is', async () => {
    const { url } = await databaseForTest('older', { bare: true })
    const before = await openOn(url)
    await increment(before, 1)
    const next = { name: '9999-next', sql: 'CREATE TABLE shopbot_next (key text PRIMARY KEY)' }
    const taken = await migratePostgres({ url, migrations: [...migrations, next] })
    expect(taken).toEqual({ ok: true, value: ['9999-next'] })
    const after = await openOn(url, { migrations: [...migrations, next] })
    expect(await quantity(after)).toBe(1)
    const older = await openPostgresStore({ url })
    expect(older).toMatchObject({ ok: false, problem: { code: 'store-foreign' } })
    expect(await ask(url, 'SELECT count(*)::int FROM shopbot_next')).toEqual([{ count: 0 }])
  })

  it('are as before when a step fails', async () => {
    const { url } = await databaseForTest('failing', { bare: true })
    await migratePostgres({ url })
    const bad = { name: '9998-bad', sql: 'CREATE TABLE shopbot_bad (key text); SELECT nothing' }
    const failed = await migratePostgres({ url, migrations: [...migrations, bad] })
    expect(failed).toMatchObject({ ok: false, problem: { code: 'store-unwritable' } })
    expect(await ask(url, `SELECT to_regclass('shopbot_bad')::text AS found`)).toEqual([
      { found: null },
    ])
  })
})

describe('what stands in the way is told with what to do, and without secrets:', () => {
  const wrong = (url: string, change: (url: URL) => void) => {
    const changed = new URL(url)
    change(changed)
    return changed.href
  }
  it.each([
    ['an address that is none', () => `postgres//shop:${password}@db`, 'database-url-invalid'],
    ['another system', () => `mysql://shop:${password}@db/shop`, 'database-url-invalid'],
    [
      'nobody there',
      (url: string) => wrong(url, (one) => Object.assign(one, { port: '1' })),
      'store-unreachable',
    ],
    [
      'another password',
      (url: string) => wrong(url, (one) => Object.assign(one, { password: `${password}-not` })),
      'store-unwritable',
    ],
    [
      'no such database',
      (url: string) => wrong(url, (one) => Object.assign(one, { pathname: '/none' })),
      'store-unwritable',
    ],
  ])('%s', async (_what, change, code) => {
    const { url } = await databaseForTest()
    const said: unknown[] = []
    const say = (...words: unknown[]) => said.push(...words)
    const log = { debug: say, info: say, warn: say, error: say }
    const opened = await openPostgresStore({ url: change(url), log })
    expect(opened).toMatchObject({ ok: false, problem: { code, hint: expect.any(String) } })
    expect(JSON.stringify([opened, said])).not.toContain(password)
  })
})
