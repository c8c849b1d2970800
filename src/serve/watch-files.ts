import { type FSWatcher, watch } from 'node:fs'
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

/** How often the folder is looked at where the platform cannot tell of changes, milliseconds. */
const lookMs = 1000

/** Watches a shop's folder but for its data, installed packages and what begins with a dot. */
export function watchFiles(dir: string, log: Log): FileWatch {
  let changedAt: number | undefined
  let settled: NodeJS.Timeout | undefined
  let wake: ((goesOn: boolean) => void) | undefined
  let over = false

  const onChange = (path: string | null) => {
    if (path !== null && isForeign(path)) return
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
  const source = openSource(dir, onChange, log)
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
): { close(): void } {
  let watcher: FSWatcher | undefined
  let timer: NodeJS.Timeout | undefined
  const replaced = watchReplaced(dir, onChange)
  const look = () => {
    watcher?.close()
    timer ??= setInterval(() => onChange(null), lookMs)
  }
  try {
    watcher = watch(dir, { recursive: true }, (_event, path) => {
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
      clearInterval(timer)
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

function isForeign(path: string): boolean {
  const parts = path.split(/[\\/]/)
  return (
    ['data', 'node_modules'].includes(parts[0] ?? '') || parts.some((part) => part.startsWith('.'))
  )
}
