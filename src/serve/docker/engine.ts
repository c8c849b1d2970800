import { execa } from 'execa'
import { done, failed, type Problem, type Result } from '../../shop/problem.ts'

/** The Docker of this machine. */
export interface Engine {
  readonly version: string
  /** How Compose is called: `docker compose`, or `docker-compose` where only that exists. */
  readonly compose: readonly [string, ...string[]]
}

/** Codes: `docker-missing`, `docker-forbidden`, `docker-stopped`, `compose-missing`. */
export async function findEngine(): Promise<Result<Engine>> {
  const server = await ask('docker', 'version', '--format', '{{.Server.Version}}')
  if (server.missing) return failed(missing)
  if (!server.ok) {
    const forbidden = /permission denied/i.test(server.said)
    return failed(forbidden ? noPermission : stopped(server.said))
  }
  for (const compose of [['docker', 'compose'], ['docker-compose']] as const) {
    const [file, ...args] = compose
    if ((await ask(file, ...args, 'version')).ok)
      return done({ version: server.said.trim(), compose })
  }
  return failed(noCompose)
}

async function ask(file: string, ...args: string[]) {
  const options = { reject: false, stdin: 'ignore', all: true, timeout: 20_000 } as const
  const { failed: wrong, code, all } = await execa(file, args, options)
  return { ok: !wrong, missing: code === 'ENOENT', said: all ?? '' }
}

const missing: Problem = {
  code: 'docker-missing',
  message: 'Docker is not installed on this machine',
  hint: 'Install Docker Engine with Compose (https://docs.docker.com/engine/install), or Docker Desktop on a laptop.',
}

const noPermission: Problem = {
  code: 'docker-forbidden',
  message: 'Docker runs, but this user may not use it',
  hint: 'Add the user to the group docker (sudo usermod -aG docker $USER), and log in anew.',
}

const stopped = (said: string): Problem => ({
  code: 'docker-stopped',
  message: 'Docker is installed, but its engine does not answer',
  hint: 'Start it: "sudo systemctl start docker", or open Docker Desktop.',
  facts: { said: said.trim().split('\n').at(-1) ?? '' },
})

const noCompose: Problem = {
  code: 'compose-missing',
  message: 'Docker runs, but Docker Compose is not installed',
  hint: 'Install the package docker-compose-plugin (docker-compose in Debian 12).',
}
