import { expect, test } from 'vitest'
import { createLog } from '../../src/serve/log.ts'
import { createMask } from '../../src/serve/mask.ts'

function collect(format: 'line' | 'json', level = 'info') {
  const lines: string[] = []
  const log = createLog({
    level,
    format,
    mask: createMask(['hush-hush']),
    write: (text) => lines.push(text),
  })
  return { lines, log }
}

test('lines are for people: time, level, message, facts', () => {
  const { lines, log } = collect('line')
  log.info('Order paid', { order: 'K7M-4QXA', note: 'two words' })
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(
    /^\d\d:\d\d:\d\d\.\d{3} info {2}Order paid order=K7M-4QXA note="two words"\n$/,
  )
})

test('json is one object a line for collectors', () => {
  const { lines, log } = collect('json')
  log.warn('Slow', { ms: 12 })
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 40, msg: 'Slow', ms: 12 })
})

test('below the level nothing is said', () => {
  const { lines, log } = collect('line', 'error')
  log.debug('a')
  log.info('b')
  log.warn('c')
  expect(lines).toEqual([])
})

test('secrets in facts and in errors are masked', () => {
  const { lines, log } = collect('line')
  log.error('Failed', { err: new Error('with hush-hush'), url: 'http://x/hush-hush' })
  expect(lines.join('')).toContain('[secret]')
  expect(lines.join('')).not.toContain('hush-hush')
})
