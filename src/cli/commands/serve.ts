import type { Run } from '../program.ts'
import { serveUntilStopped } from '../serving.ts'

export interface ServeCommandOptions {
  readonly only?: 'backend' | 'bot'
  readonly sandbox?: boolean
  readonly port?: string
  readonly host?: string
}

export const run: Run<ServeCommandOptions> = async ([dir = '.'], options, screen) => {
  if (options.only) {
    const { serveOne } = await import('../serving-one.ts')
    return serveOne(dir, options.only, options, screen)
  }
  return serveUntilStopped({ dir, ...options }, screen)
}
