import type { Run } from '../command.ts'
import { exit } from '../exit.ts'
import { once } from '../mutation-key.ts'
import { enter } from '../open-shop.ts'
import { servedDir } from '../served-dir.ts'
import { typed } from '../typed.ts'

export const run: Run = async ([id = '', given], _options, screen) => {
  const door = await enter(await servedDir(given, screen), screen)
  if (!door.ok) return screen.fail(door.problem)
  try {
    const { client, running } = door.value
    const asked = await client.retryUpdate(id, once())
    if (!asked.ok) {
      const hint = `Those that are: ${typed('updates list', given)}`
      return screen.fail({ hint, ...asked.problem })
    }
    screen.document({ formatVersion: 1, id, retried: true })
    if (running)
      screen.print(`The bot tries update ${id} again; it leaves the list when it is done.`)
    else screen.print(`The bot tries update ${id} again once the shop runs: shopbot serve`)
    return exit.well
  } finally {
    await door.value.close()
  }
}
