import { writeFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { startBot } from '../../src/bot/start.ts'
import type { Attempt } from '../../src/client/client.ts'
import { createClient } from '../../src/client/create.ts'
import { sandboxProviderToken } from '../../src/sandbox/sandbox.ts'
import { thisProcess } from '../../src/serve/this-process.ts'
import { silentLog } from '../../src/shop/log.ts'
import { defaultRetry, type RetrySettings } from '../../src/shop/settings.ts'
import { drawSvg } from './backoff/svg.ts'
import { drawText } from './backoff/terminal.ts'
import { importShop, startBackend, token, unwrap } from './frame/backend.ts'
import type { Figure, Site } from './frame/bench.ts'
import { openSandbox } from './frame/serving.ts'
import { writeShop } from './frame/shop.ts'

const picture = resolve('.github/backoff.svg')
const attempts = 10

/** The pauses of the original, seconds: 0.5 × 1.5ⁿ. */
const original = Array.from({ length: attempts }, (_, at) => 0.5 * 1.5 ** at)

/** Kills the backend under two running bots, and draws when they try again, beside the original's curve. */
export async function* run(site: Site): AsyncGenerator<Figure> {
  const dir = await site.folder()
  await writeShop(dir, 20, 2)
  const backend = await startBackend(site, dir)
  await importShop(backend.client, dir)
  const watch = async (retry: RetrySettings) => {
    const bot = await startWatchedBot(site, backend.url, retry)
    return bot.tapAndRecord
  }
  const recording = [await watch({ ...defaultRetry, jitter: 'none' }), await watch(defaultRetry)]
  await backend.kill('SIGKILL')
  const [plain = [], jittered = []] = await Promise.all(recording.map((record) => record()))

  const series = { original, plain, jittered }
  await writeFile(picture, drawSvg(series))
  console.error(drawText(series))
  console.error(`Drawn to ${relative('.', picture)}`)
  yield {
    bench: 'backoff',
    variant: `${attempts} attempts without jitter, in all / the original's curve`,
    ratio: sum(plain) / sum(original),
    goal: 1.05,
    bound: 'at most',
    measured: {
      seconds: sum(plain),
      originalSeconds: sum(original),
      jitteredSeconds: sum(jittered),
    },
    rounds: 1,
  }
}

/** A bot whose customer taps once the backend is gone; records the seconds before each further attempt. */
async function startWatchedBot(site: Site, url: string, retry: RetrySettings) {
  const sandbox = await openSandbox(site)
  let heard = (_attempt: Attempt) => {}
  const client = createClient({ url, token, retry, onAttempt: (attempt) => heard(attempt) })
  const { token: botToken, apiRoot, control } = sandbox
  const options = { token: botToken, apiRoot, providerToken: sandboxProviderToken, client }
  const bot = unwrap(await startBot({ ...options, self: thisProcess(), log: silentLog }))
  site.later(() => bot.stop())
  const customer = 77
  control.send(customer, '/start')
  const seen = await control.waitFor(customer, (all) => all.some(({ from }) => from === 'bot'))
  const screen = seen.at(-1)?.id ?? 0

  const tapAndRecord = () =>
    new Promise<number[]>((settle) => {
      const times: number[] = []
      heard = ({ call, at }) => {
        if (!call.includes('/v1/categories/shelf-1')) return
        times.push(at.getTime())
        if (times.length === attempts + 1) settle(pausesOf(times))
      }
      void control.pressData(customer, screen, 'c:shelf-1:1')
    })
  return { tapAndRecord }
}

function pausesOf(times: readonly number[]): number[] {
  return times.slice(1).map((time, at) => (time - (times[at] ?? time)) / 1000)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
