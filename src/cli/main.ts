import { version } from './version.ts'

/** The command line: runs one command and sets the exit status. What it does not need, it does not load. */
export async function main(args: readonly string[]): Promise<void> {
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    process.stdout.write(`${version()}\n`)
    return
  }
  const { run } = await import('./run.ts')
  process.exitCode = await run(args, version())
}
