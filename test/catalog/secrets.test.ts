import { describe, expect, test } from 'vitest'
import { secretsIn } from '../../src/catalog/secrets.ts'
import { reading } from './folder.ts'

const bot = `1234567890:AA${'Ehb_-'.repeat(7)}`
const goods = 'products:\n  - {id: tea, title: Tea, price: 45}\n'

test.each([
  ['a bot', bot, 'bot'],
  ['a provider on trial', '284685063:TEST:ZGY5ZTc0MTBh', 'provider'],
  ['a provider', '284685063:LIVE:ZGY5ZTc0MTBh', 'provider'],
  ['a provider with two parts', '410694247:TEST:9d2b1c0e-1234-4cde-8f00:extra1', 'provider'],
])('the token of %s is found', (_, token, kind) => {
  expect(secretsIn(`first\nkey: "${token}"\n`)).toEqual([{ kind, line: 2, column: 7 }])
})

test.each([
  'admins: [123456789]',
  'at: 2026-01-01T12:00:00Z',
  'url: https://flowers.example:123456/a-very-long-path-of-more-than-thirty-signs',
  'phone: 380441234567',
  'sku: 1234567:short',
  'hash: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
])('%s is none', (line) => {
  expect(secretsIn(line)).toEqual([])
})

describe('a token is found wherever a shop has texts, and its words are in no finding', () => {
  test.each([
    ['shop.yaml', `name: Test\ncurrency: UAH\nsupport: "${bot}"\n`],
    ['catalog/roses.yaml', `products:\n  - {id: "${bot}", title: A, price: 45}\n`],
    ['catalog/roses/category.yaml', `title: "${bot}"\n`],
    ['catalog/notes.md', `${bot}\n`],
    ['locales/en.ftl', `help = ${bot}\n`],
    ['terms.md', `Write to ${bot}\n`],
    ['compose.yaml', `environment:\n  TELEGRAM_BOT_TOKEN: "${bot}"\n`],
    ['.github/workflows/shop.yml', `env: {TOKEN: "${bot}"}\n`],
    ['.env.example', `TELEGRAM_BOT_TOKEN=${bot}\n`],
  ])('%s', async (file, text) => {
    const { ok, findings } = await reading({ 'catalog/tea.yaml': goods, [file]: text })
    expect(ok).toBe(false)
    expect(findings.filter(({ code }) => code === 'secret-written')).toEqual([
      expect.objectContaining({ severity: 'error', file }),
    ])
    expect(JSON.stringify(findings)).not.toContain('Ehb_')
  })

  test('.env is the place for it', async () => {
    const { findings } = await reading({
      'catalog/tea.yaml': goods,
      '.env': `TELEGRAM_BOT_TOKEN=${bot}\n`,
    })
    expect(findings).toEqual([])
  })
})
