import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** The process that has a lock, as its file says. */
export interface Holder {
  readonly pid: number
  readonly host: string
  /** Boot and process namespace, where the platform tells: within one a pid means one process. */
  readonly space: string
  /** The root of its files, if that is a container's own: one container has it, and runs once at a time. */
  readonly root: string
  /** When the process began, in ticks of the kernel: tells a reused pid. '' where the platform is silent. */
  readonly begun: string
  /** ISO 8601 */
  readonly since: string
}

export function thisProcess(since: Date): Holder {
  const begun = inspect(process.pid)?.begun ?? ''
  return {
    pid: process.pid,
    host: hostname(),
    space: thisSpace(),
    root: thisRoot(),
    begun,
    since: since.toISOString(),
  }
}

export function parseHolder(text: string): Holder | undefined {
  try {
    const {
      pid,
      host,
      space = '',
      root = '',
      begun = '',
      since = '',
    }: Partial<Holder> = JSON.parse(text)
    if (typeof pid !== 'number' || typeof host !== 'string') return undefined
    return { pid, host, space, root, begun, since }
  } catch {
    return undefined
  }
}

/** Whether a holder runs; undefined: it is of another machine or container, where pids say nothing here. */
export function isRunning(holder: Holder): boolean | undefined {
  if (holder.host !== hostname()) return undefined
  if (holder.space !== thisSpace()) {
    // The same container started again has new processes, and none of the old.
    return holder.root !== '' && holder.root === thisRoot() ? false : undefined
  }
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    const foreign = error instanceof Error && 'code' in error && error.code === 'EPERM'
    if (!foreign) return false
  }
  const found = inspect(holder.pid)
  if (!found) return true
  return !found.ended && (holder.begun === '' || found.begun === holder.begun)
}

/** proc(5), /proc/pid/stat: fields 3 (state), 20 (threads), 22 (start); field 2 may hold spaces and brackets. */
function inspect(pid: number): { begun: string; ended: boolean } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A killed process whose parent has not looked yet; while it has threads one of them may still write.
    const ended = fields[0] === 'Z' && Number(fields[17]) <= 1
    return { begun: fields[19] ?? '', ended }
  } catch {
    return undefined
  }
}

function thisSpace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return ''
  }
}

/** proc(5), /proc/pid/mountinfo: of an overlay the upper folder, which no two running containers share. */
function thisRoot(): string {
  try {
    const mounts = readFileSync('/proc/self/mountinfo', 'utf8').split('\n')
    const root = mounts.find((line) => line.split(' ')[4] === '/') ?? ''
    return / overlay .*\bupperdir=([^, ]+)/.exec(root)?.[1] ?? ''
  } catch {
    return ''
  }
}
