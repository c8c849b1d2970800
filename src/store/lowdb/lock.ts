import { createHash, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { done, failed, type Problem, type Result } from '../../shop/problem.ts'
import { type Holder, isRunning, parseHolder, thisProcess } from './holder.ts'

export interface Lock {
  /** Throws when another process has taken the lock over, as after this machine was suspended. */
  verify(): Promise<void>
  release(): Promise<void>
}

/**
 * Takes a lock file that only one process has at a time. A holder that was killed on this machine is followed
 * at once; one of another machine or container when its heartbeat stops. Codes: `store-locked`.
 */
export async function takeLock(path: string, now: () => Date): Promise<Result<Lock>> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const text = `${JSON.stringify({ ...thisProcess(now()), id: randomUUID() })}\n`
  for (;;) {
    if (await createWhole(path, text)) return done(keep(path, text))
    const held = await look(path)
    if (held === undefined) continue
    if (held.alive) return failed(lockedProblem(held.holder))
    if (await replace(path, held.text, text)) return done(keep(path, text))
  }
}

const heartbeatMs = 2_000
const staleMs = 10_000

function keep(path: string, text: string): Lock {
  let seen = Date.now()
  const isOurs = async () => (await readFile(path, 'utf8').catch(() => '')) === text
  const beat = async () => {
    if (!(await isOurs())) return
    const at = new Date()
    await utimes(path, at, at)
    seen = at.getTime()
  }
  const timer = setInterval(() => beat().catch(() => undefined), heartbeatMs)
  timer.unref()
  return {
    async verify() {
      // A heart that beat lately cannot have been found stale.
      if (Math.abs(Date.now() - seen) < staleMs / 2) return
      if (!(await isOurs())) throw new Error(`${path} was taken over by another process`)
      await beat()
    },
    async release() {
      clearInterval(timer)
      if (await isOurs()) await rm(path, { force: true })
    },
  }
}

/** Creates a file with its content in one step; false when there is one. */
async function createWhole(path: string, text: string): Promise<boolean> {
  const beside = `${path}.${randomUUID()}`
  await writeFile(beside, text, { mode: 0o600 })
  try {
    await link(beside, path)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    if (hasCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS')) return await createPlain(path, text)
    throw error
  } finally {
    await rm(beside, { force: true })
  }
}

/** For disks without hard links. For a moment the file is empty, which counts as held. */
async function createPlain(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

interface Held {
  readonly text: string
  readonly holder: Holder | undefined
  readonly alive: boolean
}

async function look(path: string): Promise<Held | undefined> {
  try {
    const text = await readFile(path, 'utf8')
    // Also a heartbeat in the future is none: the clock was set back since.
    const fresh = Math.abs(Date.now() - (await stat(path)).mtimeMs) < staleMs
    const holder = parseHolder(text)
    return { text, holder, alive: (holder && isRunning(holder)) ?? fresh }
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/**
 * Puts us in the place of a dead holder. Only who has the guard of that very holder may; the guard is a
 * lock like the first, so that of any number of starters one wins, even when some are killed here.
 */
async function replace(path: string, dead: string, text: string): Promise<boolean> {
  const guard = guardPath(path, dead)
  if (!(await createWhole(guard, text))) {
    const other = await look(guard)
    if (other === undefined) return false
    if (other.alive) {
      await delay(5)
      return false
    }
    if (!(await replace(guard, other.text, text))) return false
  }
  try {
    if ((await readFile(path, 'utf8').catch(() => '')) !== dead) return false
    const beside = `${path}.${randomUUID()}`
    await writeFile(beside, text, { mode: 0o600 })
    await rename(beside, path)
    return true
  } finally {
    await rm(guard, { force: true })
  }
}

export function guardPath(path: string, dead: string): string {
  return `${path}.${createHash('sha256').update(dead).digest('hex').slice(0, 8)}`
}

function lockedProblem(holder: Holder | undefined): Problem {
  const who = holder
    ? `process ${holder.pid} on ${holder.host}, since ${holder.since}`
    : 'another process'
  return {
    code: 'store-locked',
    message: `The shop's data is in use by ${who}`,
    hint: 'A folder runs one shop at a time: `shopbot status` tells about it; stop it before starting another.',
    ...(holder ? { facts: { pid: holder.pid, since: holder.since } } : {}),
  }
}

function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
