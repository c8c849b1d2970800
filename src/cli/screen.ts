import { styleText } from 'node:util'
import type { Problem } from '../shop/problem.ts'
import { type Exit, exit } from './exit.ts'

/**
 * How a command speaks. Its result goes to stdout: text for people, or with --json one document and nothing
 * else. All the rest goes to stderr.
 */
export interface Screen {
  readonly json: boolean
  readonly quiet: boolean
  readonly debug: boolean
  /** Whether a question can be asked: a terminal on both ends, and neither --json nor CI. */
  readonly interactive: boolean
  /** How wide the terminal is that shows stdout; null where it is none. */
  readonly columns: number | null
  /** For text that goes to stdout. */
  readonly paint: Paint
  /** For text that goes to stderr. */
  readonly paintAside: Paint
  /** A line of the result; says nothing with --json. */
  print(line: string): void
  /** Empties a terminal that shows stdout, for what is shown in place of what was. */
  clear(): void
  /** The result with --json. */
  document(value: unknown): void
  /** The same on one line, for a command that goes on running. */
  documentLine(value: unknown): void
  /** Progress and advice; silent with --quiet. */
  say(line: string): void
  /** Shows what went wrong and what to do about it; `more` goes into the document of --json. */
  fail(problem: Problem, status?: Exit, more?: Readonly<Record<string, unknown>>): Exit
  /** The same where stdout has something else already: only on stderr. */
  complain(problem: Problem): void
}

export type Colour = 'red' | 'green' | 'yellow' | 'cyan' | 'dim' | 'bold'
/** Colours text, where colours are wanted. */
export type Paint = (colour: Colour, text: string) => string

export interface ScreenOptions {
  readonly json?: boolean
  readonly quiet?: boolean
  readonly debug?: boolean
  readonly color?: boolean
}

type Stream = Pick<NodeJS.WriteStream, 'write' | 'isTTY'> & { readonly columns?: number }

export function createScreen(
  options: ScreenOptions,
  streams: { stdin: { isTTY?: boolean }; stdout: Stream; stderr: Stream },
  env: NodeJS.ProcessEnv,
): Screen {
  const { stdin, stdout, stderr } = streams
  const json = options.json === true
  const coloured = options.color !== false && !env.NO_COLOR && env.TERM !== 'dumb'
  const painter =
    (stream: Stream): Paint =>
    (colour, text) =>
      coloured && stream.isTTY ? styleText(colour, text, { validateStream: false }) : text
  const paint = painter(stdout)
  const paintAside = painter(stderr)

  const complain = (problem: Problem) => {
    stderr.write(`${paintAside('red', '✗')} ${problem.message}\n`)
    if (problem.hint !== undefined) stderr.write(`  ${paintAside('dim', problem.hint)}\n`)
  }

  return {
    json,
    quiet: options.quiet === true,
    debug: options.debug === true,
    interactive: Boolean(stdin.isTTY && stderr.isTTY) && !json && !env.CI,
    columns: stdout.isTTY ? (stdout.columns ?? 80) : null,
    paint,
    paintAside,
    print: (line) => {
      if (!json) stdout.write(`${line}\n`)
    },
    clear: () => {
      if (!json && stdout.isTTY) stdout.write('\u001b[H\u001b[2J')
    },
    document: (value) => {
      if (json) stdout.write(`${JSON.stringify(value, null, 2)}\n`)
    },
    documentLine: (value) => {
      if (json) stdout.write(`${JSON.stringify(value)}\n`)
    },
    say: (line) => {
      if (options.quiet !== true) stderr.write(`${line}\n`)
    },
    fail: (problem, status = exit.failed, more = {}) => {
      if (json) {
        const document = { formatVersion: 1, ok: false, problem, ...more }
        stdout.write(`${JSON.stringify(document, null, 2)}\n`)
      }
      complain(problem)
      return status
    },
    complain,
  }
}
