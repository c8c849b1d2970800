import { expect, test } from 'vitest'
import { createMask } from '../../src/serve/mask.ts'

const token = `1234567890:${'AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw'}`

test('takes out the secrets that are named, wherever they stand', () => {
  const mask = createMask(['a-long-secret', undefined])
  expect(mask('url?key=a-long-secret&b=a-long-secret')).toBe('url?key=[secret]&b=[secret]')
})

test('takes out what has the shape of a bot token, though nobody named it', () => {
  const mask = createMask([])
  expect(mask(`GET https://api.telegram.org/bot${token}/getMe`)).toBe(
    'GET https://api.telegram.org/bot[secret]/getMe',
  )
})

test('leaves ordinary numbers and times alone', () => {
  const text = 'order 123456: 12:30:59, chat -1001234567890, 4550 UAH'
  expect(createMask([])(text)).toBe(text)
})

test('a short secret does not blank out half of the text', () => {
  expect(createMask(['a'])('a banana')).toBe('a banana')
})
