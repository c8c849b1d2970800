import { confirm } from '../ask.ts'
import type { Run } from '../command.ts'
import { exit } from '../exit.ts'
import { once } from '../mutation-key.ts'
import { enter } from '../open-shop.ts'
import { servedDir } from '../served-dir.ts'
import { typed } from '../typed.ts'

export interface UpdatesDropOptions {
  readonly yes?: boolean
}

export const run: Run<UpdatesDropOptions> = async ([id = '', given], { yes }, screen) => {
  const door = await enter(await servedDir(given, screen), screen)
  if (!door.ok) return screen.fail(door.problem)
  try {
    if (screen.interactive && !yes) {
      if (!(await confirm(`Forget update ${id} for good?`, false))) {
        screen.say('Nothing was changed.')
        return exit.refused
      }
    }
    const dropped = await door.value.client.dropUpdate(id, once())
    if (!dropped.ok) {
      const hint = `Those that are: ${typed('updates list', given)}`
      return screen.fail({ hint, ...dropped.problem })
    }
    screen.document({ formatVersion: 1, id, dropped: true })
    screen.print(`Update ${id} is forgotten.`)
    return exit.well
  } finally {
    await door.value.close()
  }
}
