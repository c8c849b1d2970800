import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { execa } from 'execa'
import { onTestFinished } from 'vitest'
import { createClient } from '../../src/client/create.ts'
import type { RunFile } from '../../src/serve/run-file.ts'
import { defaultRetry } from '../../src/shop/settings.ts'
import { chosenEnvironment } from '../store/chosen.ts'
import { charge, order } from './selling.ts'
import { bin, cleanEnv, type Finish, temporaryFolder } from './shopbot.ts'

/** A shop with one counted product, in a folder of its own. */
export async function smallShop({ stock = 10 } = {}, finish?: Finish): Promise<string> {
  const dir = await temporaryFolder(finish)
  await writeFile(join(dir, 'shop.yaml'), 'name: Corner shop\ncurrency: EUR\nlanguages: [en]\n')
  await writeCatalog(dir, '2.50', stock)
  return dir
}

export async function writeCatalog(dir: string, price: string, stock = 10): Promise<void> {
  const text = `categories:
  - id: bread
    title: Bread
    products:
      - {id: roll, title: Roll, price: ${price}, stock: ${stock}}
      - {id: loaf, title: Loaf, price: 4.00}
`
  await writeFile(join(dir, 'catalog.yaml'), text)
}

export interface Served {
  readonly pid: number
  /** The document of the first line on stdout. */
  readonly ready: {
    ready: true
    formatVersion: number
    backend: { url: string }
    sandbox: { url: string; apiRoot: string; token: string }
  }
  /** All that was said on stderr until now. */
  said(): string
  /** Resolves when a line of stderr matches. */
  heard(pattern: RegExp): Promise<string>
  /** All lines of stdout until now. */
  readonly stdout: readonly string[]
  /** Resolves to the document of a line of stdout that matches. */
  told(pattern: RegExp): Promise<unknown>
  /** Resolves when it is gone. */
  readonly ended: Promise<{ status: number | undefined; signal: string | undefined }>
}

/** Serves a shop until the test ends it, or is finished, or whoever else is told by. */
export async function serve(
  dir: string,
  args: readonly string[] = ['--sandbox'],
  env: Readonly<Record<string, string>> = { PORT: '0' },
  finish?: Finish,
): Promise<Served> {
  const starting = startServe(dir, args, { ...(await chosenEnvironment(dir)), ...env }, finish)
  const line = await starting.firstLine
  if (line === undefined) throw new Error(`It did not get ready:\n${starting.said()}`)
  return { ...starting, ready: JSON.parse(line) }
}

export const startServe = (
  dir: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  finish: Finish = onTestFinished,
) => startCommand(['serve', dir, '--json', ...args], env, finish)

/** Starts a command that goes on until the test ends it, or is finished, or whoever else is told by. */
export function startCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  finish: Finish = onTestFinished,
) {
  const running = execa(process.execPath, [bin, ...args], {
    env: { ...cleanEnv, ...env },
    extendEnv: false,
    stdin: 'ignore',
    buffer: false,
    reject: false,
  })
  const pid = running.pid ?? 0
  const errors = listen(running.stderr)
  const output = listen(running.stdout)
  const firstLine = new Promise<string | undefined>((resolve) => {
    void output.heard(/^/).then(resolve)
    running.stdout.on('close', () => resolve(undefined))
  })
  const ended = running.then(({ exitCode, signal }) => ({ status: exitCode, signal }))
  finish(async () => {
    running.kill('SIGTERM')
    await ended
  })
  const told = async (pattern: RegExp): Promise<unknown> => JSON.parse(await output.heard(pattern))
  const said = () => errors.lines.join('\n')
  return { pid, said, heard: errors.heard, told, stdout: output.lines, ended, firstLine }
}

function listen(stream: Readable) {
  const lines: string[] = []
  const waiting = new Set<(line: string) => void>()
  createInterface(stream).on('line', (line) => {
    lines.push(line)
    for (const hear of waiting) hear(line)
  })
  const heard = (pattern: RegExp) =>
    new Promise<string>((resolve) => {
      const said = lines.find((line) => pattern.test(line))
      if (said !== undefined) return resolve(said)
      const hear = (line: string) => {
        if (!pattern.test(line)) return
        waiting.delete(hear)
        resolve(line)
      }
      waiting.add(hear)
    })
  return { lines, heard }
}

/** The processes that a process has started, with their command lines. */
export async function childrenOf(pid: number): Promise<{ pid: number; command: string }[]> {
  return (await processes()).filter(({ parent }) => parent === pid)
}

export async function processes(): Promise<{ pid: number; parent: number; command: string }[]> {
  const { stdout } = await execa('ps', ['-A', '-o', 'pid=,ppid=,args='])
  return stdout.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)
    return match
      ? [{ pid: Number(match[1]), parent: Number(match[2]), command: match[3] ?? '' }]
      : []
  })
}

export async function childOf(
  served: Pick<Served, 'pid'>,
  service: 'backend' | 'bot',
): Promise<number> {
  const found = (await childrenOf(served.pid)).find(({ command }) =>
    command.endsWith(`--only ${service}`),
  )
  if (!found) throw new Error(`No ${service} runs`)
  return found.pid
}

/** Waits until a process is gone; the operating system has no event for those that are not ours. */
export async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export async function runFile(dir: string): Promise<RunFile> {
  return JSON.parse(await readFile(join(dir, 'data', 'run.json'), 'utf8'))
}

export async function clientOf(dir: string) {
  const { url, token } = await runFile(dir)
  return createClient({ url, token, retry: { ...defaultRetry, initial: 50, jitter: 'none' } })
}

/** A customer buys two rolls and pays, as the bot would report it; resolves to the order's id. */
export async function buyRolls(dir: string, customer: number): Promise<string> {
  const client = await clientOf(dir)
  const lines = [{ product: 'roll', quantity: 2 }]
  const placed = await order(client, { customer, lines, choices: { method: 'telegram' } })
  await charge(client, placed, `charge-${customer}`)
  return placed.id
}
