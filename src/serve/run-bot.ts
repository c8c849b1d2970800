import type { Log } from '../shop/log.ts'
import { done, failed, type Result } from '../shop/problem.ts'
import type { RetrySettings } from '../shop/settings.ts'
import type { Environment } from './environment.ts'
import type { RunningService } from './run-backend.ts'

export interface RunBotOptions {
  readonly environment: Environment
  /** Resolves once it is known where the backend is. */
  readonly backend: Promise<{ readonly url: string; readonly retry: RetrySettings }>
  readonly log: Log
}

