import { type FSWatcher, watch } from 'node:fs'
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
  const look = () => {
    watcher?.close()
    timer ??= setInterval(() => onChange(null), lookMs)
  }
  try {
    watcher = watch(dir, { recursive: true }, (_event, path) => onChange(path))
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
      clearInterval(timer)
    },
  }
}

function isForeign(path: string): boolean {
  const parts = path.split(/[\\/]/)
  return (
    ['data', 'node_modules'].includes(parts[0] ?? '') || parts.some((part) => part.startsWith('.'))
  )
}
