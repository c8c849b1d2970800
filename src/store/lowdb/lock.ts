import { readFileSync } from 'node:fs'
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { done, failed, type Result } from '../../shop/problem.ts'

export interface Lock {
  release(): Promise<void>
}

/** Who holds a lock. */
interface Holder {
  readonly pid: number
  readonly host: string
  /** When the process began, in the kernel's ticks: tells a reused pid. null where the platform does not say. */
  readonly begun: string | null
  readonly since: string
}

/**
 * Takes a lock file that only one process has at a time. A holder that was killed on this machine is followed
 * at once; one of another host name (a container) when its heartbeat stops. Codes: `store-locked`.
 */
export async function takeLock(path: string, now: () => Date): Promise<Result<Lock>> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const me: Holder = {
    pid: process.pid,
    host: hostname(),
    begun: processBegin(process.pid),
    since: now().toISOString(),
  }
  const text = `${JSON.stringify(me)}\n`
  for (;;) {
    if (await createWhole(path, text)) return done(keep(path, text))
    const held = await look(path)
    if (held === undefined) continue
    if (held.alive) return failed(lockedProblem(held.holder))
    if (await takeOver(path, held.text, text)) return done(keep(path, text))
  }
}

const heartbeatMs = 2_000
const staleMs = 10_000

function keep(path: string, text: string): Lock {
  const beat = setInterval(() => {
    const at = new Date()
    utimes(path, at, at).catch(() => undefined)
  }, heartbeatMs)
  beat.unref()
  return {
    async release() {
      clearInterval(beat)
      if ((await readFile(path, 'utf8').catch(() => '')) === text) await rm(path, { force: true })
    },
  }
}

/** Creates a file with its content in one step; false when there is one. */
async function createWhole(path: string, text: string): Promise<boolean> {
  const beside = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`
  await writeFile(beside, text, { mode: 0o600 })
  try {
    await link(beside, path)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  } finally {
    await rm(beside, { force: true })
  }
}

async function look(
  path: string,
): Promise<{ alive: boolean; holder: Holder | undefined; text: string } | undefined> {
  try {
    const text = await readFile(path, 'utf8')
    const fresh = Date.now() - (await stat(path)).mtimeMs < staleMs
    const holder = parseHolder(text)
    if (!holder) return { alive: fresh, holder, text }
    if (holder.host !== hostname()) return { alive: fresh, holder, text }
    return { alive: isAlive(holder), holder, text }
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** Of several that find the same dead holder, the one that makes the guard file replaces the lock. */
async function takeOver(path: string, dead: string, text: string): Promise<boolean> {
  const guard = `${path}.take`
  if (!(await createWhole(guard, text))) {
    const other = await look(guard)
    if (other && !other.alive) await rm(guard, { force: true })
    return false
  }
  try {
    if ((await readFile(path, 'utf8').catch(() => undefined)) !== dead) return false
    const beside = `${path}.${process.pid}.new`
    await writeFile(beside, text, { mode: 0o600 })
    await rename(beside, path)
    return true
  } finally {
    await rm(guard, { force: true })
  }
}

function lockedProblem(holder: Holder | undefined) {
  const who = holder
    ? `process ${holder.pid} on ${holder.host}, since ${holder.since}`
    : 'another process'
  return {
    code: 'store-locked',
    message: `The shop's data is in use by ${who}`,
    hint: 'A shop runs once a folder: stop the other one, or talk to it with `shopbot status`.',
    ...(holder ? { facts: { pid: holder.pid, since: holder.since } } : {}),
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const holder: Partial<Holder> = JSON.parse(text)
    if (typeof holder.pid !== 'number' || typeof holder.host !== 'string') return undefined
    return {
      pid: holder.pid,
      host: holder.host,
      begun: holder.begun ?? null,
      since: holder.since ?? '',
    }
  } catch {
    return undefined
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if (!isCode(error, 'EPERM')) return false
  }
  const begun = processBegin(holder.pid)
  return holder.begun === null || begun === null || begun === holder.begun
}

/** Field 22 of /proc/PID/stat; the name in field 2 may hold spaces and brackets. */
function processBegin(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie has ended: it holds nothing any more.
    return fields[0] === 'Z' ? 'ended' : (fields[19] ?? null)
  } catch {
    return null
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
