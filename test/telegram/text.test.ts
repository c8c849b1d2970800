import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  codePoints,
  cutHtml,
  cutText,
  html,
  htmlLength,
  joinHtml,
  parseHtml,
} from '../../src/telegram/text.ts'

const anyText = fc.string({ unit: 'grapheme', maxLength: 60 })

describe('cutText', () => {
  test('leaves alone what fits', () => {
    expect(cutText('Red rose', 8)).toBe('Red rose')
  })

  test('cuts at a word and counts the ellipsis', () => {
    expect(cutText('A dozen red roses', 12)).toBe('A dozen red…')
    expect(cutText('A dozen red roses', 11)).toBe('A dozen…')
    expect(cutText('Rindfleischetikettierung', 10)).toBe('Rindfleis…')
  })

  test('cuts no emoji in two', () => {
    expect(cutText('👩‍👩‍👧👩‍👩‍👧', 7)).toBe('👩‍👩‍👧…')
    expect(cutText('😀😀😀', 2)).toBe('😀…')
  })

  test('never exceeds the limit, in code points', () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), (text, max) => {
        expect(codePoints(cutText(text, max))).toBeLessThanOrEqual(max)
      }),
    )
  })
})

test('codePoints counts like the string iterator', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(codePoints(text)).toBe([...text].length)
    }),
  )
})

describe('html', () => {
  test('escapes what people wrote, nests what we wrote', () => {
    const bold = html`<b>${'<i> & "co"'}</b>`
    expect(bold.html).toBe('<b>&lt;i&gt; &amp; &quot;co&quot;</b>')
    expect(html`${bold}: ${[html`<i>a</i>`, html`b`]} ${5}`.html).toBe(`${bold.html}: <i>a</i>b 5`)
    expect(joinHtml([bold, bold]).html).toBe(`${bold.html}\n${bold.html}`)
  })

  test('an object that looks like Html is not trusted', () => {
    const forged = JSON.parse('{"html":"<b>x</b>"}')
    expect(() => html`${forged}`.html).toThrow()
  })

  test('any text survives the way to Telegram and back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const made = html`<b>${text}</b>`
        expect(parseHtml(made.html)).toMatchObject({ ok: true, value: { text } })
        expect(htmlLength(made)).toBe(codePoints(text))
      }),
    )
  })
})

describe('cutHtml', () => {
  test('closes what it cut open', () => {
    const cut = cutHtml(html`<b>A <i>dozen red</i></b> roses`, 8)
    expect(cut.html).toBe('<b>A <i>dozen…</i></b>')
  })

  test('what comes out is valid, a prefix, and within the limit', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.integer({ min: 1, max: 80 }), (a, b, max) => {
        const cut = cutHtml(html`<b>${a} <i>${b}</i></b><code>${a}</code>`, max)
        expect(htmlLength(cut)).toBeLessThanOrEqual(max)
        const parsed = parseHtml(cut.html)
        expect(parsed.ok && parsed.value.text).toBe(cutText(`${a} ${b}${a}`, max))
      }),
    )
  })
})
