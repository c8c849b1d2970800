import { writeSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** Runs the built command line in this process; prints the milliseconds since the process began, and its peak memory. */
const [entry = '', ...args] = process.argv.slice(2)
const { main } = await import(pathToFileURL(entry).href)
// Nothing but our document may be on stdout.
process.stdout.write = process.stderr.write.bind(process.stderr)
process.once('exit', (status) => {
  const ms = performance.now()
  const megabytes = process.resourceUsage().maxRSS / 1024
  writeSync(1, `${JSON.stringify({ ms, megabytes, status })}\n`)
})
await main(args)
