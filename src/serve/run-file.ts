import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem } from '../shop/problem.ts'

/** `data/run.json`: where the shop runs, for whoever may read its folder. */
export interface RunFile {
  readonly pid: number
  readonly url: string
  readonly token: string
  /** ISO 8601 */
  readonly startedAt: string
  readonly sandbox?: SandboxAddress
  /** The last time it was asked to restart. */
  readonly restart?: Restart
  /** Set: it runs in containers, which no process of this machine stands for. */
  readonly docker?: { readonly project: string }
}

export interface Restart {
  /** ISO 8601 */
  readonly at: string
  /** Why it goes on as before; null when it restarted. */
  readonly problem: Problem | null
}

/** Stands where no process does: larger than any system's pids, so that nobody is meant by it. */
export const noProcess = 2_147_483_647

export interface SandboxAddress {
  /** The chat page. */
  readonly url: string
  readonly apiRoot: string
  /** Good for this sandbox only. */
  readonly token: string
}

export async function writeRunFile(dir: string, run: RunFile): Promise<void> {
  const path = runPath(dir)
  await mkdir(join(dir, 'data'), { recursive: true, mode: 0o700 })
  const beside = `${path}.${run.pid}`
  await writeFile(beside, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 })
  await rename(beside, path)
}

/** undefined: nothing says that the shop runs. What it says may be stale. */
export async function readRunFile(dir: string): Promise<RunFile | undefined> {
  try {
    const run: unknown = JSON.parse(await readFile(runPath(dir), 'utf8'))
    return isRunFile(run) ? run : undefined
  } catch {
    return undefined
  }
}

/** Removes what process `pid` wrote; another's stays. */
export async function removeRunFile(dir: string, pid: number): Promise<void> {
  const run = await readRunFile(dir)
  if (run?.pid === pid) await rm(runPath(dir), { force: true })
}

export function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const runPath = (dir: string) => join(dir, 'data', 'run.json')

function isRunFile(value: unknown): value is RunFile {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'url' in value &&
    typeof value.url === 'string' &&
    'token' in value &&
    typeof value.token === 'string'
  )
}
