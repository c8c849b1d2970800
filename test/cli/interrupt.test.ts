import { createServer } from 'node:http'
import { execa } from 'execa'
import { expect, onTestFinished, test } from 'vitest'
import { smallShop } from './serving.ts'
import { bin, cleanEnv } from './shopbot.ts'

test.each(['SIGINT', 'SIGTERM'] as const)(
  'a command that gets %s ends with 130',
  async (signal) => {
    // A Telegram that never answers: its request is the sign that the command is at work.
    let asked = () => {}
    const atWork = new Promise<void>((resolve) => {
      asked = resolve
    })
    const telegram = createServer(() => asked())
    await new Promise<void>((resolve) => telegram.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      telegram.closeAllConnections()
      telegram.close()
    })
    const address = telegram.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const running = execa(process.execPath, [bin, 'status', await smallShop()], {
      env: {
        ...cleanEnv,
        TELEGRAM_API_ROOT: `http://127.0.0.1:${port}`,
        TELEGRAM_BOT_TOKEN: '123456:token-of-nobody',
      },
      extendEnv: false,
      reject: false,
    })
    await atWork
    running.kill(signal)
    expect(await running).toMatchObject({ exitCode: 130 })
  },
)
