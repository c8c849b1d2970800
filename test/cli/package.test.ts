import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { execa } from 'execa'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanEnv } from './shopbot.ts'

/** What npm would install of us into an empty folder: the tarball, and what its dependencies ask for. */
let folder: string
let installed: string
let packed: { readonly path: string }[]
let manifest: Manifest

interface Manifest {
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
  readonly engines: { readonly node: string }
}

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      { readonly dev?: boolean; readonly optional?: boolean; readonly engines?: { node?: string } }
    >
  >
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shopbot-package-'))
  // Built before all tests of processes; building again here would pull dist away from under the others.
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]
  const { stdout } = await execa('npm', pack, { env: cleanEnv, extendEnv: false })
  const [tarball] = JSON.parse(stdout)
  packed = tarball.files
  installed = join(folder, 'node_modules/shopbot')
  await mkdir(installed, { recursive: true })
  await execa('tar', ['-xzf', tarball.filename, '--strip-components=1', '-C', installed], {
    cwd: folder,
  })
  manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'))
  // Copied, not linked: from a link, Node would find the development dependencies beside it.
  for (const path of await productionPackages()) {
    await cp(path, join(folder, path), {
      recursive: true,
      filter: (from) => !/\.(md|map|[cm]?ts)$/.test(from),
    })
  }
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Paths of packages that npm installs without development dependencies; those of other platforms are not there. */
async function productionPackages(): Promise<string[]> {
  const there = new Set(await readdir('node_modules'))
  const lock: Lock = JSON.parse(await readFile('package-lock.json', 'utf8'))
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && path.lastIndexOf('node_modules/') === 0)
    .map(([path]) => path)
    .filter((path) => there.has(path.split('/')[1] ?? ''))
}

/** Runs the installed command line, far from our own folder. */
async function shopbot(...args: string[]) {
  const bin = join(installed, 'bin/shopbot.js')
  const { exitCode, stdout, stderr } = await execa(process.execPath, [bin, ...args], {
    cwd: folder,
    reject: false,
    stdin: 'ignore',
    extendEnv: false,
    env: cleanEnv,
  })
  return { status: exitCode, stdout, stderr }
}

describe('the tarball', () => {
  test('holds what runs, and nothing else', () => {
    const top = new Set(packed.map(({ path }) => path.split('/')[0]))
    expect([...top].sort()).toEqual(
      ['LICENSE', 'README.md', 'bin', 'dist', 'package.json', 'templates'].sort(),
    )
    const secrets = packed.filter(({ path }) => /(^|\/)(\.env|data)(\/|$)/.test(path))
    expect(secrets).toEqual([])
  })

  test('is what publint likes', async () => {
    const { messages } = await publint({ pkgDir: installed, pack: false, strict: true })
    expect(messages.map((message) => formatMessage(message, manifest))).toEqual([])
  })

  test('asks for packages only that run on every Node we name', async () => {
    expect(manifest.engines.node).toBe('>=20.19')
    const lock: Lock = JSON.parse(await readFile('package-lock.json', 'utf8'))
    const narrow = Object.entries(lock.packages)
      .filter(([path, entry]) => path !== '' && !entry.dev && !entry.optional)
      .filter(([, { engines }]) => !allowsNode20(engines?.node ?? '*'))
    expect(narrow.map(([path, { engines }]) => `${path} ${engines?.node}`)).toEqual([])
  })
})

/** Whether a range of versions takes 20.19; reads the forms that packages use. */
function allowsNode20(range: string): boolean {
  return range.split('||').some((part) => {
    const [, sign = '', major = '0', minor = '0'] =
      /^\s*(>=|\^|~)?\s*v?(\d+)(?:\.(\d+))?/.exec(part) ?? []
    if (part.trim() === '*') return true
    const at = Number(major) * 1000 + Number(minor === 'x' ? 0 : minor)
    return sign === '>=' ? at <= 20_019 : Number(major) === 20 && Number(minor) <= 19
  })
}

describe('installed into an empty folder, with no development dependency near', () => {
  test('it tells its version', async () => {
    expect(await shopbot('--version')).toEqual({ status: 0, stdout: manifest.version, stderr: '' })
  })

  test('it makes a shop, and finds it well', async () => {
    const made = await shopbot('init', 'my-shop', '--yes')
    expect(made).toMatchObject({ status: 0 })
    const checked = await shopbot('check', 'my-shop', '--json')
    expect(checked.status).toBe(0)
    expect(JSON.parse(checked.stdout)).toMatchObject({ ok: true, findings: [] })
    const imported = await shopbot('import', 'my-shop', '--yes', '--json')
    expect(JSON.parse(imported.stdout)).toMatchObject({ applied: true })
    expect((await shopbot('orders', 'list', 'my-shop', '--json')).status).toBe(0)
  })

  test('it serves, bot and all', async () => {
    await shopbot('init', 'served', '--yes')
    const bin = join(installed, 'bin/shopbot.js')
    const serving = execa(process.execPath, [bin, 'serve', 'served', '--sandbox', '--json'], {
      cwd: folder,
      reject: false,
      stdin: 'ignore',
      extendEnv: false,
      env: { ...cleanEnv, PORT: '0' },
    })
    const ready = await new Promise<string>((resolve, reject) => {
      serving.stdout.once('data', (data) => resolve(String(data)))
      serving.once('exit', () => reject(new Error('It ended before it was ready')))
    })
    expect(JSON.parse(ready.split('\n')[0] ?? '')).toMatchObject({ ready: true })
    serving.kill('SIGTERM')
    expect((await serving).exitCode).toBe(0)
  })

  test('everything the bundle imports is Node’s own or a dependency', async () => {
    const files = await readdir(join(installed, 'dist'), { recursive: true })
    const names = new Set<string>()
    for (const file of files.filter((name) => name.endsWith('.js'))) {
      const text = await readFile(join(installed, 'dist', file), 'utf8')
      const imports = /^(?:import|export)\s[\w\s$*{},]*?\bfrom\s*"([^"]+)"|\bimport\("([^"]+)"\)/gm
      for (const [, from, call] of text.matchAll(imports)) names.add(from ?? call ?? '')
    }
    const foreign = [...names].filter(
      (name) => !/^(\.|node:)/.test(name) && !builtinModules.includes(name.split('/')[0] ?? ''),
    )
    expect(foreign.length).toBeGreaterThan(0)
    expect(Object.keys(manifest.dependencies)).toEqual(expect.arrayContaining(foreign))
  })

  test('for its version it loads next to nothing: no library, and no code but its entry', async () => {
    const coverage = join(folder, 'coverage')
    const bin = join(installed, 'bin/shopbot.js')
    const env = { ...cleanEnv, NODE_V8_COVERAGE: coverage }
    await execa(process.execPath, [bin, '--version'], { cwd: folder, extendEnv: false, env })
    const [report = ''] = await readdir(coverage)
    const { result }: { result: { url: string }[] } = JSON.parse(
      await readFile(join(coverage, report), 'utf8'),
    )
    const loaded = result
      .filter(({ url }) => url.startsWith('file:'))
      .map(({ url }) => fileURLToPath(url))
    expect(loaded.length).toBeLessThanOrEqual(5)
    const others = loaded.filter(
      (path) => path.split('node_modules').length > 2 || !path.includes('shopbot'),
    )
    expect(others).toEqual([])
    let bytes = 0
    for (const path of loaded) bytes += (await readFile(path)).length
    expect(bytes).toBeLessThan(10_000)
  })
})
