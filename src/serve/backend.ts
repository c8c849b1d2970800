import { resolve } from 'node:path'
import type { Log } from '../shop/log.ts'
import { done, type Result } from '../shop/problem.ts'

/** A backend app over the open store of a shop; nothing listens. */
export interface OpenBackend {
  readonly app: { fetch(request: Request): Response | Promise<Response> }
  close(): Promise<void>
}

export interface BackendOptions {
  readonly dir: string
  readonly token: string
  readonly log: Log
  readonly version: string
}
