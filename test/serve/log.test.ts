import { expect, test } from 'vitest'
import { createJsonLog, createLog } from '../../src/serve/log.ts'
import { createMask } from '../../src/serve/mask.ts'

function collect(level = 'info') {
  const lines: string[] = []
  const options = {
    level,
    mask: createMask(['hush-hush']),
    write: (text: string) => lines.push(text),
  }
  return { lines, options, log: createLog(options) }
}

test('lines are for people: time, level, message, facts', () => {
  const { lines, log } = collect()
  log.info('Order paid', { order: 'K7M-4QXA', note: 'two words' })
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(
    /^\d\d:\d\d:\d\d\.\d{3} info {2}Order paid order=K7M-4QXA note="two words"\n$/,
  )
})

test('json is one object a line for collectors', async () => {
  const { lines, options } = collect()
  const log = await createJsonLog(options)
  log.warn('Slow', { ms: 12 })
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 40, msg: 'Slow', ms: 12 })
})

test('below the level nothing is said', () => {
  const { lines, log } = collect('error')
  log.debug('a')
  log.info('b')
  log.warn('c')
  expect(lines).toEqual([])
})

test('secrets in facts and in errors are masked', () => {
  const { lines, log } = collect()
  log.error('Failed', { err: new Error('with hush-hush'), url: 'http://x/hush-hush' })
  expect(lines.join('')).toContain('[secret]')
  expect(lines.join('')).not.toContain('hush-hush')
})
