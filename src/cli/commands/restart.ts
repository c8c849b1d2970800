import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findRunning } from '../../serve/door.ts'
import { processLives, readRunFile } from '../../serve/run-file.ts'
import type { Problem } from '../../shop/problem.ts'
import type { Run } from '../command.ts'
import { exit } from '../exit.ts'
import { findShop } from '../open-shop.ts'
import type { Screen } from '../screen.ts'
import { servedDir } from '../served-dir.ts'

export const run: Run = async ([given], _options, screen) => {
  const dir = await servedDir(given, screen)
  const shop = await findShop(dir)
  if (!shop.ok) return screen.fail(shop.problem)
  const running = await findRunning(resolve(dir))
  if (!running.ok) return screen.fail(running.problem)
  if (!running.value) return screen.fail(notServed)
  if (process.platform === 'win32') return screen.fail(noSignals)
  const { pid, restart } = running.value.run
  try {
    process.kill(pid, 'SIGUSR2')
  } catch {
    return screen.fail(foreign(pid))
  }
  screen.say('Restarting: the new processes start beside the old ones.')
  return outcome(resolve(dir), pid, restart?.at, screen)
}

/** What `serve` writes beside its address when it is through. */
async function outcome(
  dir: string,
  pid: number,
  before: string | undefined,
  screen: Screen,
): Promise<number> {
  for (;;) {
    const restart = (await readRunFile(dir))?.restart
    if (restart && restart.at !== before) {
      if (restart.problem) return screen.fail(restart.problem)
      screen.document({ formatVersion: 1, ok: true, restartedAt: restart.at })
      screen.print(`${screen.paint('green', '✓')} restarted`)
      return exit.well
    }
    if (!processLives(pid)) return screen.fail(ended)
    await pause(100)
  }
}

const notServed: Problem = {
  code: 'not-served',
  message: 'This shop is not being served here',
  hint: 'Start it with "shopbot serve". Backends and bots that run alone (--only) are restarted by what runs them.',
}

const noSignals: Problem = {
  code: 'no-signals',
  message: 'Windows has no way to ask "shopbot serve" to restart',
  hint: 'Stop it with Ctrl-C and start it again: what customers tap meanwhile waits at Telegram.',
}

const ended: Problem = {
  code: 'shop-ended',
  message: 'The shop ended as it restarted',
  hint: 'The lines of "shopbot serve" say why.',
}

function foreign(pid: number): Problem {
  return {
    code: 'not-allowed',
    message: `Process ${pid}, which serves this shop, takes no signals from you`,
    hint: 'Run this as the user who serves the shop.',
  }
}
