import { exit } from '../exit.ts'
import type { Run } from '../program.ts'

export const run: Run = async (_arguments, _options, screen) =>
  screen.fail(
    {
      code: 'not-built-yet',
      message: 'convert is not built yet: nothing was read or written',
      hint: 'Write the goods into catalog/ by hand for now; `shopbot init` makes a shop to begin from.',
    },
    exit.failed,
  )
