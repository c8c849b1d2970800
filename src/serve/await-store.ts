import { setTimeout as pause } from 'node:timers/promises'
import type { Result } from '../shop/problem.ts'
import { type BackendOptions, type OpenBackend, openBackend } from './backend.ts'

/** Milliseconds: the pause doubles with each try that finds nobody. */
const firstPause = 200
const longestPause = 5_000

/**
 * Opens the backend of a shop that is served. A database that does not answer may only be starting, as after a
 * restart of the machine: it is waited for as long as that takes. Anything else that stands in the way is told at
 * once. Codes: those of `openBackend` without `store-unreachable`.
 */
export async function openOnceThere(options: BackendOptions): Promise<Result<OpenBackend>> {
  const { log } = options
  for (let attempt = 0; ; attempt += 1) {
    const opened = await openBackend(options)
    if (opened.ok || opened.problem.code !== 'store-unreachable') {
      if (opened.ok && attempt > 0) log.info('PostgreSQL answers')
      return opened
    }
    if (attempt === 0) {
      const { hint, facts } = opened.problem
      log.warn('PostgreSQL does not answer; waiting', { database: facts?.database, hint })
    }
    await pause(Math.min(firstPause * 2 ** attempt, longestPause))
  }
}
