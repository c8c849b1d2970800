import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Placed, productionTree } from '../../src/serve/docker/production.ts'

let all: string
let folder: string
beforeEach(async () => {
  all = await mkdtemp(join(tmpdir(), 'shopbot-tree-'))
  folder = all
})
afterEach(() => rm(all, { recursive: true, force: true }))

async function put(path: string, version: string, more: object = {}): Promise<void> {
  const name = path.split('node_modules/').at(-1)
  await mkdir(join(folder, path), { recursive: true })
  const manifest = { name, version, main: 'package.json', ...more }
  await writeFile(join(folder, path, 'package.json'), JSON.stringify(manifest))
}

const needs = (...names: string[]) => ({
  dependencies: Object.fromEntries(names.map((name) => [name, '*'])),
})

const told = (tree: readonly Placed[]) =>
  tree.map(({ to, version }) => `${to.replaceAll('node_modules/', '')} ${version}`).sort()

test('takes what runs, of each version the one that is found from where it is needed', async () => {
  await put('node_modules/shop', '1', { ...needs('a', '@s/b'), devDependencies: { dev: '*' } })
  await put('node_modules/dev', '1')
  await put('node_modules/a', '1', needs('c'))
  await put('node_modules/a/node_modules/c', '2')
  await put('node_modules/c', '1')
  await put('node_modules/@s/b', '1', needs('c'))
  const tree = await productionTree(join(folder, 'node_modules/shop'))
  expect(told(tree)).toEqual(['@s/b 1', 'a 1', 'a/c 2', 'c 1', 'shop 1'])
})

test('what may be absent may be absent; what must be there is named', async () => {
  await put('shop', '1', {
    optionalDependencies: { native: '*' },
    peerDependencies: { extra: '*' },
    peerDependenciesMeta: { extra: { optional: true } },
  })
  expect(told(await productionTree(join(folder, 'shop')))).toHaveLength(1)
  await put('shop', '1', needs('gone'))
  await expect(productionTree(join(folder, 'shop'))).rejects.toThrow(
    'needs gone, which is not installed',
  )
})

test('follows the links of installers that keep each package once', async () => {
  await put('store/a@1/node_modules/a', '1', needs('b'))
  await put('store/b@1/node_modules/b', '1')
  await put('shop', '1', needs('a'))
  await mkdir(join(folder, 'shop/node_modules'))
  await symlink(join(folder, 'store/a@1/node_modules/a'), join(folder, 'shop/node_modules/a'))
  await symlink(join(folder, 'store/b@1/node_modules/b'), join(folder, 'store/a@1/node_modules/b'))
  expect(told(await productionTree(join(folder, 'shop')))).toEqual(['a 1', 'b 1', 'shop 1'])
})

test('an end is found where packages need each other in two versions', async () => {
  // a 1 wants b 2, which wants a 2, which wants b 1, which wants a 1.
  await put('store/a1/node_modules/a', '1', needs('b'))
  await put('store/a2/node_modules/a', '2', needs('b'))
  await put('store/b1/node_modules/b', '1', needs('a'))
  await put('store/b2/node_modules/b', '2', needs('a'))
  const links = { 'a1/b': 'b2/b', 'b2/a': 'a2/a', 'a2/b': 'b1/b', 'b1/a': 'a1/a' }
  await put('shop', '1', needs('a', 'b'))
  await mkdir(join(folder, 'shop/node_modules'))
  const place = (name: string) => join(folder, 'store', name.replace('/', '/node_modules/'))
  for (const [from, to] of Object.entries(links)) await symlink(place(to), place(from))
  await symlink(place('a1/a'), join(folder, 'shop/node_modules/a'))
  await symlink(place('b1/b'), join(folder, 'shop/node_modules/b'))
  const tree = await productionTree(join(folder, 'shop'))
  expect(told(tree)).toEqual(['a 1', 'a/b 2', 'a/b/a 2', 'a/b/a/b 1', 'b 1', 'shop 1'])
  expect(tree.filter(({ linkTo }) => linkTo !== undefined)).toMatchObject([
    { to: 'node_modules/a/node_modules/b/node_modules/a/node_modules/b', linkTo: 'node_modules/b' },
  ])
})

test('Node finds the same from the same place, however things are nested', async () => {
  const names = ['a', 'b', 'c', 'd'] as const
  const some = fc.uniqueArray(fc.constantFrom(...names))
  const nested = fc.record({ parent: fc.constantFrom(...names), name: fc.constantFrom(...names) })
  await fc.assert(
    fc.asyncProperty(
      fc.array(some, { minLength: 9, maxLength: 9 }),
      fc.array(nested),
      async (wants, inner) => {
        // Node remembers where it found things.
        folder = await mkdtemp(join(all, 'run-'))
        const next = wants.values()
        const wanted = () => needs(...(next.next().value ?? []))
        await put('node_modules/shop', '0', wanted())
        for (const name of names) await put(`node_modules/${name}`, '1', wanted())
        for (const { parent, name } of inner.slice(0, 4)) {
          await put(`node_modules/${parent}/node_modules/${name}`, '2', wanted())
        }
        const tree = await productionTree(join(folder, 'node_modules/shop'))
        for (const { from, to } of tree.filter(({ linkTo }) => linkTo === undefined)) {
          const manifest = await readFile(join(from, 'package.json'), 'utf8')
          const { dependencies = {} } = JSON.parse(manifest)
          for (const name of Object.keys(dependencies)) {
            const original = createRequire(join(from, 'x.js')).resolve(`${name}/package.json`)
            const placed = nearest(to, name, tree)
            expect(placed && join(placed.from, 'package.json')).toBe(original)
          }
        }
      },
    ),
    { numRuns: 15 },
  )
})

/** As Node looks, upwards from a place in the tree. */
function nearest(at: string, name: string, tree: readonly Placed[]) {
  for (let folder = at; ; folder = dirname(folder)) {
    const found = tree.find(({ to }) => to === join(folder, 'node_modules', name))
    if (found || folder === '.') return found
  }
}
