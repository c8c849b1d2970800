import type { Run } from '../command.ts'
import { exit } from '../exit.ts'

export interface ServeCommandOptions {
  readonly only?: 'backend' | 'bot' | 'sandbox'
  readonly sandbox?: boolean
  readonly docker?: boolean
  readonly detach?: boolean
  readonly down?: boolean
  readonly watch?: boolean
  readonly port?: string
  readonly host?: string
}

export const run: Run<ServeCommandOptions> = async ([dir = '.'], options, screen) => {
  const { only, docker, detach, down, watch, host } = options
  if (!docker && (detach || down)) {
    const message = `${detach ? '--detach' : '--down'} goes with --docker`
    return screen.fail({ code: 'usage', message }, exit.usage)
  }
  if (docker) {
    if (only !== undefined || watch || host !== undefined) {
      const message = `${only !== undefined ? '--only' : watch ? '--watch' : '--host'} does not go with --docker`
      const hint = 'Changes of the files come with "shopbot import"; the rest is in compose.yaml.'
      return screen.fail({ code: 'usage', message, hint }, exit.usage)
    }
    const { serveDocker } = await import('../serving-docker.ts')
    return serveDocker({ dir, ...options }, screen)
  }
  if (only === undefined) {
    const { serveUntilStopped } = await import('../serving.ts')
    return serveUntilStopped({ dir, ...options }, screen)
  }
  if (only === 'sandbox') {
    const { serveSandbox } = await import('../serving-sandbox.ts')
    return serveSandbox({ dir, ...options }, screen)
  }
  const { serveOne } = await import('../serving-one.ts')
  return serveOne({ dir, ...options, only }, screen)
}
