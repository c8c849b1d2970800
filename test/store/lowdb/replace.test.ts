import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLowdbStore } from '../../../src/store/lowdb/open.ts'
import type { FillableStore, Kept } from '../../../src/store/store.ts'
import { stride } from '../../sampled.ts'
import { increment, quantity } from '../increment.ts'
import { cart, hold } from '../records.ts'
import { MemoryDisk } from './memory-disk.ts'
import { hastyDisk, openSound, shopFolder } from './shop-folder.ts'

/** Everything of another shop, in two pages. */
async function* otherShop(): AsyncGenerator<Kept[]> {
  yield [['carts', cart(5, 5)]]
  yield [['holds', hold('x', 'o-1')]]
}

const carts = (store: FillableStore) =>
  store.read(async (reader) => (await reader.find('carts', {})).map((one) => one.customer))

it('shows a reader that began before it what was there', async () => {
  const store = await openSound({ dir: await shopFolder(), disk: hastyDisk })
  await increment(store, 1)
  await store.read(async (reader) => {
    await store.replaceAll(otherShop())
    expect(await reader.get('carts', '1')).toEqual(cart(1, 1))
    expect(await reader.get('carts', '5')).toBeUndefined()
  })
  await store.close()
})

it('is the old state or the new one, at whatever step the power is cut', async () => {
  const dir = await shopFolder()
  const outcomes = new Set<string>()
  for (let last = 0, cut = true; cut; last += stride(3)) {
    const disk = new MemoryDisk()
    const store = await openSound({ dir, disk, foldBytes: 1 })
    for (let round = 0; round < 3; round += 1) await increment(store, 1)
    const from = disk.steps
    cut = false
    disk.before = ({ n }) => {
      if (n - from <= last) return
      cut = true
      throw new Error('There is no power')
    }
    const replaced = await store.replaceAll(otherShop()).then(
      () => true,
      () => false,
    )
    expect(replaced).toBe(!cut)
    const flip = [() => true, () => false, coin(last), coin(last + 500), coin(last + 900)]
    const left = flip.map((keeps) => disk.afterPowerCut(keeps))
    await store.close().catch(() => undefined)
    for (const after of left) {
      const opened = await openSound({ dir, disk: after, foldBytes: 1 })
      const found = await carts(opened)
      expect([[1], [5]], `cut after step ${last}`).toContainEqual(found)
      if (replaced) expect(found).toEqual([5])
      if (found[0] === 1) expect(await quantity(opened)).toBe(3)
      outcomes.add(String(found))
      await increment(opened, 9)
      await opened.close()
      const again = await openSound({ dir, disk: after })
      expect(await carts(again)).toEqual([...found, 9])
      await again.close()
    }
  }
  // The cut fell on both sides of the step that counts.
  expect([...outcomes].toSorted()).toEqual(['1', '5'])
})

it('does not mix both where the new one is damaged: the way back is to the old state', async () => {
  const dir = await shopFolder()
  const store = await openSound({ dir, disk: hastyDisk, foldBytes: 1 })
  for (let round = 0; round < 3; round += 1) await increment(store, 1)
  await store.close()
  const next = await openSound({ dir, disk: hastyDisk })
  await next.replaceAll(otherShop())
  const generation = Number((await next.health()).facts.generation)
  await next.close()
  const snapshot = join(dir, 'store', String(generation).padStart(8, '0'))
  const file = join(snapshot, 'carts.json')
  const good = await readFile(file)
  await writeFile(file, '[\n]\n')
  const refused = await openLowdbStore({ dir, disk: hastyDisk })
  expect(refused).toMatchObject({ ok: false, problem: { code: 'store-damaged' } })
  expect(!refused.ok && refused.problem.hint).toContain('later changes are lost')
  await rename(snapshot, `${snapshot}-aside`)
  const without = await openLowdbStore({ dir, disk: hastyDisk })
  // A log without changes whose snapshot never came is what a crash leaves: the old state is the shop.
  expect(without.ok).toBe(true)
  if (without.ok) {
    expect(await quantity(without.value)).toBe(3)
    await without.value.close()
  }
  expect(good.length).toBeGreaterThan(4)
})

/** The same throws at each run. */
function coin(seed: number): () => boolean {
  let state = seed + 1
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state % 65_536 < 32_768
  }
}
