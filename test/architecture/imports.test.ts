import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, it, test } from 'vitest'

/** What each folder of src may import of the others: DESIGN's one way, narrowed where it names less. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  cli: ['serve', 'sandbox', 'bot', 'backend', 'catalog', 'client', 'store', 'telegram', 'shop'],
  serve: ['sandbox', 'bot', 'backend', 'catalog', 'client', 'store', 'telegram', 'shop'],
  // Telegram's place is taken by it: it knows nothing of shops.
  sandbox: ['telegram'],
  // Its only way to the shop is the client.
  bot: ['client', 'telegram', 'shop'],
  backend: ['catalog', 'client', 'store', 'telegram', 'shop'],
  catalog: ['store', 'telegram', 'shop'],
  client: ['store', 'telegram', 'shop'],
  store: ['telegram', 'shop'],
  telegram: ['shop'],
  shop: [],
}

interface SourceFile {
  /** With forward slashes, from src. */
  readonly name: string
  readonly folder: string
  readonly text: string
}

const src = resolve('src')
const files: readonly SourceFile[] = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => {
    const path = join(entry.parentPath, entry.name)
    const name = relative(src, path).split(sep).join('/')
    return { name, folder: name.split('/')[0] ?? '', text: readFileSync(path, 'utf8') }
  })
const sources = files.filter(({ name }) => name.endsWith('.ts'))

/** Every module a text names: `import`, `import type`, `export … from`, `import()`. */
function importsOf(text: string): string[] {
  const statements = /^(?:import|export)\s[\w\s$*{},]*?\bfrom\s*['"]([^'"]+)['"]/gm
  const bare = /^import\s*['"]([^'"]+)['"]/gm
  const calls = /\bimport\(\s*['"]([^'"]+)['"]/g
  return [statements, bare, calls].flatMap((form) =>
    [...text.matchAll(form)].map(([, name]) => name ?? ''),
  )
}

/** Where an import of ours leads, from src; undefined for packages. */
function targetOf({ name }: SourceFile, imported: string): string | undefined {
  if (!imported.startsWith('.')) return undefined
  return relative(src, resolve(src, dirname(name), imported))
    .split(sep)
    .join('/')
}

test('the check sees every form of import', () => {
  const text = `import a from '../cli/a.ts'
import type { B } from "../cli/b.ts"
import {
  c,
  type C,
} from '../cli/c.ts'
import '../cli/d.ts'
export { e } from '../cli/e.ts'
export * from '../cli/f.ts'
const g = await import('../cli/g.ts')
type H = import('../cli/h.ts').H
`
  expect(importsOf(text).map((name) => name.at(-4))).toEqual([...'abcefdgh'])
  expect(sources.length).toBeGreaterThan(100)
})

describe('imports between the folders of src go one way', () => {
  it('and every folder is in the order', () => {
    expect([...new Set(files.map(({ folder }) => folder))].sort()).toEqual(
      Object.keys(mayImport).sort(),
    )
  })

  it.each(Object.entries(mayImport))('%s imports only %j', (folder, allowed) => {
    const astray = sources
      .filter((file) => file.folder === folder)
      .flatMap((file) =>
        importsOf(file.text).flatMap((imported) => {
          const target = targetOf(file, imported)
          const to = target?.split('/')[0]
          if (to === undefined || to === folder || allowed.includes(to)) return []
          return [`${file.name} imports ${target}`]
        }),
      )
    expect(astray).toEqual([])
  })

  it('and lead to files that are there', () => {
    const names = new Set(files.map(({ name }) => name))
    const lost = sources.flatMap((file) =>
      importsOf(file.text)
        .map((imported) => targetOf(file, imported))
        .filter((target) => target !== undefined && !names.has(target))
        .map((target) => `${file.name} imports ${target}`),
    )
    expect(lost).toEqual([])
  })

  it('and are written out: none is put together as the program runs', () => {
    const computed = sources.filter(({ text }) =>
      /(?:await|return|=>|=|\()\s*import\((?!\s*['"])/.test(text),
    )
    expect(computed.map(({ name }) => name)).toEqual([])
  })
})

describe('the packages of package.json', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
  const packageOf = (name: string) =>
    name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/')
  // The sandbox's page is script for a browser, kept as text.
  const used = new Set(
    sources
      .filter(({ name }) => !name.startsWith('sandbox/page/'))
      .flatMap(({ text }) => importsOf(text))
      .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
      .map(packageOf),
  )

  it('what src imports is a dependency, bundled or not, and each dependency is imported', () => {
    expect([...used].sort()).toEqual(Object.keys(manifest.dependencies).sort())
  })

  it('each dependency is justified in the README', () => {
    const table = readFileSync('README.md', 'utf8')
      .split('\n')
      .filter((line) => /^\| `/.test(line))
    const names = table.flatMap((line) =>
      [...(line.split('|')[1]?.matchAll(/`([^`]+)`/g) ?? [])].map(([, name]) => name),
    )
    expect(names).toEqual(expect.arrayContaining(Object.keys(manifest.dependencies)))
  })

  it('what is not bundled is a dependency', () => {
    const external = [...manifest.scripts.build.matchAll(/--external:(\S+)/g)].map(
      ([, name]) => name,
    )
    expect(Object.keys(manifest.dependencies)).toEqual(expect.arrayContaining(external))
  })
})

describe('house rules', () => {
  const codeOf = (file: SourceFile) => file.text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')

  it('no file is longer than 300 lines', () => {
    const long = sources.filter(({ text }) => text.split('\n').length > 301)
    expect(long.map(({ name }) => name)).toEqual([])
  })

  it('no file or folder has a name that says nothing', () => {
    const empty = /^(utils?|helpers?|common|misc|managers?)$|[-.](utils?|helpers?|manager)\b/
    const named = files.filter(({ name }) =>
      name.split('/').some((part) => empty.test(part.replace(/\.ts$/, ''))),
    )
    expect(named.map(({ name }) => name)).toEqual([])
  })

  it('no type is any, no check is switched off', () => {
    const off = /@ts-(ignore|nocheck|expect-error)|biome-ignore|eslint-disable/
    const any = /(?::|<|\bas|[,|&=]|\[\])\s*any\b(?!['\w-])/
    const offenders = sources.filter((file) => off.test(file.text) || any.test(codeOf(file)))
    expect(offenders.map(({ name }) => name)).toEqual([])
  })
})
