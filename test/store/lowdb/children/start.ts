import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { build } from 'esbuild'
import { onTestFinished } from 'vitest'
import { shopFolder } from '../shop-folder.ts'

/** Bundles a program of this folder, as Node 20 runs no TypeScript; returns the path to run. */
export async function bundled(name: string): Promise<string> {
  const outfile = join(await shopFolder(), `${name}.mjs`)
  const entry = join(import.meta.dirname, `${name}.ts`)
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    logLevel: 'error',
  })
  return outfile
}

export interface Child {
  readonly lines: AsyncIterator<string>
  tell(text: string): void
  kill(): Promise<void>
}

/** Starts a program that is killed at the end of the test at the latest. */
export function start(program: string, ...args: readonly string[]): Child {
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    process.execPath,
    [program, ...args],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const ended = once(child, 'exit')
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  onTestFinished(kill)
  return {
    lines: linesOf(child.stdout),
    tell: (text) => child.stdin.write(text),
    kill,
  }
}

/** All of its lines, those of a killed process too: readline may lose what was not taken before the end. */
async function* linesOf(stream: Readable): AsyncGenerator<string, void, undefined> {
  let rest = ''
  for await (const chunk of stream.setEncoding('utf8')) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}
