import { writeSync } from 'node:fs'
import { openLowdbStore } from '../../../../src/store/lowdb/open.ts'
import { increment } from '../../increment.ts'

// Says each commit on stdout after it is acknowledged, `<customer> <quantity>`, until it is killed.
const [dir = '', foldBytes = '0', customers = '1'] = process.argv.slice(2)
const opened = await openLowdbStore({ dir, foldBytes: Number(foldBytes) })
if (!opened.ok) throw new Error(opened.problem.message)
const store = opened.value

await Promise.all(
  Array.from({ length: Number(customers) }, async (_, index) => {
    for (;;) {
      const quantity = await increment(store, index + 1)
      writeSync(1, `${index + 1} ${quantity}\n`)
    }
  }),
)
