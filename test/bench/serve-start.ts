import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm, writeFile } from 'node:fs/promises'
import { get } from 'node:http'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sandboxProviderToken, startSandbox } from '../../src/sandbox/sandbox.ts'
import type { Figure, Site } from './frame/bench.ts'
import { freePort } from './frame/port.ts'
import { bin, cleanEnv } from './frame/processes.ts'
import { compare } from './frame/rounds.ts'
import { writeShop } from './frame/shop.ts'

const rounds = 7
const jsonServer = resolve('node_modules/json-server/lib/cli/bin.js')

/** From the start of the process to the first answer, against json-server with as many products. */
export async function* run(site: Site): AsyncGenerator<Figure> {
  for (const { products, files, anew, which } of [
    { products: 20, files: 2, anew: true, which: '20 products, not imported yet' },
    { products: 10_000, files: 100, anew: false, which: '10,000 products, imported' },
  ]) {
    const dir = await site.folder()
    await writeShop(dir, products, files)
    const db = join(dir, 'db.json')
    await writeFile(db, JSON.stringify({ products: goods(products) }))
    const serve = async () => {
      if (anew) await rm(join(dir, 'data'), { recursive: true, force: true })
      return serveUntilAnswered(dir)
    }
    // Where the goods shall be there already, the first time brings them in.
    await serve()
    const { ratio, ours, baseline } = await compare(rounds, serve, () =>
      jsonServerUntilAnswered(db),
    )
    yield {
      bench: 'serve-start',
      variant: `first /start answered, ${which} / json-server 0.17`,
      ratio,
      goal: 3,
      bound: 'at most',
      measured: { serveMs: ours, jsonServerMs: baseline },
      rounds,
    }
  }
}

/** A customer's /start waits already when the shop opens. */
async function serveUntilAnswered(dir: string): Promise<number> {
  const sandbox = await startSandbox()
  const customer = 77
  sandbox.control.send(customer, '/start')
  const answered = sandbox.control.waitForCall(
    ({ method, params, status }) =>
      method === 'sendMessage' && Number(params.chat_id) === customer && status === 200,
    60_000,
  )
  const begun = performance.now()
  const child = start([bin, 'serve', dir], {
    PORT: '0',
    TELEGRAM_API_ROOT: sandbox.apiRoot,
    TELEGRAM_BOT_TOKEN: sandbox.token,
    TELEGRAM_PROVIDER_TOKEN: sandboxProviderToken,
  })
  await answered
  const taken = performance.now() - begun
  await end(child)
  await sandbox.close()
  return taken
}

async function jsonServerUntilAnswered(db: string): Promise<number> {
  const port = await freePort()
  const begun = performance.now()
  const child = start([jsonServer, '--port', String(port), '--host', '127.0.0.1', db], {})
  while (!(await answers(`http://127.0.0.1:${port}/products?_limit=20`))) await delay(4)
  const taken = performance.now() - begun
  await end(child)
  return taken
}

function answers(url: string): Promise<boolean> {
  return new Promise((settle) => {
    get(url, (response) => {
      response.resume().once('end', () => settle(response.statusCode === 200))
    }).once('error', () => settle(false))
  })
}

function start(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, args, { env: { ...cleanEnv, ...env }, stdio: 'ignore' })
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill()
  await gone
}

function goods(count: number) {
  return Array.from({ length: count }, (_, at) => ({
    id: at + 1,
    title: { uk: `Товар номер ${at}`, en: `Product number ${at}` },
    price: 5050 + at,
    sku: `SKU-${at}`,
  }))
}
