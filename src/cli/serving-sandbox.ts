import { resolve } from 'node:path'
import { readEnvironment, readPort } from '../serve/environment.ts'
import { openSandbox } from '../serve/sandbox.ts'
import { readServerSettings } from '../serve/server-settings.ts'
import { exit } from './exit.ts'
import type { Screen } from './screen.ts'

export interface SandboxRequest {
  readonly dir: string
  readonly port?: string
  readonly host?: string
}

/** Runs only the sandbox in this process, for a container. With a bot's token it is the Telegram of that bot. */
export async function serveSandbox(request: SandboxRequest, screen: Screen): Promise<number> {
  const dir = resolve(request.dir)
  const flag = readPort(request.port, '--port')
  if (!flag.ok) return screen.fail(flag.problem, exit.usage)
  const environment = await readEnvironment(dir, process.env)
  if (!environment.ok) return screen.fail(environment.problem)
  const settings = await readServerSettings(dir)
  if (!settings.ok) return screen.fail(settings.problem)
  const { botToken, host, port } = environment.value
  const sandbox = await openSandbox(settings.value.name, {
    host: request.host ?? host ?? '127.0.0.1',
    port: flag.value ?? port ?? 0,
    ...(botToken === undefined ? {} : { token: botToken }),
  })
  const stopped = new Promise<void>((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, settle)
  })
  const { url, apiRoot } = sandbox
  screen.documentLine({ formatVersion: 1, ready: true, sandbox: { url, apiRoot } })
  screen.print(`${screen.paint('green', 'ready')}  sandbox ${url}`)
  await stopped
  await sandbox.close()
  return exit.well
}
