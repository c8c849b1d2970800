import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { execa, type Options } from 'execa'
import { onTestFinished } from 'vitest'

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

/** Runs the built command line to its end. */
export async function shopbot(args: readonly string[], options: Options = {}) {
  const { exitCode, stdout, stderr } = await execa(process.execPath, [bin, ...args], {
    reject: false,
    stdin: 'ignore',
    extendEnv: false,
    ...options,
    env: { ...cleanEnv, ...options.env },
  })
  return { status: exitCode, stdout: String(stdout), stderr: String(stderr) }
}

/** A folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'shopbot-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
