import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { explain } from '../../src/catalog/explain/explain.ts'
import type { Finding } from '../../src/catalog/finding.ts'
import { githubAnnotations } from '../../src/cli/findings/github.ts'
import { prettyFindings } from '../../src/cli/findings/pretty.ts'
import { pathInRepository } from '../../src/cli/findings/repository.ts'
import { sarifLog } from '../../src/cli/findings/sarif.ts'
import { folderOf } from './folder.ts'

const warning: Finding = {
  severity: 'warning',
  code: 'text-cut',
  message: 'The title is 100% too long:\nfar',
  hint: 'Shorten it.',
  file: 'catalog/a,b/троянди.yaml',
  line: 3,
  column: 5,
}
const error: Finding = {
  severity: 'error',
  code: 'price-invalid',
  message: 'Not an amount',
  file: 'shop.yaml',
  line: 1,
  column: 2,
}

describe('annotations of a GitHub workflow', () => {
  test('errors first, with everything escaped that would end a command or a property', () => {
    expect(githubAnnotations([warning, error], 'shops/my shop/')).toEqual([
      '::error file=shops/my shop/shop.yaml,line=1,col=2,title=shopbot price-invalid::Not an amount',
      '::warning file=shops/my shop/catalog/a%2Cb/троянди.yaml,line=3,col=5,title=shopbot text-cut::The title is 100%25 too long:%0Afar%0AShorten it.',
    ])
  })
})

describe('paths are from the root of the repository', () => {
  test('which GITHUB_WORKSPACE names', async () => {
    const root = await folderOf({ 'shops/one/shop.yaml': '' })
    const dir = join(root, 'shops', 'one')
    expect(await pathInRepository(dir, { GITHUB_WORKSPACE: root })).toBe('shops/one/')
    expect(await pathInRepository(root, { GITHUB_WORKSPACE: root })).toBe('')
  })

  test('or which has a .git, also where GITHUB_WORKSPACE is elsewhere', async () => {
    const root = await folderOf({ 'my-shop/shop.yaml': '' })
    await mkdir(join(root, '.git'))
    const elsewhere = await folderOf({})
    expect(await pathInRepository(join(root, 'my-shop'), {})).toBe('my-shop/')
    const env = { GITHUB_WORKSPACE: elsewhere }
    expect(await pathInRepository(join(root, 'my-shop'), env)).toBe('my-shop/')
  })
})

describe('SARIF 2.1.0', () => {
  const log = sarifLog([error, warning, { ...error, line: 7 }], 'my shop/', '1.2.3')

  test('has what the schema requires, and what GitHub reads of it', () => {
    expect(log.version).toBe('2.1.0')
    expect(log.$schema).toMatch(/^https:.*sarif-schema-2\.1\.0\.json$/)
    const [run] = log.runs
    expect(run?.tool.driver).toMatchObject({ name: 'shopbot', version: '1.2.3' })
    expect(run?.columnKind).toBe('utf16CodeUnits')
    for (const result of run?.results ?? []) {
      expect(['error', 'warning', 'note', 'none']).toContain(result.level)
      expect(run?.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId)
      const [location] = result.locations
      const { uri, uriBaseId } = location?.physicalLocation.artifactLocation ?? {}
      expect(uriBaseId).toBe('%SRCROOT%')
      // A relative reference of RFC 3986.
      expect(uri).toMatch(/^[\w./~%,-]+$/)
      expect(location?.physicalLocation.region.startLine).toBeGreaterThanOrEqual(1)
      expect(location?.physicalLocation.region.startColumn).toBeGreaterThanOrEqual(1)
      expect(result.message.text).not.toBe('')
    }
    expect(JSON.parse(JSON.stringify(log))).toEqual(log)
  })

  test('has a rule for each code once, with the help that --explain gives', () => {
    const rules = log.runs[0]?.tool.driver.rules ?? []
    expect(rules.map(({ id }) => id)).toEqual(['price-invalid', 'text-cut'])
    expect(rules[0]).toMatchObject({
      shortDescription: { text: explain('price-invalid')?.title },
      help: {
        text: expect.stringContaining(explain('price-invalid')?.why ?? '?'),
        markdown: expect.stringContaining('```yaml\n'),
      },
    })
  })

  test('finds its files whatever they are called', () => {
    const uri = log.runs[0]?.results[1]?.locations[0]?.physicalLocation.artifactLocation.uri ?? ''
    expect(decodeURI(uri)).toBe('my shop/catalog/a,b/троянди.yaml')
  })
})

test('where there are too many to show, no warning takes the place of an error', async () => {
  const dir = await folderOf({ 'a.yaml': 'a: 1\n' })
  const warnings = Array.from({ length: 150 }, (_, at) => ({
    ...warning,
    file: 'a.yaml',
    line: at + 1,
  }))
  const late = { ...error, file: 'z.yaml' }
  const rows = await prettyFindings([...warnings, late], dir, (_, text) => text)
  expect(rows.join('\n')).toContain('Not an amount')
  expect(rows.at(-1)).toBe('… and 51 more (all of them: --json)')
})
