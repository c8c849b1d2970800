import { execFileSync } from 'node:child_process'
import { type Sandbox, sandboxProviderToken, startSandbox } from '../../../src/sandbox/sandbox.ts'
import type { Site } from './bench.ts'
import { type Started, startShopbot } from './processes.ts'

/** A Telegram in this process. */
export async function openSandbox(site: Site): Promise<Sandbox> {
  const sandbox = await startSandbox()
  site.later(() => sandbox.close())
  return sandbox
}

/** `shopbot serve` against a Telegram of this process; resolves once it is ready. */
export function startServe(
  site: Site,
  dir: string,
  sandbox: Sandbox,
  more: readonly string[] = [],
): Promise<Started<unknown>> {
  return startShopbot(site, ['serve', dir, '--json', ...more], {
    PORT: '0',
    TELEGRAM_API_ROOT: sandbox.apiRoot,
    TELEGRAM_BOT_TOKEN: sandbox.token,
    TELEGRAM_PROVIDER_TOKEN: sandboxProviderToken,
  })
}

/** Resident megabytes of the processes that a process has started, by the end of their command lines. */
export function memoryOfChildren(pid: number): { command: string; megabytes: number }[] {
  const listed = execFileSync('ps', ['-A', '-o', 'ppid=,rss=,args='], { encoding: 'utf8' })
  return listed.split('\n').flatMap((line) => {
    const [parent, kilobytes, ...command] = line.trim().split(/\s+/)
    if (Number(parent) !== pid) return []
    return [{ command: command.join(' '), megabytes: Number(kilobytes) / 1024 }]
  })
}
