import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Problem } from '../../../src/shop/problem.ts'
import type { Disk } from '../../../src/store/lowdb/disk.ts'
import { openLowdbStore } from '../../../src/store/lowdb/open.ts'
import { encodeRecord } from '../../../src/store/lowdb/record.ts'
import { isProof, stride } from '../../sampled.ts'
import { increment, quantity } from '../increment.ts'
import { asKilled, contents, firstLog, killedLog, withLog } from './killed-shop.ts'
import { hastyDisk, openSound, shopFolder } from './shop-folder.ts'

const harms: readonly ((byte: number) => number)[] = [
  (byte) => byte ^ 0x01,
  (byte) => byte ^ 0x80,
  (byte) => byte ^ 0xff,
  () => 0x00,
  () => 0x0a,
]

it('refuses a log of which any one byte is not what was written', async () => {
  const dir = await shopFolder()
  const { bytes } = await killedLog()
  for (let at = 0; at < bytes.length; at += 1) {
    // Each byte is harmed; by all of them in a proof, else by one after the other.
    const tried = isProof ? harms : harms.slice(at % harms.length).slice(0, 1)
    for (const harm of tried) {
      const byte = bytes[at] ?? 0
      if (harm(byte) === byte) continue
      const problem = await refusal(dir, await withLog(dir, withByte(bytes, at, harm(byte))))
      expect(problem.code, `byte ${at} as ${harm(byte)}`).toBe('store-damaged')
      expect(problem.facts?.offset).toBeLessThanOrEqual(at)
    }
  }
})

it('refuses a snapshot of which any one byte is not what was written', async () => {
  const { dir } = await foldedShop()
  const newest = join(dir, 'store', '00000003')
  for (const name of ['manifest.json', 'carts.json', 'orders.json']) {
    const file = join(newest, name)
    const bytes = await readFile(file)
    for (
      let at = 0;
      at < bytes.length;
      at += name === 'manifest.json' ? stride(3) * 11 : stride(7)
    ) {
      await writeFile(file, withByte(bytes, at, (bytes[at] ?? 0) ^ 0x01))
      const opened = await openLowdbStore({ dir, disk: hastyDisk })
      expect(opened.ok, `${name} byte ${at}`).toBe(false)
      if (!opened.ok) expect(opened.problem.code).toMatch(/^store-(damaged|foreign)$/)
    }
    await writeFile(file, bytes)
  }
})

it('changes nothing in a damaged store, and names file, place and the way back', async () => {
  const { dir } = await foldedShop()
  const file = join(dir, 'store', 'log-00000003.jsonl')
  const log = await readFile(file)
  await writeFile(file, withByte(log, log.length - 10, 0x00))
  const before = await contents(dir)
  const problem = await refusal(dir)
  expect(problem).toMatchObject({ code: 'store-damaged', facts: { file, generation: 3 } })
  expect(problem.facts?.offset).toBe(log.indexOf('\n') + 1)
  expect(await contents(dir)).toEqual(before)
  // The steps of the hint: the folder aside, a new one with the snapshot alone.
  const store = join(dir, 'store')
  expect(problem.hint).toContain('copy only the folder 00000003 into it')
  await rename(store, join(dir, 'aside'))
  await mkdir(store)
  await cp(join(dir, 'aside', '00000003'), join(store, '00000003'), { recursive: true })
  const opened = await openSound({ dir, disk: hastyDisk })
  expect(await quantity(opened)).toBe(3)
  await increment(opened, 1)
  await opened.close()
  const again = await openSound({ dir, disk: hastyDisk })
  expect(await quantity(again)).toBe(4)
  await again.close()
})

it('loses nothing to a damaged snapshot when the one before it is moved to the front', async () => {
  const { dir } = await foldedShop()
  const newest = join(dir, 'store', '00000003')
  await writeFile(join(newest, 'carts.json'), '[\n]\n')
  const problem = await refusal(dir)
  expect(problem.facts).toMatchObject({ file: join(newest, 'carts.json'), generation: 2 })
  expect(problem.hint).toContain(`hold everything: move ${newest} to another place`)
  await rename(newest, join(dir, 'aside'))
  const store = await openSound({ dir, disk: hastyDisk })
  expect(await quantity(store)).toBe(4)
  await store.close()
})

it('refuses a store of which a file is missing', async () => {
  const { dir } = await foldedShop()
  for (const name of ['log-00000003.jsonl', '00000003/carts.json', '00000003/manifest.json']) {
    const copy = await asKilled(dir)
    await rm(join(copy, 'store', name))
    expect((await refusal(copy)).facts?.file).toBe(join(copy, 'store', name))
  }
  const copy = await asKilled(dir)
  for (const name of ['00000002', '00000003']) {
    await rm(join(copy, 'store', name), { recursive: true })
  }
  expect((await refusal(copy)).code).toBe('store-damaged')
})

it('refuses a record between others that was taken out or put in twice', async () => {
  const dir = await shopFolder()
  const { bytes, lengths } = await killedLog()
  const [header = 0, first = 0, second = 0] = lengths
  const out = Buffer.concat([bytes.subarray(0, header), bytes.subarray(first)])
  const twice = Buffer.concat([bytes.subarray(0, second), bytes.subarray(first)])
  for (const log of [out, twice]) {
    expect((await refusal(dir, await withLog(dir, log))).code).toBe('store-damaged')
  }
})

it('refuses a damaged record before a torn one', async () => {
  const dir = await shopFolder()
  const { bytes, lengths } = await killedLog()
  const torn = bytes.subarray(0, bytes.length - 5)
  for (let at = lengths[0] ?? 0; at < (lengths[1] ?? 0); at += 1) {
    const disk = await withLog(dir, withByte(torn, at, (torn[at] ?? 0) ^ 0x04))
    expect((await refusal(dir, disk)).code, `byte ${at}`).toBe('store-damaged')
  }
})

it.each([
  ['a newer format', { shopbotLog: 2, generation: 0, after: 0 }],
  ['another program', { hello: 'world' }],
])('leaves a log of %s alone', async (_, header) => {
  const dir = await shopFolder()
  const disk = await withLog(dir, encodeRecord(JSON.stringify(header)))
  const { steps } = disk
  expect((await refusal(dir, disk)).code).toBe('store-foreign')
  expect(disk.steps - steps).toBe(beforeReading)
})

it.each([
  'hello',
  '{"orders": [{"id": 1}], "products": [], "customers": [], "carts": [], "and": 1',
])('leaves a file alone that has a name of ours and holds %s', async (text) => {
  const dir = await shopFolder()
  const disk = await withLog(dir, Buffer.from(text))
  expect((await refusal(dir, disk)).code).toBe('store-foreign')
  expect(`${await disk.readFile(join(dir, 'store', firstLog))}`).toBe(text)
})

it('leaves a log with a collection it does not know alone', async () => {
  const { bytes, lengths } = await killedLog()
  const record = encodeRecord('{"n":1,"at":"","c":[["loyalty","1",{"id":"1"}]]}')
  const dir = await shopFolder()
  const disk = await withLog(dir, Buffer.concat([bytes.subarray(0, lengths[0]), record]))
  const { steps } = disk
  expect((await refusal(dir, disk)).code).toBe('store-foreign')
  expect(disk.steps - steps).toBe(beforeReading)
})

/** Making the folder and syncing it and the two above it; nothing after that. */
const beforeReading = 3

/** Three snapshots' worth of a shop, killed after one more change: customer 1 has 4, and 3 in the newest. */
async function foldedShop(): Promise<{ dir: string }> {
  const dir = await shopFolder()
  for (let opening = 0; opening < 3; opening += 1) {
    const store = await openSound({ dir, disk: hastyDisk })
    await increment(store, 1)
    await store.close()
  }
  const store = await openSound({ dir, disk: hastyDisk })
  await increment(store, 1)
  const killed = await asKilled(dir)
  await store.close()
  return { dir: killed }
}

async function refusal(dir: string, disk: Disk = hastyDisk): Promise<Problem> {
  const opened = await openLowdbStore({ dir, disk })
  if (opened.ok) throw new Error('It opened')
  return opened.problem
}

function withByte(bytes: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = value
  return copy
}
