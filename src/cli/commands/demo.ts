import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeDemoPointer, writeDemoPointer } from '../../serve/demo-pointer.ts'
import type { Run } from '../command.ts'
import type { Screen } from '../screen.ts'
import { serveUntilStopped } from '../serving.ts'
import { writeTemplate } from '../template.ts'

export interface DemoOptions {
  readonly template: string
  readonly open: boolean
  readonly port?: string
}

export const run: Run<DemoOptions> = async (_args, { template, open, port }, screen) => {
  const folder = await mkdtemp(join(tmpdir(), 'shopbot-demo-'))
  const dir = join(folder, template)
  try {
    const written = await writeTemplate({ dir, template, force: false })
    if (!written.ok) return screen.fail(written.problem)
    const { nameAdmin } = await import('../name-shop.ts')
    const { secondPerson } = await import('../../serve/sandbox.ts')
    await nameAdmin(join(dir, 'shop.yaml'), secondPerson.id)
    return await serveUntilStopped(
      {
        dir,
        sandbox: true,
        ...(port === undefined ? {} : { port }),
        onReady: async ({ sandbox }) => {
          await writeDemoPointer(dir)
          advise(dir, secondPerson, screen)
          if (sandbox && open && hasDesktop(process.platform, process.env, screen)) {
            const { default: openPage } = await import('open')
            // Without a browser the address on the screen is enough.
            await openPage(sandbox.url).catch(() => undefined)
          }
        },
      },
      screen,
    )
  } finally {
    await removeDemoPointer(dir)
    await rm(folder, { recursive: true, force: true })
  }
}

function advise(
  dir: string,
  admin: { readonly id: number; readonly first_name: string },
  screen: Screen,
): void {
  screen.say('')
  screen.say('Open the chat page, walk through the shop and pay: the money is play money.')
  screen.say(
    `${admin.first_name} is an admin of the shop: press the name at the top of the page, choose`,
  )
  screen.say(
    `${admin.first_name}, press START and write /admin. Orders then come there with buttons.`,
  )
  screen.say('The orders, in another terminal:  npx shopbot orders list')
  screen.say(`The shop's files, while it runs:  ${dir}`)
  screen.say('End it with Ctrl-C.')
}

function hasDesktop(platform: string, env: NodeJS.ProcessEnv, screen: Screen): boolean {
  if (!screen.interactive) return false
  if (platform === 'darwin' || platform === 'win32') return true
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}
