import { resolve } from 'node:path'
import { type Environment, readEnvironment, readPort } from '../serve/environment.ts'
import { createLog } from '../serve/log.ts'
import { createMask } from '../serve/mask.ts'
import type { RunningService } from '../serve/run-backend.ts'
import { readServerSettings } from '../serve/server-settings.ts'
import { onSignals } from '../serve/signals.ts'
import { findSupervisor, type Supervisor } from '../serve/supervisor.ts'
import type { Log } from '../shop/log.ts'
import { failed, type Problem, type Result } from '../shop/problem.ts'
import { exit } from './exit.ts'
import type { Screen } from './screen.ts'
import { version } from './version.ts'

export interface OneOptions {
  readonly port?: string
  readonly host?: string
}

/** Runs one of the two services in this process, for `serve` itself or for containers. */
export async function serveOne(
  given: string,
  service: 'backend' | 'bot',
  options: OneOptions,
  screen: Screen,
): Promise<number> {
  const dir = resolve(given)
  let asked = false
  let stop: () => void = () => {}
  const stopped = new Promise<void>((settle) => {
    stop = () => {
      asked = true
      settle()
    }
  })
  const supervisor = findSupervisor(process, stop)
  onSignals(
    process,
    () => supervisor ?? stop(),
    () => process.exit(exit.interrupted),
  )
  // A supervisor that was killed no longer reads what is said here; the end is in order all the same.
  process.stderr.on('error', () => {})

  const environment = await readEnvironment(dir, process.env)
  if (!environment.ok) return screen.fail(environment.problem)
  return exit.well
}
