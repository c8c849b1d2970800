import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Site } from './bench.ts'

export const bin = resolve('bin/shopbot.js')

type Variables = Readonly<Record<string, string>>

/** A process whose first line on stdout is a document: where it listens, or what it has found. */
export interface Started<T> {
  readonly pid: number
  readonly said: T
  /** Ends it well unless `signal` says otherwise. */
  kill(signal?: NodeJS.Signals): Promise<void>
}

/** Runs one of `programs/`, and waits for its document. */
export function startProgram<T>(
  site: Site,
  name: string,
  ...args: readonly string[]
): Promise<Started<T>> {
  const path = join(process.env.SHOPBOT_BENCH_PROGRAMS ?? '', `${name}.js`)
  return start<T>(site, [path, ...args], {})
}

/** Runs the built command line, and waits for its document. */
export function startShopbot<T>(
  site: Site,
  args: readonly string[],
  env: Variables,
): Promise<Started<T>> {
  return start<T>(site, [bin, ...args], env)
}

/** Runs `node` with these arguments to its end; resolves to the milliseconds it took. */
export async function runNode(args: readonly string[]): Promise<number> {
  const begun = performance.now()
  const child = spawn(process.execPath, args, { env: cleanEnv, stdio: 'ignore' })
  const [status] = await once(child, 'exit')
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`)
  return performance.now() - begun
}

async function start<T>(site: Site, args: readonly string[], env: Variables): Promise<Started<T>> {
  const debug = process.env.SHOPBOT_BENCH_LOG !== undefined
  const child = spawn(process.execPath, args, {
    env: { ...cleanEnv, ...env },
    stdio: ['ignore', 'pipe', debug ? 'inherit' : 'ignore'],
  })
  const kill = (signal?: NodeJS.Signals) => end(child, signal)
  site.later(() => kill())
  const said = await firstLine(child.stdout)
  if (said === undefined) throw new Error(`node ${args.join(' ')} said nothing`)
  // Our own programs and the command line write what the caller expects.
  return { pid: child.pid ?? 0, said: JSON.parse(said) as T, kill }
}

function firstLine(stream: Readable): Promise<string | undefined> {
  return new Promise((settle) => {
    createInterface(stream)
      .once('line', settle)
      .once('close', () => settle(undefined))
  })
}

async function end(child: ChildProcess, signal?: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  const impatient = setTimeout(() => child.kill('SIGKILL'), 12_000)
  await gone
  clearTimeout(impatient)
}

/** The environment of this machine without what would change what shopbot does. */
export const cleanEnv: Variables = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ||
    /^(TELEGRAM_|SHOPBOT_|DATABASE_URL|HOST$|PORT$|LOG_LEVEL|NODE_OPTIONS)/.test(name)
      ? []
      : [[name, value]],
  ),
)
