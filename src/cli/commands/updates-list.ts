import type { SetAsideList } from '../../client/wire/update.ts'
import { minuteIn } from '../../shop/day.ts'
import type { Run } from '../command.ts'
import { exit } from '../exit.ts'
import { enter } from '../open-shop.ts'
import { servedDir } from '../served-dir.ts'
import { typed } from '../typed.ts'
import { updateWords } from '../update-words.ts'

export const run: Run = async ([given], _options, screen) => {
  const door = await enter(await servedDir(given, screen), screen)
  if (!door.ok) return screen.fail(door.problem)
  try {
    const { client } = door.value
    const shop = await client.shop()
    if (!shop.ok) return screen.fail(shop.problem)
    const kept = await client.updatesSetAside()
    if (!kept.ok) return screen.fail(kept.problem)
    const { updates } = kept.value
    screen.document({ formatVersion: 1, updates })
    if (updates.length === 0)
      screen.print('Nothing is set aside: the bot could do all it was told.')
    for (const update of updates)
      for (const line of linesOf(update, shop.value.timezone)) screen.print(line)
    const [first] = updates
    if (first) {
      screen.print('')
      screen.print(`Try one again: ${typed(`updates retry ${first.id}`, given)}`)
      screen.print(`Forget one:    ${typed(`updates drop ${first.id}`, given)}`)
    }
    return exit.well
  } finally {
    await door.value.close()
  }
}

function linesOf(
  { id, update, error, attempts, at }: SetAsideList['updates'][number],
  timeZone: string,
): string[] {
  return [
    `${id}  ${minuteIn(at, timeZone)}  ${updateWords(update)}`,
    `  tried ${attempts} times, then: ${error.split('\n')[0]}`,
  ]
}
