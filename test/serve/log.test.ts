import { expect, test } from 'vitest'
import { asJsonLine, createJsonLog, createLog } from '../../src/serve/log.ts'
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
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'warn', msg: 'Slow', ms: 12 })
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

test('what a key says is secret is hidden, and an error tells what happened but not what hangs on it', async () => {
  const { lines, log, options } = collect()
  const json = await createJsonLog({ ...options, service: 'bot' })
  const error = Object.assign(new Error('refused'), { code: 'E1', payload: { text: 'dear-buyer' } })
  const facts = {
    update: 7,
    call: { provider_token: 'dear-token', Authorization: 'Bearer dear-bearer', n: 1 },
    people: [{ phone_number: 'dear-phone', email: 'dear-mail', shipping_address: 'dear-street' }],
    quoted: 'Bearer abcdefgh and postgres://u:dear-password@host/x',
    error,
  }
  for (const one of [log, json]) one.error('Failed', facts)
  expect(lines.join('')).not.toMatch(/dear-|abcdefgh/)
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({
    level: 'error',
    service: 'bot',
    update: 7,
    call: { n: 1 },
    error: { type: 'Error', message: 'refused', code: 'E1' },
  })
})

test('what is no JSON becomes a line of it', () => {
  expect(JSON.parse(asJsonLine('bot', 'Error: "x"'))).toMatchObject({
    service: 'bot',
    level: 'error',
    msg: 'Error: "x"',
  })
  expect(asJsonLine('bot', '{"msg":"y"}')).toBe('{"msg":"y"}')
})
