import { existsSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Fresh } from './fresh.ts'
import type { ReadingRules } from './reading.ts'
import type { TreeFile } from './tree.ts'

export interface ThreadsOptions {
  readonly dir: string
  readonly rules: ReadingRules
  /** All that are to be read, and those that nobody has begun yet. */
  readonly files: readonly TreeFile[]
  readonly queue: Iterator<TreeFile>
  readonly take: (fresh: Fresh) => void
}

export interface Threads {
  /** Resolves once they are done, to the files that are left: those of a thread that failed. */
  left(): Promise<readonly TreeFile[]>
}

/** Bytes from which another thread saves more than its start costs: some 15,000 products. */
const worthIt = 6_000_000

/** More than so many wait for the one that puts their readings together. */
const mostThreads = 7

/** Starts threads that read from the queue beside this one, where there is enough to read and a processor for them. */
export function startThreads({ dir, rules, files, queue, take }: ThreadsOptions): Threads {
  const entry = fileURLToPath(new URL('../read-worker.js', import.meta.url))
  const count = Math.min(mostThreads, availableParallelism() - 1)
  if (count < 1 || !isMuch(dir, files) || !existsSync(entry)) return { left: async () => [] }
  const left: TreeFile[] = []
  const working = Array.from({ length: count }, () => {
    const worker = new Worker(entry, { workerData: { dir, rules } })
    return new Promise<void>((resolve) => {
      let given: TreeFile[] = []
      const give = () => {
        given = some(queue)
        if (given.length > 0) worker.postMessage(given)
        else worker.terminate().finally(resolve)
      }
      worker.on('message', (fresh: readonly Fresh[]) => {
        fresh.forEach(take)
        give()
      })
      worker.once('error', () => {
        left.push(...given)
        resolve()
      })
      give()
    })
  })
  return { left: () => Promise.all(working).then(() => left) }
}

/** So few at a time that all threads end together. */
const atOnce = 4

function some(queue: Iterator<TreeFile>): TreeFile[] {
  const files: TreeFile[] = []
  while (files.length < atOnce) {
    const next = queue.next()
    if (next.done) break
    files.push(next.value)
  }
  return files
}

function isMuch(dir: string, files: readonly TreeFile[]): boolean {
  let bytes = 0
  for (const { path } of files) {
    bytes += statSync(join(dir, path), { throwIfNoEntry: false })?.size ?? 0
    if (bytes >= worthIt) return true
  }
  return false
}
