import fc from 'fast-check'
import { expect, test } from 'vitest'
import { htmlLine, htmlText } from '../../../src/catalog/convert/html-text.ts'

test.each([
  ['<p>One</p><p>two<br>three</p>', 'One\n\ntwo\nthree'],
  ['<ul><li>Red</li>\n<li>Blue</li></ul>after', '• Red\n• Blue\n\nafter'],
  ['<h2>Care</h2>\n<div>Wash  by\nhand</div>', 'Care\n\nWash by hand'],
  ['Salt &amp; pepper &lt;3 &euro;5 &#8211; &nbsp;ok&hellip;', 'Salt & pepper <3 €5 – ok…'],
  ['See <a href="https://a.com/x">the table</a>', 'See the table (https://a.com/x)'],
  ['<a href="https://a.com/x">https://a.com/x</a> <a href="#top">up</a>', 'https://a.com/x up'],
  ['<script>alert(1)</script><style>p{}</style>Text<img src=x>', 'Text'],
  [
    '<table><tr><th>Size</th><td>M</td></tr><tr><td>Width</td><td>5</td></tr></table>',
    'Size | M\nWidth | 5',
  ],
  ['plain\nlines\n\nstay', 'plain\nlines\n\nstay'],
  ['5 < 6 and 7 > 3', '5 < 6 and 7 > 3'],
  ['<p>never closed <b>bold', 'never closed bold'],
  ['', ''],
])('%j reads %j', (html, text) => {
  expect(htmlText(html)).toBe(text)
})

test('a title is one line', () => {
  expect(htmlLine('<b>Cup</b>\n &amp;  saucer')).toBe('Cup & saucer')
})

test('whatever it is given, nothing invisible and no markup of structure is left', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '<p>',
      '</p>',
      '<li>',
      '<br>',
      '<a href="http://a.b">',
      '</a>',
      '&#0;',
      '&#xD800;',
      '<',
      '&',
      '\r\n',
    ),
  )
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = htmlText(parts.join(''))
      expect(text).toBe(text.trim())
      expect(text).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cs}]|\n{3}/u)
    }),
  )
})
