import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCases } from '../catalog/golden/case.ts'
import { shopbot, temporaryFolder } from './shopbot.ts'

async function folderOf(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const dir = await temporaryFolder()
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), content)
  }
  return dir
}

const shop = 'name: Test\ncurrency: UAH\n'
const goods = 'products:\n  - {id: tea, title: Tea, price: 45, was: 40}\n'

describe('the command shows what the golden cases say', () => {
  const wanted = ['several-in-several-files', 'photo-from-an-iphone', 'token-in-shop-yaml']
  const cases = readCases('test/catalog/golden').filter(({ name }) => wanted.includes(name))

  test.each(cases.map((one) => [one.name, one] as const))('%s', async (_, { files, output }) => {
    const { status, stdout } = await shopbot([
      'check',
      await folderOf({ 'shop.yaml': shop, ...files }),
    ])
    expect(status).toBe(1)
    expect(stdout.startsWith(output)).toBe(true)
    const [counts = '', more = ''] = stdout.slice(output.length).split('\n')
    expect(counts).toMatch(/^✗ .*: \d+ errors?, 0 warnings$/)
    expect(more).toContain('--explain')
  })
})

test('warnings pass, unless --strict', async () => {
  const dir = await folderOf({ 'shop.yaml': shop, 'catalog.yaml': goods })
  expect((await shopbot(['check', dir])).status).toBe(0)
  const { status, stdout } = await shopbot(['check', dir, '--strict', '--json'])
  expect(status).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    formatVersion: 1,
    ok: false,
    counts: { categories: 0, products: 1, variants: 0 },
    findings: [{ severity: 'warning', code: 'was-not-higher' }],
  })
})

test('--format github names files from the root of the repository', async () => {
  const root = await folderOf({ 'tea/shop.yaml': shop, 'tea/catalog.yaml': goods })
  const env = { GITHUB_WORKSPACE: root }
  const { status, stdout } = await shopbot(['check', '--format', 'github'], {
    cwd: join(root, 'tea'),
    env,
  })
  expect(status).toBe(0)
  expect(stdout).toMatch(/^::warning file=tea\/catalog\.yaml,line=2,col=\d+,title=shopbot was-not/m)
  expect(stdout).toContain('0 errors, 1 warning')
})

test('--format sarif is one document and nothing else', async () => {
  const dir = await folderOf({ 'shop.yaml': shop, 'catalog.yaml': goods })
  const { status, stdout } = await shopbot(['check', dir, '--format', 'sarif'])
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    version: '2.1.0',
    runs: [{ results: [{ ruleId: 'was-not-higher', level: 'warning' }] }],
  })
})

test('--walk says how many taps each product takes', async () => {
  const dir = await folderOf({ 'shop.yaml': shop, 'catalog.yaml': goods })
  const { stdout } = await shopbot(['check', dir, '--walk', '--json'])
  expect(JSON.parse(stdout)).toMatchObject({ walk: { taps: { tea: 1 } } })
})

describe('--explain', () => {
  test('tells what a code means, with an example of both', async () => {
    const { status, stdout } = await shopbot(['check', '--explain', 'price-far-off'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^price-far-off: /)
    expect(stdout).toContain('Wrong\n    products:')
    expect(stdout).toContain('Right\n    products:')
  })

  test('lists all codes', async () => {
    const { stdout } = await shopbot(['check', '--explain', 'list', '--json'])
    const { codes } = JSON.parse(stdout)
    expect(codes).toContainEqual({ code: 'tab-indent', title: 'A tab is used to indent' })
  })
})
