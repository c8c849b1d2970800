import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backupName } from '../../../src/store/backup/file-name.ts'
import { backupLines, compressed } from '../../../src/store/backup/lines.ts'
import { proveBackup, readBackup } from '../../../src/store/backup/read.ts'
import { writeBackupFile } from '../../../src/store/backup/write-file.ts'
import type { Migration } from '../../../src/store/schema-version.ts'
import type { Kept, Store } from '../../../src/store/store.ts'
import { sized, stride } from '../../sampled.ts'
import { hastyDisk, openSound, shopFolder } from '../lowdb/shop-folder.ts'
import { cart, hold, note } from '../records.ts'

const createdAt = new Date('2026-12-01T02:10:00.500Z')

async function backUp(store: Store, path: string, steps: readonly Migration[] = []) {
  return store.read(async (reader) => {
    const { bytes, written } = compressed(backupLines(reader, { createdAt, schemaVersion: 1 }))
    const [saved] = await Promise.all([writeBackupFile(hastyDisk, path, bytes, steps), written])
    return saved
  })
}

/** A shop with some of everything, in a file. */
async function aBackup(): Promise<{ path: string; text: string }> {
  const dir = await shopFolder()
  const store = await openSound({ dir, disk: hastyDisk })
  await store.write(async (writer) => {
    for (let n = 0; n < 600; n += 1) await writer.put('updates', note(`n${n}`, 'Троянда \u2028'))
    await writer.put('carts', cart(1, 2))
    await writer.put('holds', hold('h', '1'))
  })
  const path = join(dir, 'a.shopbot.gz')
  expect(await backUp(store, path)).toMatchObject({ ok: true })
  await store.close()
  return { path, text: gunzipSync(await readFile(path)).toString() }
}

const anyKey = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.constantFrom('__proto__', 'constructor', '\n', '"', "'; drop", '\ud800', '🌹', '\uffff', ' '),
)
const anyRecord: fc.Arbitrary<Kept> = fc.oneof(
  fc
    .record({ id: anyKey, update: fc.jsonValue() })
    .map(({ id, update }): Kept => ['updates', note(id, update)]),
  fc
    .record({ id: anyKey, order: fc.string({ unit: 'binary' }) })
    .map(({ id, order }): Kept => ['holds', hold(id, order)]),
  fc
    .record({ customer: fc.nat(), quantity: fc.nat() })
    .map(({ customer, quantity }): Kept => ['carts', cart(customer, quantity)]),
)

it('of any shop restores to a shop whose backup is the same, byte for byte', async () => {
  const dir = await shopFolder()
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(anyRecord, { maxLength: 40 }), async (records) => {
      run += 1
      const one = await openSound({ dir: join(dir, `a${run}`), disk: hastyDisk })
      await one.write(async (writer) => {
        for (const [collection, record] of records) {
          // The arbitrary pairs each collection with records of its own.
          await writer.put(collection, record as never)
        }
      })
      const first = join(dir, `${run}-a.gz`)
      const saved = await backUp(one, first)
      await one.close()
      expect(saved.ok).toBe(true)
      const other = await openSound({ dir: join(dir, `b${run}`), disk: hastyDisk })
      await other.write((writer) => writer.put('carts', cart(424_242, 1)))
      await other.replaceAll(readBackup(first, []))
      await other.close()
      const again = await openSound({ dir: join(dir, `b${run}`), disk: hastyDisk })
      const second = join(dir, `${run}-b.gz`)
      expect((await backUp(again, second)).ok).toBe(true)
      await again.close()
      expect(await readFile(second)).toEqual(await readFile(first))
    }),
    { numRuns: sized({ part: 12, whole: 40, long: 40 }) },
  )
})

describe('a backup', () => {
  it('says what it is in its first line, and only its owner may read it', async () => {
    const { path, text } = await aBackup()
    expect(JSON.parse(text.slice(0, text.indexOf('\n')))).toMatchObject({
      shopbotBackup: 1,
      schemaVersion: 1,
      shop: null,
      revision: null,
      createdAt: createdAt.toISOString(),
      counts: { updates: 600, carts: 1, holds: 1, orders: 0 },
    })
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await proveBackup(path, [])).toMatchObject({ ok: true, value: { records: 602 } })
  })

  it('is refused where it is cut anywhere', async () => {
    const { path } = await aBackup()
    const whole = await readFile(path)
    for (let length = 0; length < whole.length; length += 1 + Math.floor(length / 50)) {
      await writeFile(path, whole.subarray(0, length))
      const proven = await proveBackup(path, [])
      expect(proven.ok, `at ${length}`).toBe(false)
      if (!proven.ok) expect(proven.problem.code).toMatch(/^backup-(damaged|foreign)$/)
    }
  })

  it('is refused where any byte of it was changed', async () => {
    const { path } = await aBackup()
    const whole = await readFile(path)
    // What of the gzip header says nothing about the content: flags of its making, its time, its system.
    for (let at = 10; at < whole.length; at += stride(17)) {
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 0x01
      await writeFile(path, changed)
      expect((await proveBackup(path, [])).ok, `at ${at}`).toBe(false)
    }
  })

  it.each<[string, (lines: string[]) => string[], string, RegExp]>([
    ['without a record', (all) => all.toSpliced(5, 1), 'backup-damaged', /checksum/],
    [
      'with a record twice',
      (all) => all.toSpliced(5, 0, all[5] ?? ''),
      'backup-damaged',
      /record 6 /,
    ],
    ['with two records in each other’s place', swapped, 'backup-damaged', /not in its place/],
    ['without its trailer', (all) => all.slice(0, -1), 'backup-damaged', /its end is missing/],
    [
      'with more after its end',
      (all) => [...all, '["carts",{}]'],
      'backup-damaged',
      /follows its end/,
    ],
    [
      'with a record that has no key',
      (all) => all.with(5, '["updates",{}]'),
      'backup-damaged',
      /no key/,
    ],
    [
      'with a line that is no JSON',
      (all) => all.with(5, '["updates",{'),
      'backup-damaged',
      /cannot be read/,
    ],
    [
      'of another program',
      () => ['{"hello":"world"}'],
      'backup-foreign',
      /is not a backup of shopbot/,
    ],
    ['that is a list', () => ['[1,2]'], 'backup-foreign', /is not a backup/],
    ['of a newer format', header('shopbotBackup', 2), 'backup-newer', /newer shopbot \(format 2\)/],
    ['of newer records', header('schemaVersion', 2), 'backup-newer', /version 2, this one knows 1/],
    [
      'with a collection that is not known',
      (all) => all.with(5, '["robots",{"id":"a"}]'),
      'backup-newer',
      /it has robots/,
    ],
  ])('%s is refused with its sentence', async (_, change, code, message) => {
    const { path, text } = await aBackup()
    const lines = change(text.trimEnd().split('\n'))
    await writeFile(path, gzipSync(`${lines.join('\n')}\n`))
    const proven = await proveBackup(path, [])
    expect(proven).toMatchObject({ ok: false, problem: { code } })
    expect(!proven.ok && proven.problem.message).toMatch(message)
    expect(!proven.ok && proven.problem.message).toContain(path)
  })

  it.each([
    ['no gzip', Buffer.from('hello, this is a text file')],
    ['nothing', Buffer.alloc(0)],
    ['an empty gzip', gzipSync('')],
    ['a gzip of a long line', gzipSync(Buffer.alloc(3_000_000, 'a'))],
  ])('that is %s is refused', async (_, bytes) => {
    const path = join(await shopFolder(), 'x.gz')
    await writeFile(path, bytes)
    expect(await proveBackup(path, [])).toMatchObject({
      ok: false,
      problem: { code: expect.stringMatching(/^backup-(foreign|damaged)$/) },
    })
  })

  it('that is not there, or a folder, cannot be read', async () => {
    const dir = await shopFolder()
    for (const path of [join(dir, 'none.gz'), dir]) {
      expect(await proveBackup(path, [])).toMatchObject({
        ok: false,
        problem: { code: 'backup-unreadable' },
      })
    }
  })

  it('of an older version is restored as this version means it', async () => {
    const { path } = await aBackup()
    const loud: Migration = {
      what: 'loud',
      migrate: (collection, record) =>
        collection === 'updates' ? { ...(record as object), error: 'LOUD' } : record,
    }
    const store = await openSound({ dir: await shopFolder(), disk: hastyDisk, steps: [loud] })
    await store.replaceAll(readBackup(path, [loud]))
    const found = await store.read((reader) => reader.find('updates', {}))
    expect(found).toHaveLength(600)
    expect(found.every(({ error }) => error === 'LOUD')).toBe(true)
    await store.close()
  })
})

it.each([
  ['Kyiv Flowers', 'Kyiv-Flowers'],
  ['Квіти & Ко.', 'Квіти-Ко'],
  ['../../etc/passwd', 'etc-passwd'],
  ['🌹', 'shop'],
  [null, 'shop'],
  ['x'.repeat(200), 'x'.repeat(40)],
])('a file of the shop %s is named by it', (shop, named) => {
  expect(backupName(shop, createdAt)).toBe(`${named}-2026-12-01T02-10-00Z.shopbot.gz`)
})

function swapped(all: string[]): string[] {
  return all.with(5, all[6] ?? '').with(6, all[5] ?? '')
}

function header(name: string, value: number) {
  return (all: string[]) =>
    all.with(0, JSON.stringify({ ...JSON.parse(all[0] ?? ''), [name]: value }))
}
