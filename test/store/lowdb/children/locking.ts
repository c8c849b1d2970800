import { openLowdbStore } from '../../../../src/store/lowdb/open.ts'

// Opens the store when told to by a line on stdin, says how it went, and keeps it until it is killed.
const [dir = ''] = process.argv.slice(2)
process.stdin.once('data', async () => {
  const opened = await openLowdbStore({ dir })
  process.stdout.write(`${opened.ok ? 'opened' : opened.problem.code}\n`)
})
