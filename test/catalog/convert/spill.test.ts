import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Spill } from '../../../src/catalog/convert/spill.ts'
import { bytesInUse } from './in-use.ts'

test('rows come back by their key and in their order, whatever they hold and however many they are', () => {
  const row = fc.tuple(fc.constantFrom('', 'a', 'b', '__proto__'), fc.string({ unit: 'grapheme' }))
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const spill = new Spill<{ text: string; at: number }>()
      const added = rows.map(([key, text], at) => ({ key, row: { text, at } }))
      for (const { key, row } of added) spill.add(key, row)
      expect([...spill.keys()]).toEqual([...new Set(added.map(({ key }) => key))])
      for (const key of ['', 'a', 'b', '__proto__', 'c'])
        expect([...spill.each(key)]).toEqual(
          added.filter((one) => one.key === key).map(({ row }) => row),
        )
      expect([...spill.all()]).toEqual(added.map(({ row }) => row))
      spill.close()
    }),
    { numRuns: 40 },
  )
})

test('rows may be added after some were read, and be larger than what is read at once', () => {
  const spill = new Spill<string>()
  const texts = Array.from({ length: 40 }, (_, at) => `${at} `.repeat(20_000))
  for (const [at, text] of texts.entries()) {
    spill.add(String(at % 3), text)
    expect([...spill.each(String(at % 3))].at(-1)).toBe(text)
  }
  expect([...spill.all()]).toEqual(texts)
  spill.close()
})

test('of a hundred thousand keys memory holds a few numbers each, and no text', () => {
  const before = bytesInUse()
  const spill = new Spill<number>()
  for (let at = 0; at < 100_000; at += 1)
    spill.add(`a handle as long as those of shops are, ${at}`, at)
  expect(bytesInUse() - before).toBeLessThan(7_000_000)
  expect(spill.keyCount).toBe(100_000)
  expect([...spill.each('a handle as long as those of shops are, 77777')]).toEqual([77_777])
  expect(spill.wasAsked('a handle as long as those of shops are, 77777')).toBe(true)
  expect([...spill.unasked()]).toHaveLength(99_999)
  spill.close()
})

test('nothing of it stays in the temporary folder', () => {
  const mine = () =>
    readdirSync(tmpdir()).filter((name) => name.startsWith(`shopbot-convert-${process.pid}-`))
  const spill = new Spill<number>()
  spill.add('a', 1)
  expect([...spill.each('a')]).toEqual([1])
  spill.close()
  spill.close()
  expect(mine()).toEqual([])
  expect(existsSync(tmpdir())).toBe(true)
})
