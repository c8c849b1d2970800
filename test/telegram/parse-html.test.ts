import { expect, test } from 'vitest'
import { parseHtml } from '../../src/telegram/text.ts'

function parsed(source: string) {
  const result = parseHtml(source)
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

test('finds every kind of markup', () => {
  const kinds = {
    b: 'bold',
    strong: 'bold',
    i: 'italic',
    em: 'italic',
    u: 'underline',
    ins: 'underline',
    s: 'strikethrough',
    strike: 'strikethrough',
    del: 'strikethrough',
    code: 'code',
    pre: 'pre',
    blockquote: 'blockquote',
    'tg-spoiler': 'spoiler',
  }
  for (const [tag, type] of Object.entries(kinds)) {
    expect(parsed(`a<${tag}>xyz</${tag}>`)).toEqual({
      text: 'axyz',
      entities: [{ type, offset: 1, length: 3 }],
    })
  }
  expect(parsed('<span class="tg-spoiler">x</span>').entities).toEqual([
    { type: 'spoiler', offset: 0, length: 1 },
  ])
})

test('links keep their address', () => {
  expect(parsed(`<a href='https://example.com/?a=1&amp;b=2'>shop</a>`)).toEqual({
    text: 'shop',
    entities: [{ type: 'text_link', offset: 0, length: 4, url: 'https://example.com/?a=1&b=2' }],
  })
})

test('counts offsets in UTF-16 units and puts the outer first', () => {
  expect(parsed('😀<b>a<i>b</i></b>').entities).toEqual([
    { type: 'bold', offset: 2, length: 2 },
    { type: 'italic', offset: 3, length: 1 },
  ])
})

test('a pre around a code has a language', () => {
  expect(parsed('<pre><code class="language-ts">x</code></pre>').entities).toEqual([
    { type: 'pre', offset: 0, length: 1, language: 'ts' },
  ])
})

test('knows four names and every number, and leaves the rest alone', () => {
  expect(parsed('&lt;&gt;&amp;&quot;&#65;&#x42; &nbsp; & &#0; &').text).toBe(
    '<>&"AB &nbsp; & &#0; &',
  )
})

test.each([
  ['<b>x', 'Can\'t find end tag corresponding to start tag "b"'],
  ['x</b>', 'Unexpected end tag at byte offset 1'],
  ['é<b>x</i>', 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'],
  ['é<table>', 'Unsupported start tag "table" at byte offset 2'],
  ['1 < 2', 'Unsupported start tag "" at byte offset 2'],
  ['<b', 'Unclosed start tag at byte offset 0'],
  ['<b>x</b', 'Unclosed end tag at byte offset 4'],
  ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
])('refuses %s in the words of Telegram', (source, why) => {
  expect(parseHtml(source)).toMatchObject({
    ok: false,
    problem: { message: `Bad Request: can't parse entities: ${why}` },
  })
})
