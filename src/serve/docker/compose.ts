import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { execa } from 'execa'
import { packageRoot } from '../package.ts'
import type { Engine } from './engine.ts'
import { composeEnvPath } from './written.ts'

/** What of compose.yaml runs only when asked for. */
export const profiles = ['sandbox', 'postgres', 'caddy'] as const

/** One shop's containers. */
export interface Compose {
  readonly project: string
  /** Runs to its end; resolves to whether it went well. Its lines go to `say`. */
  run(args: readonly string[], say: (line: string) => void, signal?: AbortSignal): Promise<boolean>
  /** What it answers, or nothing where it fails. */
  ask(args: readonly string[]): Promise<string>
}

export interface ComposeOptions {
  readonly dir: string
  readonly engine: Engine
  /** Of `profiles`, those that are on. */
  readonly on: readonly string[]
}

export async function composeOf({ dir, engine, on }: ComposeOptions): Promise<Compose> {
  const project = await projectOf(dir)
  const [file, ...before] = engine.compose
  const switched = on.flatMap((profile) => ['--profile', profile])
  const place = ['--project-directory', dir, '--file', join(dir, 'compose.yaml')]
  const settings = existsSync(composeEnvPath(dir)) ? ['--env-file', composeEnvPath(dir)] : []
  const all = [...before, '--project-name', project, ...place, ...settings, ...switched]
  const options = { cwd: dir, env: composeEnvironment(), extendEnv: false, reject: false } as const
  return {
    project,
    async run(args, say, signal) {
      const running = execa(file, [...all, ...args], {
        ...options,
        stdin: 'ignore',
        all: true,
        buffer: false,
        ...(signal ? { cancelSignal: signal } : {}),
      })
      for await (const line of running.iterable({ from: 'all' })) say(line)
      return (await running).exitCode === 0
    },
    async ask(args) {
      const { exitCode, stdout } = await execa(file, [...all, ...args], {
        ...options,
        stdin: 'ignore',
      })
      return exitCode === 0 ? stdout : ''
    },
  }
}

/** Two shops of one name in two folders are two projects. Compose takes a-z, 0-9 and -. */
export async function projectOf(dir: string): Promise<string> {
  const path = await realpath(dir)
  const name = basename(path)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 30)
  const mark = createHash('sha256').update(path).digest('hex').slice(0, 8)
  return `shopbot-${name === '' ? '' : `${name}-`}${mark}`
}

/** Gives a shop the compose.yaml of a new one, where it has none. */
export async function ensureComposeFile(dir: string): Promise<'written' | 'kept'> {
  const path = join(dir, 'compose.yaml')
  if (existsSync(path)) return 'kept'
  await cp(join(packageRoot(), 'templates', 'any', 'compose.yaml'), path)
  return 'written'
}

/** Compose takes values of the environment before those of its file, and all that matters is in the file. */
function composeEnvironment(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || ours.test(name) ? [] : [[name, value]],
    ),
  )
}

const ours = /^(SHOPBOT_|TELEGRAM_|DATABASE_URL|COMPOSE_|LOG_LEVEL$|LOG_FORMAT$|HOST$|PORT$)/
