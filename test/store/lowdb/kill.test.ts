import { expect, it } from 'vitest'
import { sized } from '../../sampled.ts'
import { quantity } from '../increment.ts'
import { bundled, type Child, start } from './children/start.ts'
import { asKilled } from './killed-shop.ts'
import { openSound, shopFolder } from './shop-folder.ts'

const customers = 8

it.each([
  ['folds all the time', 1, sized({ part: 6, whole: 20, long: 20 })],
  ['folds now and then', 20_000, sized({ part: 4, whole: 10, long: 10 })],
])(
  'keeps what a process that %s acknowledged before it was killed',
  async (_, foldBytes, kills) => {
    const program = await bundled('writing')
    const dir = await shopFolder()
    const acknowledged = new Map<number, number>()
    for (let kill = 0; kill < kills; kill += 1) {
      const child = start(program, dir, String(foldBytes), String(customers))
      await readCommits(child, acknowledged, 1 + Math.floor(Math.random() * 300))
      await child.kill()
      await readCommits(child, acknowledged)
      // Looked at in a copy, so that the next process opens what the kill has left.
      const store = await openSound({ dir: await asKilled(dir) })
      for (let customer = 1; customer <= customers; customer += 1) {
        const sure = acknowledged.get(customer) ?? 0
        const kept = await quantity(store, customer)
        expect([sure, sure + 1], `customer ${customer}, kill ${kill}`).toContain(kept)
        // The next process goes on from what was kept, and may be killed before it says anything of this customer.
        acknowledged.set(customer, kept)
      }
      await store.close()
    }
    expect(Math.min(...acknowledged.values())).toBeGreaterThan(0)
  },
)

/** Takes down what the process says it has committed: so many lines, or all that are left. */
async function readCommits(
  child: Child,
  acknowledged: Map<number, number>,
  limit = Number.POSITIVE_INFINITY,
): Promise<void> {
  for (let read = 0; read < limit; read += 1) {
    const line = await child.lines.next()
    if (line.done) return
    const [customer = 0, quantity = 0] = line.value.split(' ').map(Number)
    // Grows from process to process: each opened to all that was acknowledged before.
    expect(quantity).toBeGreaterThan(acknowledged.get(customer) ?? 0)
    acknowledged.set(customer, quantity)
  }
}
