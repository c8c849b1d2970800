import type { Command } from 'commander'
import { exit } from './exit.ts'
import { createScreen, type Screen, type ScreenOptions } from './screen.ts'

/** What a command file exports as `run`: arguments as written, options as below; resolves to the exit status. */
export type Run<O = Record<string, never>> = (
  args: readonly (string | undefined)[],
  options: O,
  screen: Screen,
) => Promise<number>

/** Adds one command: how it is called, what it does, the file that does it, and examples. */
export type AddCommand = <O>(
  parent: Command,
  usage: string,
  description: string,
  load: () => Promise<{ run: Run<O> }>,
  ...shown: string[]
) => Command

/** The way to add commands to a program; `ended` is told the exit status of the one that ran. */
export function commandAdder(ended: (status: number) => void): AddCommand {
  return <O>(
    parent: Command,
    usage: string,
    description: string,
    load: () => Promise<{ run: Run<O> }>,
    ...shown: string[]
  ) =>
    parent
      .command(usage)
      .description(description)
      .option('--json', 'one JSON document on stdout')
      .option('-q, --quiet', 'no progress, only results and errors')
      .option('--debug', 'more about what happens, and stacks of errors')
      .option('--no-color', 'no colours')
      .addHelpText('after', examples(...shown))
      .action(async (...given: unknown[]) => {
        // Commander passes the command itself last.
        const called = given.at(-1) as Command
        const options = called.opts<O & ScreenOptions & { format?: string }>()
        const json = options.json === true || options.format === 'json'
        const screen = createScreen({ ...options, json }, process, process.env)
        if (!serving.includes(called.name())) endWhenInterrupted()
        const { run } = await load()
        ended(await run(called.processedArgs, options, screen))
      })
}

export function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`
}

/** These stop in order by themselves. */
const serving = ['serve', 'demo']

function endWhenInterrupted(): void {
  const end = () => process.exit(exit.interrupted)
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
}
