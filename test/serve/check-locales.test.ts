import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ownTexts } from '../../src/bot/locales/own.ts'
import { explainedCodes } from '../../src/catalog/explain/explain.ts'
import { checkShop } from '../../src/serve/check-shop.ts'
import { untranslated } from '../../src/serve/locales/untranslated.ts'
import { folderOf } from '../catalog/folder.ts'

const catalog = 'products:\n  - {id: tea, title: Tea, price: 45}\n'

/** What is found in a shop that speaks these languages, with these files of texts. */
async function found(languages: string, locales: Readonly<Record<string, string | Buffer>>) {
  const dir = await folderOf({
    'shop.yaml': `name: Test\ncurrency: UAH\nlanguages: [${languages}]\n`,
    'catalog.yaml': catalog,
    ...Object.fromEntries(Object.entries(locales).map(([name, text]) => [`locales/${name}`, text])),
  })
  const shop = await checkShop(dir)
  const findings = shop.findings.map(
    ({ severity, code, file, line, column, hint }) =>
      `${severity} ${code} ${file}:${line}:${column} ${hint}`,
  )
  return { ok: shop.ok, findings }
}

describe('a shop of our languages', () => {
  it('needs no file, and may change a single text', async () => {
    expect(await found('uk, en, pl, de, en-GB', {})).toEqual({ ok: true, findings: [] })
    expect(await found('uk', { 'uk.ftl': 'menu-title = Що вам до смаку?\n' })).toEqual({
      ok: true,
      findings: [],
    })
  })

  it.each([
    [
      'a brace that is not closed',
      'cart-total = Разом: { $total\nadded = Є\n',
      'error locale-syntax locales/uk.ftl:1:29 A text is written "key = text", the lines below it indented; { and } hold a placeholder.',
    ],
    [
      'a key that is nearly one',
      '# greeting\nwelcom = Вітаємо в { $shop }!\n',
      'error locale-key-unknown locales/uk.ftl:2:1 Did you mean "welcome"?',
    ],
    [
      'a key like none',
      'opening-hours-on-sundays = З десятої\n',
      'error locale-key-unknown locales/uk.ftl:1:1 Remove it: nobody would ever read it.',
    ],
    [
      'a key that stands twice',
      'added = Є\nadded = Додано\n',
      'error locale-key-twice locales/uk.ftl:2:1 Remove one of the two: only the last would be said.',
    ],
    [
      'a placeholder of another name',
      'cart-total = Разом: { $totl }\n',
      'error locale-placeholder-unknown locales/uk.ftl:1:23 Did you mean { $total }?',
    ],
    [
      'a placeholder where there is none',
      'added = Є: { $title }\n',
      'error locale-placeholder-unknown locales/uk.ftl:1:14 It is told nothing: write it without placeholders.',
    ],
    [
      'a placeholder left out',
      'order-title = Замовлення\n',
      'warning locale-placeholder-missing locales/uk.ftl:1:1 Our text does, as people may need it: put it in where it belongs.',
    ],
    [
      'a placeholder without its sign',
      'welcome = Вітаємо в { shop }!\n',
      'error locale-reference-unknown locales/uk.ftl:1:23 A placeholder has a dollar sign: { $shop }',
    ],
    [
      'a plural form left out',
      'goods-count = { $count ->\n    [one] { $count } букет\n   *[many] { $count } букетів\n}\n',
      'warning locale-plural-missing locales/uk.ftl:1:17 Whole numbers take [one], [few], [many] in uk.',
    ],
    [
      'a text that contains itself',
      'gone = Немає. { gone }\n',
      'error locale-text-broken locales/uk.ftl:1:1 Write it as a plain text with its placeholders.',
    ],
    [
      'too long a button',
      `open-cart = ${'дуже '.repeat(20)}довга кнопка\n`,
      'warning text-cut locales/uk.ftl:1:1 Shorten it, or people do not see the end of it.',
    ],
    [
      'too long a box',
      `stale = ${'довго '.repeat(50)}\n`,
      'warning text-cut locales/uk.ftl:1:1 Shorten it, or people do not see the end of it.',
    ],
    [
      'too long a command',
      `command-help = ${'довго '.repeat(60)}\n`,
      'warning text-cut locales/uk.ftl:1:1 Shorten it, or people do not see the end of it.',
    ],
  ])('is told of %s', async (_, text, finding) => {
    const { ok, findings } = await found('uk', { 'uk.ftl': text })
    const lacking = /locale-placeholder-missing/.test(finding)
    expect(lacking ? findings : findings.filter((one) => !/placeholder-missing/.test(one))).toEqual(
      [finding],
    )
    expect(ok).toBe(finding.startsWith('warning'))
    // With the lines ended as on Windows, and a mark before them, at the same place.
    const marked = await found('uk', { 'uk.ftl': `\uFEFF${text.replaceAll('\n', '\r\n')}` })
    expect(marked.findings).toContain(finding)
  })

  it('may make texts of its own and put them into others', async () => {
    const text =
      '-brand = Квітка\nhours = З 9 до 18\nsupport = { -brand }: { $support }, { hours }\n'
    expect(await found('uk', { 'uk.ftl': text })).toEqual({ ok: true, findings: [] })
  })

  it('is told of a file for a language that it does not speak', async () => {
    const { ok, findings } = await found('uk, en', { 'ua.ftl': 'added = Є\n' })
    expect(findings).toEqual(['warning locale-unused locales/ua.ftl:1:1 Did you mean "uk"?'])
    expect(ok).toBe(true)
    expect((await found('uk', { 'my texts.ftl': 'added = Є\n' })).findings).toEqual([
      'error locale-unused locales/my texts.ftl:1:1 Name it by a language of the shop: uk.ftl.',
    ])
  })

  it('hears of its texts also where its catalogue has errors', async () => {
    const dir = await folderOf({
      'shop.yaml': 'name: Test\ncurrency: UAH\n',
      'catalog.yaml': 'products:\n  - {id: tea}\n',
      'locales/en.ftl': 'welcom = Hi\n',
    })
    const { findings } = await checkShop(dir)
    expect(findings.map(({ code }) => code)).toEqual(['title-missing', 'locale-key-unknown'])
  })
})

describe('a shop of another language', () => {
  const hint =
    '"shopbot check --write-locale fr" writes the missing texts in English for you to translate.'

  it('is told where it names it that its texts are missing', async () => {
    expect(await found('en, fr', {})).toEqual({
      ok: false,
      findings: [`error locale-missing shop.yaml:3:17 ${hint}`],
    })
  })

  it('is told how many texts are still missing, and gets them', async () => {
    const held = 'added = Ajouté au panier\n'
    const { findings } = await found('en, fr', { 'fr.ftl': held })
    expect(findings).toEqual([`error locale-missing locales/fr.ftl:1:1 ${hint}`])
    const written = untranslated('fr', held)
    if (!written.ok) throw new Error(written.problem.message)
    expect(written.value.text.startsWith(held)).toBe(true)
    const count = (ownTexts.en?.match(/^[a-z][a-z-]* =/gm) ?? []).length
    expect(written.value.added).toBe(count - 1)
    expect(await found('en, fr', { 'fr.ftl': written.value.text })).toEqual({
      ok: true,
      findings: [],
    })
    expect(untranslated('fr', written.value.text)).toMatchObject({ value: { added: 0 } })
  })

  it('gets a whole file to translate, and none for a language of ours', async () => {
    const written = untranslated('fr', undefined)
    if (!written.ok) throw new Error(written.problem.message)
    expect(await found('fr', { 'fr.ftl': written.value.text })).toEqual({ ok: true, findings: [] })
    expect(untranslated('pl', undefined)).toMatchObject({ problem: { code: 'locale-built-in' } })
  })
})

it('every code is explained', async () => {
  const sources = await Promise.all(
    ['check-file.ts', 'check-locales.ts'].map((name) =>
      readFile(join('src/serve/locales', name), 'utf8'),
    ),
  )
  const codes = sources.flatMap((source) =>
    [...source.matchAll(/code: '([a-z-]+)'/g)].map(([, code]) => code),
  )
  expect(codes.length).toBeGreaterThan(8)
  expect(explainedCodes()).toEqual(expect.arrayContaining(codes))
})
