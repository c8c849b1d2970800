import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Text, textIn, wordings } from '../../src/shop/text.ts'

const roses = { uk: 'Троянди', en: 'Roses' }

it('is the same in every language where there is one text', () => {
  expect(textIn('Roses', 'uk', ['en'])).toBe('Roses')
})

it("is in the language asked for, else in the shop's first that it has, else in whatever there is", () => {
  expect(textIn(roses, 'uk', ['en'])).toBe('Троянди')
  expect(textIn(roses, 'de', ['en', 'uk'])).toBe('Roses')
  expect(textIn(roses, 'de', ['pl', 'uk'])).toBe('Троянди')
  expect(textIn({ fr: 'Les roses' }, 'de', ['en'])).toBe('Les roses')
  expect(textIn({}, 'de', ['en'])).toBe('')
})

it('is always one of its wordings', () => {
  const languages = fc.constantFrom('uk', 'en', 'de', 'pl')
  const texts: fc.Arbitrary<Text> = fc.oneof(
    fc.string(),
    fc.dictionary(languages, fc.string(), { minKeys: 1 }),
  )
  fc.assert(
    fc.property(texts, languages, fc.array(languages), (text, language, shop) => {
      expect(wordings(text)).toContain(textIn(text, language, shop))
    }),
  )
})
