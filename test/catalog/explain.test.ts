import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { type Explanation, explain, explainedCodes } from '../../src/catalog/explain/explain.ts'
import { checkShop } from '../../src/serve/check-shop.ts'
import { checkWalk } from '../../src/serve/walk/check-walk.ts'
import { folderOf, reading } from './folder.ts'

/** Where findings are made. */
const folders = ['src/catalog', 'src/serve']
const others = /(?:convert|edit|explain)\/|serve\/(?!walk|online|check|locales)/

const sources = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .filter((path) => !others.test(path))
    .map((path) => readFileSync(path, 'utf8')),
)
const money = readFileSync('src/shop/money.ts', 'utf8')

/** The first word between quotes that a call which reports has, and what stands at `code:` of a finding. */
function emitted(text: string): string[] {
  const calls = [
    ...text.matchAll(/(?:\.(?:error|warn|#tell)|\btell|\bnotText)\([^;]*?'([a-z][a-z0-9-]*)',/g),
  ]
  const objects = [...text.matchAll(/severity: '[a-z]+',\s*code: '([a-z-]+)'/g)]
  return [...calls, ...objects].map(([, code = '']) => code).filter((code) => !notCodes.has(code))
}

/** What may stand in a call before the code. */
const notCodes = new Set(['error', 'failed', 'warning', 'shop'])

describe('every code that a finding may have is explained', () => {
  const reporting = sources.filter((text) => /Finding|SourceFile|severity/.test(text))
  const codes = [...new Set(reporting.flatMap(emitted))].sort()

  it('of which there are many', () => {
    expect(codes.length).toBeGreaterThan(70)
  })

  it.each(codes)('%s', (code) => {
    expect(explain(code)).toBeDefined()
  })
})

test.each(explainedCodes())('%s is a code that findings have', (code) => {
  expect([...sources, money].some((text) => text.includes(`'${code}'`))).toBe(true)
})

/** What no file of text can show: bytes, folders, commands, and what is outside of the files. */
const toldInWords = new Set([
  'bot-refused',
  'category-crowded',
  'deliver-too-long',
  'file-too-large',
  'folder-named-file',
  'locale-unused',
  'not-utf-8',
  'photo-format',
  'photo-sides',
  'photo-too-large',
  'photo-unreachable',
  'photo-unreadable',
  'product-far',
  'provider-missing',
  'provider-refused',
  'screen-refused',
  'shop-missing',
  'telegram-unreachable',
  'too-many-aliases',
  'too-many-findings',
  'unreadable',
])

describe('the examples hold', () => {
  test.each(explainedCodes().filter((code) => !toldInWords.has(code)))('%s', async (code) => {
    const explained = explain(code)
    if (!explained) throw new Error('Not explained')
    const { wrong, right, file } = explained
    expect(await codesOf(code, wrong, file)).toContain(code)
    const after = await codesOf(code, right, file)
    expect(after).not.toContain(code)
    expect(after.filter((one) => one !== 'catalog-empty')).toEqual([])
  })
})

async function codesOf(code: string, text: string, file: Explanation['file']): Promise<string[]> {
  if (code.startsWith('locale-')) return codesOfTexts(text, file)
  const goods = text.includes('XTR') && code !== 'physical-in-stars' ? digital : physical
  // Digital goods are shown in a shop that may sell them.
  const inStars = text.includes('deliver:') && code !== 'digital-without-stars'
  const files =
    file === 'shop.yaml'
      ? { 'shop.yaml': withBasics(text), 'catalog.yaml': goods }
      : { 'catalog.yaml': text, ...(inStars ? { 'shop.yaml': withBasics('currency: XTR\n') } : {}) }
  const read = await reading(files)
  const walked = read.ok ? (await checkWalk(read)).findings : []
  return [...read.findings, ...walked].map(({ code }) => code)
}

async function codesOfTexts(text: string, file: Explanation['file']): Promise<string[]> {
  const files =
    file === 'shop.yaml'
      ? { 'shop.yaml': withBasics(text) }
      : { 'shop.yaml': withBasics('languages: [uk]\n'), 'locales/uk.ftl': text }
  const { findings } = await checkShop(await folderOf({ 'catalog.yaml': physical, ...files }))
  return findings.map(({ code }) => code)
}

/** A shop has a name and a currency; an example shows them only where they matter. */
function withBasics(lines: string): string {
  if (lines.startsWith('name:')) return lines
  return `name: Test\n${/^currency:/m.test(lines) ? '' : 'currency: UAH\n'}${lines}`
}

const physical = 'products:\n  - {id: tea, title: Tea, price: 45}\n'
const digital =
  'products:\n  - {id: book, title: Book, price: 45, deliver: "https://tea.example"}\n'
