import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
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
  const ended = once(child, 'close')
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  onTestFinished(kill)
  return {
    lines: createInterface(child.stdout)[Symbol.asyncIterator](),
    tell: (text) => child.stdin.write(text),
    kill,
  }
}
