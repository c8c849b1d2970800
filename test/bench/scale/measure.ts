import { readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Sandbox } from '../../../src/sandbox/sandbox.ts'
import type { Site } from '../frame/bench.ts'
import { startProgram } from '../frame/processes.ts'
import { timed } from '../frame/rounds.ts'
import { openSandbox, startServe } from '../frame/serving.ts'

/** One run of the command line: milliseconds from start to end, and peak memory. */
export interface Ran {
  readonly ms: number
  readonly megabytes: number
}

const main = resolve('dist/main.js')

export async function runCommand(site: Site, ...args: readonly string[]): Promise<Ran> {
  const { said } = await startProgram<Ran & { status: number }>(site, 'command', main, ...args)
  if (said.status !== 0) throw new Error(`shopbot ${args.join(' ')} ended with ${said.status}`)
  return said
}

export async function parseOnly(site: Site, dir: string): Promise<Ran> {
  const { said } = await startProgram<{ ms: number }>(site, 'parse-yaml', dir)
  return { ...said, megabytes: 0 }
}

/** Check and import of a shop that nothing is known of. */
export async function coldImport(site: Site, dir: string): Promise<Ran> {
  await rm(join(dir, 'data'), { recursive: true, force: true })
  return runCommand(site, 'import', dir, '--yes', '--quiet')
}

/** Import after one line of one file has changed. */
export async function warmImport(site: Site, dir: string): Promise<Ran> {
  await editPrice(dir)
  return runCommand(site, 'import', dir, '--yes', '--quiet')
}

export async function unchangedImport(site: Site, dir: string): Promise<Ran> {
  return runCommand(site, 'import', dir, '--yes', '--quiet')
}

const file = (dir: string) => join(dir, 'catalog', 'shelf-0', 'products.yaml')

/** Gives a product another price; returns its whole units. */
async function editPrice(dir: string): Promise<number> {
  const text = await readFile(file(dir), 'utf8')
  const shape = /(id: product-1\n[\s\S]*?price: )(\d+)/
  const price = Number(shape.exec(text)?.[2]) + 1
  await writeFile(file(dir), text.replace(shape, `$1${price}`))
  return price
}

const customer = 77

/** A shop that is served and watched, with a customer who looks at a product of its. */
export async function watchedShop(site: Site, dir: string) {
  const sandbox = await openSandbox(site)
  const serving = await startServe(site, dir, sandbox, ['--watch'])
  sandbox.control.send(customer, '/start')
  const seen = await sandbox.control.waitFor(customer, (all) => all.some(isOfBot), 120_000)
  const screen = seen.at(-1)?.id ?? 0
  const look = () => lookAt(sandbox, screen)
  await look()
  return {
    look: () => timed(look),
    /** Milliseconds from a save to the first look that shows it. */
    saveToSeen: async () => {
      const begun = performance.now()
      const price = await editPrice(dir)
      for (;;) {
        if (new RegExp(`\\b${price}[.,]50`).test(await look())) return performance.now() - begun
      }
    },
    end: () => serving.kill(),
  }
}

/** Opens the product, as a tap does; resolves to what the customer reads. */
async function lookAt({ control }: Sandbox, screen: number): Promise<string> {
  await control.pressData(customer, screen, 'p:product-1')
  const message = control.history(customer).findLast(isOfBot)
  return JSON.stringify(message)
}

const isOfBot = ({ from }: { readonly from: string }) => from === 'bot'
