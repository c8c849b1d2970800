import { expect, test } from 'vitest'
import { createScreen, type ScreenOptions } from '../../src/cli/screen.ts'

function look(options: ScreenOptions, env: Record<string, string> = {}, terminal = true) {
  const out: string[] = []
  const aside: string[] = []
  const stream = (lines: string[]) => ({
    isTTY: terminal,
    write: (text: string) => {
      lines.push(text)
      return true
    },
  })
  const streams = { stdin: { isTTY: terminal }, stdout: stream(out), stderr: stream(aside) }
  return { out, aside, screen: createScreen(options, streams, env) }
}

test('colours are for terminals, unless somebody wants none', () => {
  const red = '\u001B[31mx\u001B[39m'
  expect(look({}).screen.paint('red', 'x')).toBe(red)
  expect(look({}, {}, false).screen.paint('red', 'x')).toBe('x')
  expect(look({ color: false }).screen.paint('red', 'x')).toBe('x')
  expect(look({}, { NO_COLOR: '1' }).screen.paint('red', 'x')).toBe('x')
  expect(look({}, { TERM: 'dumb' }).screen.paint('red', 'x')).toBe('x')
})

test('questions need somebody who can answer', () => {
  expect(look({}).screen.interactive).toBe(true)
  expect(look({ json: true }).screen.interactive).toBe(false)
  expect(look({}, { CI: 'true' }).screen.interactive).toBe(false)
  expect(look({}, {}, false).screen.interactive).toBe(false)
})

test('with --json only the document goes to stdout', () => {
  const { screen, out, aside } = look({ json: true })
  screen.print('for people')
  screen.document({ a: 1 })
  screen.say('progress')
  expect(out.join('')).toBe('{\n  "a": 1\n}\n')
  expect(aside.join('')).toBe('progress\n')
})

test('with --quiet there is no progress, but there are results and errors', () => {
  const { screen, out, aside } = look({ quiet: true, color: false })
  screen.say('progress')
  screen.print('result')
  screen.fail({ code: 'x', message: 'It went wrong', hint: 'Do this' })
  expect(out.join('')).toBe('result\n')
  expect(aside.join('')).toBe('✗ It went wrong\n  Do this\n')
})
