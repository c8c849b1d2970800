import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Door, hasStore, openDoor } from '../serve/door.ts'
import type { Log } from '../shop/log.ts'
import { done, failed, type Result } from '../shop/problem.ts'
import type { Screen } from './screen.ts'
import { version } from './version.ts'

/** Opens the door to a shop's data for one command; what happens behind it is told with --debug only. */
export async function enter(dir: string, screen: Screen): Promise<Result<Door>> {
  const shop = await findShop(dir)
  if (!shop.ok) return shop
  return openDoor(dir, { log: await logOf(screen), version: version() })
}

/** What happens behind the door, for stderr. */
export async function logOf(screen: Screen): Promise<Log> {
  const [{ createLog }, { createMask }] = await Promise.all([
    import('../serve/log.ts'),
    import('../serve/mask.ts'),
  ])
  return createLog({
    level: screen.debug ? 'debug' : 'warn',
    mask: createMask([]),
    write: (text) => process.stderr.write(text),
  })
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
