import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Door, hasStore, openDoor } from '../serve/door.ts'
import { done, failed, type Result } from '../shop/problem.ts'
import type { Screen } from './screen.ts'
import { version } from './version.ts'

/** Opens the door to a shop's data for one command; what happens behind it is told with --debug only. */
export async function enter(dir: string, screen: Screen): Promise<Result<Door>> {
  const shop = await findShop(dir)
  if (!shop.ok) return shop
  const [{ createLog }, { createMask }] = await Promise.all([
    import('../serve/log.ts'),
    import('../serve/mask.ts'),
  ])
  const log = createLog({
    level: screen.debug ? 'debug' : 'warn',
    mask: createMask([]),
    write: (text) => process.stderr.write(text),
  })
  return openDoor(dir, { log, version: version() })
}

/** Codes: `shop-missing`. */
export async function findShop(dir: string): Promise<Result<null>> {
  if (existsSync(join(dir, 'shop.yaml')) || (await hasStore(dir))) return done(null)
  return failed({
    code: 'shop-missing',
    message: `There is no shop in ${resolve(dir)}`,
    hint: 'Name the folder of one, or make one with "shopbot init".',
  })
}
