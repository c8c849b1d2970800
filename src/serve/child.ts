import { join } from 'node:path'
import { execa } from 'execa'
import type { ChildMessage, ParentMessage } from './messages.ts'
import { packageRoot } from './package.ts'

/** A running process of one service. */
export interface Child {
  readonly pid: number | undefined
  send(message: ParentMessage): void
  kill(): void
  /** Resolves when it is gone, with how it ended for people to read. */
  readonly ended: Promise<string>
}

export interface ChildOptions {
  readonly service: 'backend' | 'bot'
  readonly dir: string
  /** All of its environment; secrets go this way, never as arguments. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly onMessage: (message: ChildMessage) => void
  /** Each line that it writes. */
  readonly onLine: (line: string) => void
}

/** Starts one service as a process; it ends itself when this process is gone. */
export function startChild({ service, dir, env, onMessage, onLine }: ChildOptions): Child {
  const bin = join(packageRoot(), 'bin', 'shopbot.js')
  const running = execa(process.execPath, [bin, 'serve', dir, '--only', service], {
    env,
    extendEnv: false,
    ipc: true,
    stdin: 'ignore',
    all: true,
    buffer: false,
    reject: false,
  })
  // Only our own child holds the other end.
  running.on('message', (message) => onMessage(message as ChildMessage))
  const ended = Promise.all([running, passLines(running.iterable({ from: 'all' }), onLine)]).then(
    ([result]) => result.signal ?? `exit status ${result.exitCode ?? 'unknown'}`,
  )
  return {
    pid: running.pid,
    send: (message) => {
      if (running.connected) running.send(message)
    },
    kill: () => {
      running.kill('SIGKILL')
    },
    ended,
  }
}

async function passLines(lines: AsyncIterable<string>, onLine: (line: string) => void) {
  for await (const line of lines) onLine(line)
}
