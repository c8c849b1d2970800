import { expect, it } from 'vitest'
import { openLowdbStore } from '../../../src/store/lowdb/open.ts'
import { stride } from '../../sampled.ts'
import { increment, quantity } from '../increment.ts'
import { MemoryDisk } from './memory-disk.ts'
import { openSound, shopFolder } from './shop-folder.ts'

const customers = [1, 2, 3]
const rounds = 3

it('keeps what was acknowledged, at whatever step the power is cut and whatever was not synced', async () => {
  const dir = await shopFolder()
  for (let last = 0, cut = true; cut; last += stride(7)) {
    const disk = new MemoryDisk()
    cut = false
    disk.before = ({ n }) => {
      if (n <= last) return
      cut = true
      throw new Error('There is no power')
    }
    const acknowledged = await serve(dir, disk)
    const coin = coinOf(last)
    const keeps = [() => true, () => false, coin, coin, coin, coin]
    for (const left of keeps.map((one) => disk.afterPowerCut(one))) {
      // Twice: what opening does after a cut is cut as well by the next.
      await (await openSound({ dir, disk: left, foldBytes: 1 })).close()
      const store = await openSound({ dir, disk: left })
      for (const customer of customers) {
        const kept = await quantity(store, customer)
        const sure = acknowledged.get(customer) ?? 0
        expect([sure, sure + 1], `cut after step ${last}`).toContain(kept)
      }
      await store.close()
    }
  }
})

/** Customers fill their carts side by side until the power fails; says what each was told to have. */
async function serve(dir: string, disk: MemoryDisk): Promise<Map<number, number>> {
  const acknowledged = new Map<number, number>()
  const opened = await openLowdbStore({ dir, disk, foldBytes: 1 })
  if (!opened.ok) return acknowledged
  const store = opened.value
  const fill = async (customer: number) => {
    for (let round = 1; round <= rounds; round += 1) {
      await increment(store, customer)
      acknowledged.set(customer, round)
    }
  }
  await Promise.allSettled(customers.map(fill))
  await store.close().catch(() => undefined)
  return acknowledged
}

/** The same throws at each run. */
function coinOf(seed: number): () => boolean {
  let state = seed + 1
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state % 65_536 < 32_768
  }
}
