import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ownTexts } from '../../src/bot/locales/own.ts'
import { placeOf } from '../../src/bot/locales/places.ts'
import { samples } from '../../src/bot/locales/samples.ts'
import { makeTexts } from '../../src/bot/texts.ts'
import { readFluent } from '../../src/serve/locales/fluent-file.ts'
import { pluralForms } from '../../src/serve/locales/plurals.ts'

const english = new Map(readFluent(ownTexts.en ?? '').entries.map((entry) => [entry.key, entry]))
const languages = Object.keys(ownTexts)
const sayIn = makeTexts(languages, {})
const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name).sort()

it('there are English, Ukrainian, Polish and German, each a file of its own', async () => {
  const files = await readdir('src/bot/locales')
  expect(files.filter((name) => name.endsWith('.ftl')).sort()).toEqual(
    ['de', 'en', 'pl', 'uk'].map((language) => `${language}.ftl`),
  )
  expect(languages.sort()).toEqual(['de', 'en', 'pl', 'uk'])
  expect(languages.map((language) => sayIn(language)('language-name')).sort()).toEqual(
    ['Deutsch', 'English', 'Polski', 'Українська'].sort(),
  )
})

describe.each(languages)('in %s', (language) => {
  const { entries, faults } = readFluent(ownTexts[language] ?? '')
  const say = sayIn(language)

  it('every text is there once, told the same as in English', () => {
    expect(faults).toEqual([])
    expect(entries.map(({ key }) => key)).toEqual([...english.keys()])
    for (const { key, placeholders, references } of entries) {
      expect({ key, told: names(placeholders) }).toEqual({
        key,
        told: names(english.get(key)?.placeholders ?? []),
      })
      expect(names(references)).toEqual([])
    }
  })

  it('every plural has the forms that whole numbers take, where English has two', () => {
    const plurals = ['few', 'many', 'one', 'two', 'zero']
    for (const { key, selectors } of entries) {
      const ours = english.get(key)?.selectors ?? []
      expect({ key, selectors: selectors.length }).toEqual({ key, selectors: ours.length })
      selectors.forEach(({ variants }, at) => {
        const isPlural = ours[at]?.variants.some((variant) => plurals.includes(variant))
        if (isPlural) expect(variants, key).toEqual(expect.arrayContaining(pluralForms(language)))
      })
    }
  })

  it('every text can be said, and fits where it is shown', () => {
    for (const key of english.keys()) {
      for (const count of [0, 1, 2, 5, 22, 1000]) {
        const text = say(key, { ...samples, count, got: count })
        expect([...text].length, `${key}: ${text}`).toBeLessThanOrEqual(placeOf(key).most)
        expect(text.trim(), key).not.toBe('')
        expect(text, key).not.toMatch(/[{}$]/)
      }
    }
  })
})

it('numbers of things are said as people say them', () => {
  const counted = (language: string) =>
    [1, 3, 5, 21, 22].map((count) => sayIn(language)('desk-today', { count, total: '0 ₴' }))
  expect(counted('pl')).toEqual(
    ['1 zamówienie', '3 zamówienia', '5 zamówień', '21 zamówień', '22 zamówienia'].map(
      (words) => `Dzisiaj: ${words}, 0 ₴`,
    ),
  )
  expect(counted('uk')[3]).toBe('Сьогодні: 21 замовлення, 0 ₴')
  expect(counted('de').slice(0, 2)).toEqual([
    'Heute: 1 Bestellung, 0 ₴',
    'Heute: 3 Bestellungen, 0 ₴',
  ])
})

it('a region is spoken to in its language, and another language in English under its own name', () => {
  const say = makeTexts(['de-AT', 'cs'], { cs: 'added = Přidáno' })
  expect(say('de-AT')('cart-title')).toBe('Ihr Warenkorb')
  expect(say('cs')('cart-title')).toBe('Your cart')
  expect(say('cs')('added')).toBe('Přidáno')
  expect(say('cs')('language-name')).toBe('čeština')
})

describe('the sources of the bot', () => {
  const sources = readSources('src/bot')

  it('say every text that there is, and none that there is not', async () => {
    const source = (await sources).join('\n')
    const literal = new Set([...source.matchAll(/'([a-z][a-z-]+)'/g)].map(([, key]) => key ?? ''))
    const built = [...source.matchAll(/`([a-z][a-z-]*-)\$\{[^`]*?\}(-[a-z]+)?`/g)].map(
      ([, start = '', end = '']) => new RegExp(`^${start}.+${end}$`),
    )
    const prefixed = [...source.matchAll(/`([a-z]+-)\$\{/g)].map(([, start = '']) => start)
    const unsaid = [...english.keys()].filter(
      (key) =>
        !literal.has(key) &&
        !built.some((shape) => shape.test(key)) &&
        !prefixed.some((start) => key.startsWith(start)),
    )
    expect(unsaid).toEqual([])
    const said = [...source.matchAll(/\bsay\(\s*'([a-z-]+)'/g)].map(([, key]) => key ?? '')
    expect(said.filter((key) => !english.has(key))).toEqual([])
  })

  it('put no text on a button or over the chat that is not known to fit there', async () => {
    const source = (await sources).join('\n')
    const on = (shape: RegExp) => [...source.matchAll(shape)].map(([, key]) => key ?? '')
    const buttons = [
      ...on(/\bbutton\(\s*(?:viewer\.|turn\.)?say\(\s*'([a-z-]+)'/g),
      ...on(/\b(?:deskButton\((?:viewer|turn), |counted\(|of\(|choice\()'([a-z-]+)'/g),
    ]
    expect(buttons.length).toBeGreaterThan(40)
    expect(buttons.filter((key) => english.has(key) && placeOf(key).where !== 'button')).toEqual([])
    const answers = on(/\.answer\(\s*(?:turn\.)?say\(\s*'([a-z-]+)'/g)
    expect(answers.length).toBeGreaterThan(8)
    expect(answers.filter((key) => placeOf(key).where !== 'answer')).toEqual([])
  })

  it('have no sentence of their own for people', async () => {
    const worded = (await sources).flatMap((source) =>
      [...filled(source).matchAll(/html`([^`]*)`/g)].map(([, text = '']) =>
        text.replace(/<[^>]*>|\\n/g, ''),
      ),
    )
    expect(worded.length).toBeGreaterThan(80)
    expect(worded.filter((text) => /\p{L}{2,}/u.test(text))).toEqual([])
  })
})

/** A source whose templates hold only what is written in them, and nothing of what fills them. */
function filled(source: string): string {
  const next = source
    .replace(/say\(`[^`]*`/g, 'say(')
    .replace(/\$\{[^${}`]*\}/g, '')
    .replace(/(?<!\$)\{[^{}$`]*\}/g, '')
    .replace(/\$\{[^${}`]*`([^`]*)`[^${}`]*\}/g, '$1')
  return next === source ? source : filled(next)
}

async function readSources(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true })
  const paths = entries.filter((path) => path.endsWith('.ts') && !path.startsWith('locales'))
  return Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')))
}
