import type { Door } from '../serve/door.ts'
import { openDoor } from '../serve/door.ts'
import type { Result } from '../shop/problem.ts'
import type { Screen } from './screen.ts'
import { version } from './version.ts'

/** Opens the door to a shop's data for one command; what happens behind it is told with --debug only. */
export async function enter(dir: string, screen: Screen): Promise<Result<Door>> {
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
