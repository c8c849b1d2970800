import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

/** What a command said, and its exit status. */
export interface Ran {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

interface Warm {
  readonly child: ChildProcess
  /** Rejects once it is gone. */
  readonly gone: Promise<never>
}

interface Command {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
}

let running: Warm | undefined
let isBusy = false

/**
 * Runs a command in a process that has run others, which costs a tenth of a process of its own. Resolves to nothing
 * where that one is busy.
 */
export async function runWarm(command: Command): Promise<Ran | undefined> {
  if (isBusy) return undefined
  isBusy = true
  try {
    running ??= start()
    const { child, gone } = running
    const answer = once(child, 'message')
    child.send(command)
    // The program beside this one sends nothing else.
    const [ran] = (await Promise.race([answer, gone])) as [Ran]
    return { ...ran, stdout: withoutEnd(ran.stdout), stderr: withoutEnd(ran.stderr) }
  } finally {
    isBusy = false
  }
}

function start(): Warm {
  const child = fork(resolve('test/cli/warm.js'), { stdio: 'ignore', execArgv: [] })
  // It ends with this process, and does not keep it.
  child.unref()
  const gone = once(child, 'exit').then(() => {
    throw new Error('The process that runs commands is gone')
  })
  gone.catch(() => undefined)
  return { child, gone }
}

/** A last line break is left out, as execa does. */
const withoutEnd = (text: string) => text.replace(/\r?\n$/, '')
