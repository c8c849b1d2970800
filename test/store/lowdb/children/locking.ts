import { openLowdbStore } from '../../../../src/store/lowdb/open.ts'

// Opens the store when told to by a line on stdin, says how it went, and keeps it until it is killed.
const [dir = ''] = process.argv.slice(2)
/** A store that nothing refers to is collected, and its log closed under it. */
let opened: Awaited<ReturnType<typeof openLowdbStore>>
process.stdin.on('data', async () => {
  opened ??= await openLowdbStore({ dir })
  process.stdout.write(`${opened.ok ? 'opened' : opened.problem.code}\n`)
})
