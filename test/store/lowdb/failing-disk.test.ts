import { expect, it } from 'vitest'
import { openLowdbStore } from '../../../src/store/lowdb/open.ts'
import type { Store } from '../../../src/store/store.ts'
import { StoreWriteError } from '../../../src/store/write-error.ts'
import { stride } from '../../sampled.ts'
import { increment, quantity } from '../increment.ts'
import { note } from '../records.ts'
import { changes, killedLog, withLog } from './killed-shop.ts'
import { failure, MemoryDisk, type Step } from './memory-disk.ts'
import { openSound, shopFolder } from './shop-folder.ts'

/** A full disk still gives room back. */
const freeing: readonly Step['kind'][] = ['remove', 'truncate']

it.each([
  ['is full', 1, freeing],
  ['is full', 5, freeing],
  ['fails', 1, []],
  ['fails', 2, []],
  ['fails', 3, []],
  ['fails', 5, []],
  ['fails', 20, []],
] as const)(
  'holds what it acknowledged and no more when the disk %s for %i steps',
  async (_, length, works) => {
    const dir = await shopFolder()
    for (let first = 1, reached = true; reached; first += stride(7)) {
      const disk = new MemoryDisk()
      reached = false
      disk.before = ({ n, kind }) => {
        reached ||= n >= first
        const fails = n >= first && n < first + length && !works.some((one) => one === kind)
        if (fails) throw failure('ENOSPC')
      }
      const store = await openAtLast(dir, disk)
      const acknowledged = await incrementSome(store)
      disk.before = () => {}
      await increment(store, 1)
      const lefts = [disk.afterPowerCut(() => true), disk.afterPowerCut(() => false)]
      await store.close()
      expect(disk.held, `open after step ${first}`).toBe(0)
      for (const left of [...lefts, disk]) {
        const again = await openSound({ dir, disk: left })
        expect(await quantity(again), `from step ${first}`).toBe(acknowledged + 1)
        await again.close()
      }
    }
  },
)

it('fails all that share a write, and what had read from it', async () => {
  const disk = new MemoryDisk()
  const store = await openSound({ dir: await shopFolder(), disk })
  await increment(store, 1)
  disk.before = ({ kind }) => {
    if (kind === 'sync') throw failure('EIO')
  }
  const writing = Array.from({ length: 5 }, () => increment(store, 1))
  const reading = store.write((writer) => writer.get('carts', '1'))
  const refusing = store.write(async (writer) => {
    throw new RangeError(`${(await writer.get('carts', '1'))?.lines[0]?.quantity} in the cart`)
  })
  const ends = await Promise.allSettled([...writing, reading, refusing])
  for (const end of ends) {
    expect(end).toMatchObject({ status: 'rejected', reason: expect.any(StoreWriteError) })
  }
  expect(await quantity(store)).toBe(1)
  disk.before = () => {}
  await increment(store, 1)
  expect(await quantity(store)).toBe(2)
  await store.close()
})

it('leaves nothing of a long record behind a shorter one', async () => {
  const dir = await shopFolder()
  const disk = new MemoryDisk()
  const store = await openSound({ dir, disk })
  disk.before = ({ kind }) => {
    if (kind === 'sync') throw failure('EIO')
  }
  const long = store.write((writer) => writer.put('updates', note('long', 'x'.repeat(5_000))))
  await expect(long).rejects.toThrow(StoreWriteError)
  disk.before = () => {}
  await increment(store, 1)
  const left = disk.afterPowerCut(() => true)
  await store.close()
  const again = await openSound({ dir, disk: left })
  expect(await quantity(again)).toBe(1)
  expect(await again.read((reader) => reader.count('updates'))).toBe(0)
  await again.close()
})

it('begins no log behind one that has a torn end', async () => {
  const dir = await shopFolder()
  const disk = new MemoryDisk()
  let broken: Step['kind'][] = ['mkdir']
  const store = await openSound({ dir, disk, foldBytes: 1 })
  disk.before = ({ kind }) => {
    if (!broken.includes(kind)) return
    // No snapshot is made at all, so that every log is read; the others fail once.
    broken = broken.filter((one) => one !== kind || one === 'mkdir')
    throw failure('EIO')
  }
  await increment(store, 1)
  await expect.poll(async () => (await store.health()).facts.generation).toBe(1)
  broken = ['mkdir', 'write', 'truncate']
  await expect(increment(store, 1)).rejects.toThrow(StoreWriteError)
  await increment(store, 1)
  await increment(store, 1)
  await store.close()
  broken = []
  const again = await openSound({ dir, disk })
  expect(await quantity(again)).toBe(3)
  await again.close()
})

it.each(['truncate', 'sync'] as const)(
  'leaves no file open where a torn log cannot be cut: %s',
  async (broken) => {
    const dir = await shopFolder()
    const { bytes } = await killedLog()
    const disk = await withLog(dir, bytes.subarray(0, bytes.length - 3))
    disk.before = ({ kind }) => {
      if (kind === broken) throw failure('EIO')
    }
    expect(await openLowdbStore({ dir, disk })).toMatchObject({
      problem: { code: 'store-unwritable' },
    })
    expect(disk.held).toBe(0)
    disk.before = () => {}
    const store = await openSound({ dir, disk })
    expect(await quantity(store)).toBe(changes - 1)
    await store.close()
    expect(disk.held).toBe(0)
  },
)

/** Opening on a failing disk is refused with a reason, and possible once the disk works. */
async function openAtLast(dir: string, disk: MemoryDisk): Promise<Store> {
  for (;;) {
    const opened = await openLowdbStore({ dir, disk, foldBytes: 1 })
    if (opened.ok) return opened.value
    expect(opened.problem.code).toBe('store-unwritable')
    expect(disk.held).toBe(0)
  }
}

/** How many of some increments were acknowledged. */
async function incrementSome(store: Store): Promise<number> {
  let acknowledged = 0
  for (let round = 0; round < 4; round += 1) {
    try {
      await increment(store, 1)
      acknowledged += 1
    } catch (error) {
      expect(error).toBeInstanceOf(StoreWriteError)
    }
    expect(await quantity(store)).toBe(acknowledged)
  }
  return acknowledged
}
