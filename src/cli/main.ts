import { readFileSync } from 'node:fs'

/** The command line: runs one command and sets the exit status. What it does not need, it does not load. */
export async function main(args: readonly string[]): Promise<void> {
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    process.stdout.write(`${version()}\n`)
    return
  }
  const { run } = await import('./run.ts')
  process.exitCode = await run(args, version())
}

function version(): string {
  // Our own package.json: one folder up from dist.
  const file = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return (JSON.parse(file) as { version: string }).version
}
