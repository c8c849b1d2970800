import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { restoreShop } from '../../serve/moving/restore.ts'
import type { Problem } from '../../shop/problem.ts'
import { proveBackup } from '../../store/backup/read.ts'
import { migrations } from '../../store/schema-version.ts'
import { confirm } from '../ask.ts'
import { describeBackup, documentOf } from '../backup-screen.ts'
import type { Run } from '../command.ts'
import { counted } from '../counted.ts'
import { type Exit, exit } from '../exit.ts'
import { logOf } from '../open-shop.ts'
import type { Screen } from '../screen.ts'
import { typed } from '../typed.ts'

export interface RestoreOptions {
  readonly verify?: boolean
  readonly yes?: boolean
}

export const run: Run<RestoreOptions> = async ([file = '', given], options, screen) => {
  if (options.verify) return verify(file, screen)
  const dir = resolve(given ?? '.')
  if (!existsSync(dir)) return screen.fail(noFolder(dir))
  const restored = await restoreShop({
    dir,
    file,
    env: process.env,
    log: await logOf(screen),
    now: () => new Date(),
    mayReplace: async (held, by) => {
      if (options.yes) return true
      if (!screen.interactive) return false
      screen.say(`The backup has ${describeBackup(by)}.`)
      const there = `${counted(held.records, 'record')}, among them ${counted(held.orders, 'order')}`
      return confirm(`The shop holds ${there}. Put the backup in their place?`, false)
    },
  })
  if (!restored.ok) {
    const { problem } = restored
    return screen.fail(problem, guarded.includes(problem.code) ? exit.refused : exit.failed)
  }
  const { backup, before } = restored.value
  screen.document({ formatVersion: 1, restored: true, file, before, ...documentOf(backup) })
  screen.print(`Restored ${describeBackup(backup)}.`)
  if (before !== null) screen.say(`What the shop held before is in ${before}`)
  screen.say(
    `What happened since is not in it: ${typed('orders reconcile', given)} finds payments that it lacks.`,
  )
  return exit.well
}

const guarded = ['restore-unconfirmed', 'shop-running']

async function verify(file: string, screen: Screen): Promise<Exit> {
  const proven = await proveBackup(file, migrations)
  if (!proven.ok) return screen.fail(proven.problem)
  screen.document({ formatVersion: 1, ok: true, file, ...documentOf(proven.value) })
  screen.print(`${file} is whole: ${describeBackup(proven.value)}.`)
  return exit.well
}

function noFolder(dir: string): Problem {
  return {
    code: 'shop-missing',
    message: `There is no folder ${dir}`,
    hint: "Name the shop's folder, or make an empty one for a shop of which nothing else is left.",
  }
}
