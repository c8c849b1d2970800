import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { execa, type Options } from 'execa'
import { onTestFinished } from 'vitest'
import { isProof } from '../sampled.ts'
import { runWarm } from './warm.ts'

export const bin = resolve('bin/shopbot.js')

/** The environment of this machine without what would change what shopbot does. */
export const cleanEnv: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ||
    /^(TELEGRAM_|SHOPBOT_|DATABASE_URL|HOST$|PORT$|LOG_LEVEL|NO_COLOR|FORCE_COLOR|CI$)/.test(name)
      ? []
      : [[name, value]],
  ),
)

let isFirst = true

/**
 * Runs the built command line to its end: in a process of its own the first time in a file, always in a proof, and
 * where more is asked for than a folder and an environment; else in one that has run others.
 */
export async function shopbot(args: readonly string[], options: Options = {}) {
  const { env, cwd, ...more } = options
  const whole = { ...cleanEnv, ...env }
  const isPlain = !isFirst && Object.keys(more).length === 0 && !needsOwn(args, whole)
  isFirst = false
  const ran = isPlain
    ? await runWarm({ args, env: whole, cwd: String(cwd ?? process.cwd()) })
    : undefined
  if (ran) return ran
  const { exitCode, stdout, stderr } = await execa(process.execPath, [bin, ...args], {
    reject: false,
    stdin: 'ignore',
    extendEnv: false,
    ...options,
    env: whole,
  })
  return { status: exitCode, stdout: String(stdout), stderr: String(stderr) }
}

/** What serves ends by signals, and what is set for Node counts from its start. */
function needsOwn(args: readonly string[], env: Readonly<Record<string, string | undefined>>) {
  const [command = ''] = args
  return isProof || ['serve', 'demo'].includes(command) || env.NODE_OPTIONS !== undefined
}

/** Who says when something is done with. */
export type Finish = (end: () => Promise<void>) => void

/** A folder that is removed after the test. */
export async function temporaryFolder(finish: Finish = onTestFinished): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'shopbot-test-'))
  finish(() => rm(folder, { recursive: true, force: true }))
  return folder
}
