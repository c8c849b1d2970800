import { CommanderError } from 'commander'
import type { Problem } from '../shop/problem.ts'
import { exit } from './exit.ts'
import { createProgram } from './program.ts'
import { createScreen } from './screen.ts'

/** Runs the command that the arguments name and resolves to the exit status. */
export async function run(args: readonly string[], version: string): Promise<number> {
  // Whoever read along may be gone: `| head`, or the `serve` that started this. The work goes on.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  let status: number = exit.well
  const program = createProgram(version, (ended) => {
    status = ended
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.well : exit.usage
    if (error instanceof Error && error.name === 'ExitPromptError') return exit.interrupted
    return unexpected(error, args)
  }
}

/** What nobody could handle: one line for people, the stack for those who ask for it. */
function unexpected(error: unknown, args: readonly string[]): number {
  const screen = createScreen({ json: args.includes('--json') }, process, process.env)
  const debug = args.includes('--debug')
  if (debug && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  return screen.fail(problemOf(error, debug))
}

function problemOf(error: unknown, debug: boolean): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected'
  return {
    code,
    message: error instanceof Error ? error.message : String(error),
    ...(debug ? {} : { hint: 'Run it again with --debug to see where this happened.' }),
  }
}
