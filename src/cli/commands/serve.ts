import type { Run } from '../command.ts'

export interface ServeCommandOptions {
  readonly only?: 'backend' | 'bot'
  readonly sandbox?: boolean
  readonly watch?: boolean
  readonly port?: string
  readonly host?: string
}

export const run: Run<ServeCommandOptions> = async ([dir = '.'], options, screen) => {
  const { only } = options
  if (only === undefined) {
    const { serveUntilStopped } = await import('../serving.ts')
    return serveUntilStopped({ dir, ...options }, screen)
  }
  const { serveOne } = await import('../serving-one.ts')
  return serveOne({ dir, ...options, only }, screen)
}
