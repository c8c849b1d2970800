import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { databaseForTest } from '../store/postgres/open.ts'
import { password } from '../store/postgres/server.ts'
import { serve } from './serving.ts'
import { shopbot, temporaryFolder } from './shopbot.ts'

test('a shop in PostgreSQL: migrated, imported, served, looked at; its password is shown nowhere', async () => {
  const { url } = await databaseForTest('cli', { bare: true })
  const dir = await temporaryFolder()
  await cp('templates/coffee', dir, { recursive: true })
  await writeFile(join(dir, 'database.txt'), `${url}\n`)
  await writeFile(join(dir, '.env'), 'DATABASE_URL_FILE=database.txt\n')
  const said: string[] = []
  const run = async (...args: string[]) => {
    const ran = await shopbot([...args, '--debug'])
    said.push(ran.stdout, ran.stderr)
    return ran
  }
  const first = await run('migrate', dir, '--json')
  expect(JSON.parse(first.stdout).steps).toContain('0001-first')
  expect(JSON.parse((await run('migrate', dir, '--json')).stdout).steps).toEqual([])
  expect(JSON.parse((await run('import', dir, '--yes', '--json')).stdout).applied).toBe(true)

  const served = await serve(dir, ['--sandbox', '--debug'])
  const status = JSON.parse((await run('status', dir, '--json')).stdout)
  expect(status.store).toMatchObject({
    ok: true,
    driver: 'postgres',
    facts: { hears: 'notify', conflicts: expect.any(Number), roundTripMs: expect.any(Number) },
  })
  process.kill(served.pid, 'SIGTERM')
  await served.ended
  expect([...said, served.said()].join('\n')).not.toContain(password)
})

test('a database that cannot be had is told with what to do, and its password is not', async () => {
  const dir = await temporaryFolder()
  await cp('templates/coffee', dir, { recursive: true })
  const env = { DATABASE_URL: `postgres://shop:${password}@127.0.0.1:1/shop` }
  const looked = await shopbot(['status', dir, '--json'], { env })
  expect(JSON.parse(looked.stdout).store).toMatchObject({
    ok: false,
    advice: expect.stringContaining('127.0.0.1:1/shop does not answer'),
  })
  const imported = await shopbot(['import', dir, '--yes'], { env })
  expect(imported.status).toBe(1)
  expect(imported.stderr).toContain('DATABASE_URL says where it is sought')
  expect(JSON.stringify([looked, imported])).not.toContain(password)
})

test('a folder that holds a shop beside an empty database is pointed out', async () => {
  const { url } = await databaseForTest()
  const dir = await temporaryFolder()
  await cp('templates/coffee', dir, { recursive: true })
  await mkdir(join(dir, 'data/store'), { recursive: true })
  const looked = await shopbot(['orders', 'list', dir], { env: { DATABASE_URL: url } })
  expect(looked.stderr).toContain('shopbot move-store')
})

test('where there is no database there is nothing to migrate', async () => {
  const dir = await temporaryFolder()
  await cp('templates/coffee', dir, { recursive: true })
  const ran = await shopbot(['migrate', dir])
  expect(ran.status).toBe(1)
  expect(ran.stderr).toContain('There is no DATABASE_URL')
})
