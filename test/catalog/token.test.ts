import { expect, test } from 'vitest'
import { codeFrame } from '../../src/catalog/frame.ts'
import { tokenLength } from '../../src/catalog/token.ts'

test.each([
  ['    pirce: 5', 'pirce', 'pirce'],
  ['    title: Red rose # the first', 'Red', 'Red rose'],
  ['    title: "Red: rose" # the first', '"Red', '"Red: rose"'],
  ["    title: 'It''s a rose'", "'It", "'It''s a rose'"],
  ['  - {id: rose, title: Red rose, price: 5}', 'Red', 'Red rose'],
  ['  - {id: rose, title: Red rose, price: 5}', '5', '5'],
  ['  - {id: rose, title: Red rose, price: 5}', 'price', 'price'],
  ['  - {id: rose, sizes: [S, M]} # all', '{', '{id: rose, sizes: [S, M]}'],
  ['photos: ["a]b", c]', '[', '["a]b", c]'],
  ['    photos: [a.png,', '[', '['],
  ['url: https://a.example/x', 'https', 'https://a.example/x'],
  ['    - *rose', '*', '*rose'],
])('%s: what begins at %s is %s', (line, begins, token) => {
  const at = line.indexOf(begins)
  expect(line.slice(at, at + tokenLength(line, at))).toBe(token)
})

test('a long line is shown around the place, with carets below it', () => {
  const line = `  - {id: rose, tags: [${'red, '.repeat(60)}], pirce: 5}`
  const [shown = '', carets = ''] = codeFrame(line, { line: 1, column: line.indexOf('pirce') + 1 })
    .split('\n')
    .slice(-2)
  expect(shown.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('pirce')
  expect(shown.length).toBeLessThan(140)
})

test('wide signs before the place take two columns', () => {
  const frame = codeFrame('{title: "🌹花", pirce: 5}', { line: 1, column: 16 })
  // The rose is of two code units, and each of the two signs takes two columns.
  expect(frame.split('\n').at(-1)).toBe(`    | ${' '.repeat(16)}^^^^^`)
})

test('a token is covered in the frame of any finding', () => {
  const token = `1234567890:${'A'.repeat(35)}`
  for (const column of [1, 3, 9, 20]) {
    const frame = codeFrame(`  - {id: ${token}, title: A}`, { line: 1, column })
    expect(frame).not.toContain(token)
    expect(frame).not.toContain('AAAA')
  }
})
