import type { Finding } from '../catalog/finding.ts'
import type { ImportResult } from '../client/wire/import.ts'
import type { Log } from '../shop/log.ts'
import type { Problem, Result } from '../shop/problem.ts'
import type { Door } from './door.ts'
import { type ImportPlan, planImport } from './import.ts'
import { type FileWatch, watchFiles } from './watch-files.ts'

/** What became of the files as they stand. */
export type WatchNews =
  | { readonly kind: 'unchanged' }
  /** The files have errors: the shop goes on as it was. */
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] }
  | {
      readonly kind: 'imported'
      readonly result: ImportResult
      readonly findings: readonly Finding[]
      readonly currency: string
      /** Whether what the files no longer name still waits for somebody to say yes. */
      readonly removalsWait: boolean
    }
  | { readonly kind: 'failed'; readonly problem: Problem }

export interface WatchOptions {
  readonly dir: string
  /** Opened anew for each import, so that nothing is held in between. */
  readonly enter: () => Promise<Result<Pick<Door, 'client' | 'close'>>>
  readonly by: string
  /** Whether what the files no longer name goes without asking. */
  readonly prune: boolean
  readonly tell: (news: WatchNews) => void | Promise<void>
  readonly log: Log
}

export interface ImportWatch {
  /** Resolves when it is over. */
  readonly over: Promise<void>
  stop(): void
}

/** Imports the files as they stand, and again whenever they are saved. What is broken changes nothing. */
export function watchImport(options: WatchOptions): ImportWatch {
  const files = watchFiles(options.dir, options.log)
  const run = async () => {
    do {
      const news = await importNow(options, files)
      if (news !== 'superseded') await options.tell(news)
    } while (await files.next())
  }
  return { over: run().finally(() => files.close()), stop: () => files.close() }
}

async function importNow(
  options: WatchOptions,
  files: FileWatch,
): Promise<WatchNews | 'superseded'> {
  const door = await options.enter()
  if (!door.ok) return { kind: 'failed', problem: door.problem }
  try {
    const plan = await planImport(options.dir, door.value.client, options.by)
    // What was saved while it was read may be half of something.
    if (files.pending) return 'superseded'
    if (!plan.ok) return { kind: 'failed', problem: plan.problem }
    if (removesAnything(plan.value) && !(await files.rests(beforeRemoving))) return 'superseded'
    return await carryOut(plan.value, options)
  } catch (error) {
    return { kind: 'failed', problem: { code: 'unexpected', message: String(error) } }
  } finally {
    await door.value.close()
  }
}

function removesAnything(plan: ImportPlan): boolean {
  return plan.kind === 'planned' && plan.result.changes.delete > 0
}

/** Milliseconds: some programs empty a file first and write it then. */
const beforeRemoving = 200

async function carryOut(plan: ImportPlan, { prune }: WatchOptions): Promise<WatchNews> {
  if (plan.kind === 'unchanged') return { kind: 'unchanged' }
  if (plan.kind === 'refused') return plan
  const { findings, currency } = plan
  const removalsWait = plan.result.changes.delete > 0 && !prune
  const applied = await plan.apply({ prune: !removalsWait })
  if (!applied.ok) return { kind: 'failed', problem: applied.problem }
  return { kind: 'imported', result: applied.value, findings, currency, removalsWait }
}
