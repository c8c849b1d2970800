import { setTimeout as pause } from 'node:timers/promises'
import { execa } from 'execa'
import { containerOf, docker } from './served.ts'

export interface Kill {
  readonly service: 'backend' | 'bot'
  /**
   * `process`: SIGKILL to the processes within, as by a crash or for want of memory: the engine starts it again.
   * `container`: `docker kill`, which an engine takes for the operator's wish to have it ended, so that it is started
   * by hand.
   */
  readonly how: 'process' | 'container'
  /** How long the shop runs on after it, milliseconds. */
  readonly after: number
}

/** In no order; within each service the two ways take turns, for an engine waits longer after each crash in a row. */
export function killsAtRandom(count: number): Kill[] {
  const struck = { backend: 0, bot: 0 }
  return Array.from({ length: count }, (_, at) => {
    // Both are killed at least a few times, however chance has it.
    const service = at < 4 ? (at % 2 === 0 ? 'backend' : 'bot') : oneOf(['backend', 'bot'])
    struck[service] += 1
    const how = struck[service] % 2 === 0 ? 'container' : 'process'
    return { service, how, after: Math.random() * 1500 }
  })
}

const oneOf = (services: readonly ['backend', 'bot']) => services[Math.random() < 0.5 ? 0 : 1]

/** Resolves when the container runs again. */
export async function kill(project: string, { service, how, after }: Kill): Promise<void> {
  const container = await containerOf(project, service)
  const begun = await startOf(container)
  if (how === 'container') {
    await docker('kill', container)
    await docker('start', container)
  } else {
    // Its own end comes before the answer; all but the first process of a container may be killed from within.
    await execa('docker', ['exec', container, 'sh', '-c', 'kill -9 -1'], { reject: false })
  }
  for (;;) {
    const now = await startOf(container)
    if (now !== undefined && now !== begun) break
    await pause(50)
  }
  await pause(after)
}

/** When the container last began; undefined while it does not run. */
async function startOf(container: string): Promise<string | undefined> {
  const state = '{{.State.Running}} {{.State.StartedAt}}'
  const [running, begun = ''] = (await docker('inspect', '--format', state, container)).split(' ')
  return running === 'true' ? begun : undefined
}
