import type { Run } from '../command.ts'
import { exit } from '../exit.ts'
import { enter } from '../open-shop.ts'
import { showOrder } from '../order-screen.ts'
import { servedDir } from '../served-dir.ts'
import { unknownOrder } from '../unknown-order.ts'

export const run: Run = async ([wanted = '', given], _options, screen) => {
  const door = await enter(await servedDir(given, screen), screen)
  if (!door.ok) return screen.fail(door.problem)
  try {
    const { client } = door.value
    const shop = await client.shop()
    if (!shop.ok) return screen.fail(shop.problem)
    const found = await client.deskOrder('terminal', wanted)
    if (!found.ok) return screen.fail(unknownOrder(found.problem, wanted, given))
    const { order, ...rest } = found.value
    screen.document({ formatVersion: 1, ...order, ...rest })
    showOrder(found.value, { timeZone: shop.value.timezone, dir: given }, screen)
    return exit.well
  } finally {
    await door.value.close()
  }
}
