import { execa } from 'execa'
import type { Compose } from './compose.ts'

export interface ContainerState {
  readonly id: string
  readonly service: string
  /** How often it has ended by itself and was started again. */
  readonly ends: number
  /** ISO 8601, milliseconds. */
  readonly startedAt: string
}

/** How the containers of a shop are now. */
export async function stateOf({ project }: Compose): Promise<readonly ContainerState[]> {
  const filter = `label=com.docker.compose.project=${project}`
  const ids = (await docker('ps', '--all', '--quiet', '--filter', filter)).split('\n')
  const there = ids.filter((id) => id !== '')
  if (there.length === 0) return []
  return (await docker('inspect', '--format', format, ...there))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [id = '', service = '', ends = '0', started = ''] = line.split(' ')
      return { id, service, ends: Number(ends), startedAt: new Date(started).toISOString() }
    })
}

const format =
  '{{.Id}} {{index .Config.Labels "com.docker.compose.service"}} {{.RestartCount}} {{.State.StartedAt}}'

async function docker(...args: string[]): Promise<string> {
  const { stdout } = await execa('docker', args, { reject: false, stdin: 'ignore' })
  return stdout
}
