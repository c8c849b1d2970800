import { parentPort, workerData } from 'node:worker_threads'
import { readFresh } from './fresh.ts'
import type { ReadingRules } from './reading.ts'
import type { TreeFile } from './tree.ts'

/** A thread that reads files which it is given, some at a time, and answers what each came to. */
const { dir, rules } = workerData as { readonly dir: string; readonly rules: ReadingRules }
parentPort?.on('message', (files: readonly TreeFile[]) => {
  parentPort?.postMessage(files.map((file) => readFresh(dir, file, rules)))
})
