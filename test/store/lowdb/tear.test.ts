import { expect, it, vi } from 'vitest'
import { silentLog } from '../../../src/shop/log.ts'
import type { Store } from '../../../src/store/store.ts'
import { stride } from '../../sampled.ts'
import { increment, quantity } from '../increment.ts'
import { changes, killedLog, withLog } from './killed-shop.ts'
import type { MemoryDisk } from './memory-disk.ts'
import { openSound, shopFolder } from './shop-folder.ts'

it('opens to what was acknowledged, wherever the log is cut', async () => {
  const dir = await shopFolder()
  const { bytes, lengths } = await killedLog()
  const header = lengths[0] ?? 0
  const cuts = Array.from({ length: bytes.length + 1 }, (_, at) => at)
  // The ends of records and their neighbours are tried in any case.
  const isBorder = (at: number) => lengths.some((length) => Math.abs(length - at) <= 1)
  for (const cut of cuts.filter((at) => at % stride(9) === 0 || isBorder(at))) {
    const disk = await withLog(dir, bytes.subarray(0, cut))
    const { store, warned } = await open(dir, disk)
    const whole = lengths.filter((length) => length > header && length <= cut).length
    expect(await quantity(store), `cut at ${cut}`).toBe(whole)
    expect(warned, `cut at ${cut}`).toBe(cut > header && !lengths.includes(cut))
    await increment(store, 1)
    const killed = disk.afterPowerCut(() => true)
    await store.close()
    const again = await open(dir, killed)
    expect(await quantity(again.store), `cut at ${cut}`).toBe(whole + 1)
    expect(again.warned, `cut at ${cut}`).toBe(false)
    await again.store.close()
  }
})

const tails = {
  'one zero': () => Buffer.alloc(1),
  zeros: () => Buffer.alloc(4096),
  'text without an end': () => Buffer.from('{"half": "a record, but longer than a header'),
  rubbish: () => Buffer.from(Array.from({ length: 300 }, (_, index) => 128 + (index % 100))),
  'a record whose end is zeros': (last: Buffer) =>
    Buffer.concat([last.subarray(0, 60), Buffer.alloc(last.length - 60)]),
  'a record whose end is zeros, and more of them': (last: Buffer) =>
    Buffer.concat([last.subarray(0, 60), Buffer.alloc(900)]),
}

it.each(Object.entries(tails))('cuts off %s after the last record', async (_, tail) => {
  const { bytes, lengths } = await killedLog()
  const dir = await shopFolder()
  const rest = tail(bytes.subarray(lengths.at(-2)))
  const { store, warned } = await open(dir, await withLog(dir, Buffer.concat([bytes, rest])))
  expect(await quantity(store)).toBe(changes)
  expect(warned).toBe(true)
  expect((await store.health()).facts.logBytes).toBe(bytes.length)
  await store.close()
})

async function open(dir: string, disk: MemoryDisk): Promise<{ store: Store; warned: boolean }> {
  const warn = vi.fn()
  const store = await openSound({ dir, disk, log: { ...silentLog, warn } })
  return { store, warned: warn.mock.calls.length > 0 }
}
