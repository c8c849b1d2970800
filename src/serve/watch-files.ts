import { type FSWatcher, watch } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '../shop/log.ts'

/** Tells when files of a shop's folder have changed. */
export interface FileWatch {
  /** Whether something has changed since `next` last told so. */
  readonly pending: boolean
  /** Resolves once something has changed and nothing more does; to false when the watch is over. */
  next(): Promise<boolean>
  /** Resolves to whether nothing changes for so many milliseconds. */
  rests(ms: number): Promise<boolean>
  close(): void
}

/** Milliseconds: an editor writes, renames and sets times within the first, and who goes on saving is not waited for. */
const quiet = { least: 60, most: 400 }

/** What tells of changes. */
export interface Platform {
  readonly watch: typeof watch
  /** How often the folder is looked at where the platform cannot tell of changes, milliseconds. */
  readonly lookMs: number
}

const usual: Platform = { watch, lookMs: 1000 }

/** Watches a shop's folder but for its data, installed packages and what begins with a dot. */
export function watchFiles(dir: string, log: Log, platform: Platform = usual): FileWatch {
  let changedAt: number | undefined
  let settled: NodeJS.Timeout | undefined
  let wake: ((goesOn: boolean) => void) | undefined
  let over = false

  const onChange = (path: string | null) => {
    if (over || (path !== null && isForeign(path))) return
    const now = performance.now()
    changedAt ??= now
    clearTimeout(settled)
    settled = setTimeout(tell, Math.max(0, Math.min(quiet.least, changedAt + quiet.most - now)))
  }
  const tell = () => {
    settled = undefined
    if (!wake) return
    changedAt = undefined
    wake(true)
    wake = undefined
  }
  const source = openSource(dir, onChange, log, platform)
  return {
    get pending() {
      return changedAt !== undefined
    },
    next: () =>
      new Promise((resolve) => {
        if (over) resolve(false)
        else {
          wake = resolve
          if (changedAt !== undefined && settled === undefined) tell()
        }
      }),
    rests: async (ms) => {
      await delay(ms)
      return changedAt === undefined && !over
    },
    close: () => {
      over = true
      clearTimeout(settled)
      source.close()
      wake?.(false)
    },
  }
}

/** The platform's word, or a look at the folder again and again where it has none. */
function openSource(
  dir: string,
  onChange: (path: string | null) => void,
  log: Log,
  platform: Platform,
): { close(): void } {
  let watcher: FSWatcher | undefined
  let looking: { close(): void } | undefined
  const replaced = watchReplaced(dir, onChange)
  const look = () => {
    watcher?.close()
    looking ??= lookAgain(dir, () => onChange(null), platform.lookMs)
  }
  try {
    watcher = platform.watch(dir, { recursive: true }, (_event, path) => {
      if (path !== null) replaced.watch(path)
      onChange(path)
    })
    watcher.on('error', (error) => {
      log.debug('The platform no longer tells of changes; the files are looked at instead', {
        error,
      })
      look()
    })
  } catch (error) {
    log.debug('The platform does not tell of changes; the files are looked at instead', { error })
    look()
  }
  return {
    close: () => {
      watcher?.close()
      replaced.close()
      looking?.close()
    },
  }
}

/**
 * On Linux, Node 20 goes on watching the file that was there when another is renamed over it, and is deaf to what is
 * written into the new one: so a file that has changed is watched anew by its name.
 */
function watchReplaced(
  dir: string,
  onChange: (path: string) => void,
): { watch(path: string): void; close(): void } {
  const own = new Map<string, FSWatcher>()
  const again = (path: string) => {
    own.get(path)?.close()
    own.delete(path)
    if (process.platform !== 'linux' || isForeign(path)) return
    try {
      const watcher = watch(join(dir, path), () => {
        again(path)
        onChange(path)
      })
      watcher.on('error', () => watcher.close())
      own.set(path, watcher)
    } catch {
      // It is gone, which the folder's own watch tells.
    }
  }
  return {
    watch: again,
    close: () => {
      for (const watcher of own.values()) watcher.close()
    },
  }
}

/** Looks at names, sizes and times of all files; what was saved before the first look counts as a change. */
function lookAgain(dir: string, onChange: () => void, lookMs: number): { close(): void } {
  let before = ''
  let timer: NodeJS.Timeout | undefined
  let over = false
  const look = async () => {
    const now = await outlineOf(dir)
    if (now !== before) onChange()
    before = now
    // The next one waits for this one: a large folder on a slow disk may take longer than the pause.
    if (!over) timer = setTimeout(look, lookMs)
  }
  void look()
  return {
    close: () => {
      over = true
      clearTimeout(timer)
    },
  }
}

async function outlineOf(dir: string): Promise<string> {
  const lines: string[] = []
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(dir, folder), { withFileTypes: true }).catch(() => [])) {
      const path = join(folder, entry.name)
      if (isForeign(path)) continue
      if (entry.isDirectory()) await walk(path)
      const { size, mtimeMs } = entry.isFile()
        ? await stat(join(dir, path)).catch(() => gone)
        : gone
      lines.push(`${path} ${size} ${mtimeMs}`)
    }
  }
  await walk('')
  return lines.sort().join('\n')
}

/** Between the list of a folder and the look at its file it may go. */
const gone = { size: -1, mtimeMs: -1 }

function isForeign(path: string): boolean {
  const parts = path.split(/[\\/]/)
  return (
    ['data', 'node_modules'].includes(parts[0] ?? '') || parts.some((part) => part.startsWith('.'))
  )
}
