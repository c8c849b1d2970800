import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { shopbot, temporaryFolder } from './shopbot.ts'

test('--version is the one of package.json', async () => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'))
  expect(await shopbot(['--version'])).toEqual({ status: 0, stdout: version, stderr: '' })
  expect(await shopbot(['-V'])).toMatchObject({ status: 0, stdout: version })
})

test('--help names every command and shows examples', async () => {
  const { status, stdout } = await shopbot(['--help'])
  expect(status).toBe(0)
  const names = [
    'init',
    'check',
    'import',
    'convert',
    'serve',
    'demo',
    'status',
    'orders',
    'updates',
    'backup',
    'restore',
    'move-store',
  ]
  for (const name of names) {
    expect(stdout).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'))
  }
  expect(stdout).toContain('Examples:')
})

describe('every command has help with examples', () => {
  test.each([
    ['init'],
    ['check'],
    ['import'],
    ['convert'],
    ['serve'],
    ['demo'],
    ['status'],
    ['orders', 'list'],
    ['orders', 'show'],
    ['orders', 'set'],
    ['orders', 'refund'],
    ['orders', 'export'],
    ['orders', 'payments'],
    ['orders', 'resolve'],
    ['orders', 'reconcile'],
    ['updates', 'list'],
    ['updates', 'retry'],
    ['updates', 'drop'],
    ['backup'],
    ['restore'],
    ['move-store'],
    ['completion'],
  ])('%s %s', async (...command) => {
    const { status, stdout } = await shopbot([...command, '--help'])
    expect(status).toBe(0)
    expect(stdout).toContain('Examples:\n  $ shopbot')
  })
})

describe('wrong usage ends with 64 and says what is possible', () => {
  test.each([
    [['chekc'], 'Did you mean check?'],
    [['serve', '--sandbx'], 'Did you mean --sandbox?'],
    [['serve', '--only', 'frontend'], 'backend, bot'],
    [['serve', '--port', 'eighty'], '--port is "eighty"'],
    [['check', '--format', 'xml'], 'pretty, json, github, sarif'],
    [['check', '--explain', 'price-invalit'], 'Did you mean "price-invalid"?'],
    [['orders', 'list', '--limit', 'all'], '--limit takes a count'],
    [['orders', 'list', '--status', 'lost'], 'awaiting-payment'],
    [['status', '--wait', 'long'], '--wait takes seconds'],
    [['convert'], 'format'],
    [['restore'], 'file'],
    [['move-store'], '--to <place>'],
    [['completion', 'tcsh'], 'bash, zsh and fish'],
    [['init', '--currency', 'XXX'], 'no payments in "XXX"'],
  ])('%j', async (args, says) => {
    const { status, stdout, stderr } = await shopbot(args)
    expect(stderr).toContain(says)
    expect(stdout).toBe('')
    expect(status).toBe(64)
  })
})

test('without a command the help is shown as an error', async () => {
  const { status, stderr } = await shopbot([])
  expect(stderr).toContain('Usage: shopbot')
  expect(status).toBe(64)
})

describe('completions', () => {
  test('bash knows the commands and their options', async () => {
    const { status, stdout } = await shopbot(['completion', 'bash'])
    expect(status).toBe(0)
    expect(stdout).toContain('complete -o default -F _shopbot shopbot')
    expect(stdout).toContain('--detailed-exitcode')
  })
  test.each(['zsh', 'fish'])('%s has some as well', async (shell) => {
    const { status, stdout } = await shopbot(['completion', shell])
    expect(status).toBe(0)
    expect(stdout).toContain('orders')
  })
})

describe('colours', () => {
  test('none where nobody looks', async () => {
    const dir = await temporaryFolder()
    const { stdout, stderr } = await shopbot(['check', dir])
    expect(stdout + stderr).not.toContain('\u001B[')
  })
})

test('an error is one clear line and a hint; the document of --json has it as well', async () => {
  const dir = await temporaryFolder()
  const told = await shopbot(['serve', dir])
  expect(told.status).toBe(1)
  expect(told.stderr).not.toContain('    at ')
  const { status, stdout } = await shopbot(['serve', dir, '--json'])
  expect(status).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    formatVersion: 1,
    ok: false,
    problem: { code: expect.any(String), message: expect.any(String), hint: expect.any(String) },
  })
})
