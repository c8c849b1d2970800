import { readdir, readFile } from 'node:fs/promises'

/** Processor seconds that a process and its children have used so far; 0 where the system does not tell (not Linux). */
export async function cpuSeconds(pid: number): Promise<number> {
  const all = await Promise.all((await pids()).map(statOf))
  const known = new Map(all.flatMap((stat) => (stat ? [[stat.pid, stat] as const] : [])))
  const isOurs = (one: number): boolean => {
    for (let at: number | undefined = one; at !== undefined && at > 1; at = known.get(at)?.parent) {
      if (at === pid) return true
    }
    return false
  }
  const ours = [...known.values()].filter((stat) => isOurs(stat.pid))
  return ours.reduce((sum, { seconds }) => sum + seconds, 0)
}

/** The process that was started with this among its arguments. */
export async function pidOf(argument: string): Promise<number | undefined> {
  for (const pid of await pids()) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (line.split('\0').includes(argument)) return pid
  }
  return undefined
}

async function pids(): Promise<number[]> {
  const names = await readdir('/proc').catch(() => [])
  return names.map(Number).filter((pid) => pid > 0)
}

interface Stat {
  readonly pid: number
  readonly parent: number
  readonly seconds: number
}

/** proc(5): the name may hold anything and ends at the last bracket; times are in hundredths of a second. */
async function statOf(pid: number): Promise<Stat | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return {
    pid,
    parent: Number(fields[1]),
    seconds: (Number(fields[11]) + Number(fields[12])) / 100,
  }
}
