import { expect, test } from 'vitest'
import { showPlan } from '../../src/cli/plan.ts'
import { createScreen } from '../../src/cli/screen.ts'

/** What is printed of a change to the shop's settings. */
function told(name: string, before: unknown, after: unknown): string[] {
  const lines: string[] = []
  const write = (text: string | Uint8Array) => {
    lines.push(...String(text).trimEnd().split('\n'))
    return true
  }
  const stream = { write, isTTY: false }
  const screen = createScreen({}, { stdout: stream, stderr: stream, stdin: stream }, {})
  const changes = { create: 0, update: 0, delete: 0, unchanged: 0 }
  const shop = { fields: [{ name, before, after }] }
  const nothing = {
    items: [],
    drift: [],
    conflicts: [],
    digest: '',
    applied: false,
    revision: null,
  }
  showPlan({ ...nothing, changes, shop }, 'UAH', screen)
  return lines.slice(1).map((line) => line.trim())
}

const long = 'a'.repeat(80)

test.each<[string, string, unknown, unknown, string[]]>([
  [
    'a price of a way of delivery',
    'delivery',
    [{ id: 'a', price: 100 }],
    [{ id: 'a', price: 150 }],
    ['delivery a: price 1.00 UAH → 1.50 UAH'],
  ],
  [
    'an end that is cut off',
    'delivery',
    [{ id: 'a', title: `${long}1` }],
    [{ id: 'a', title: `${long}2` }],
    [`delivery a: title ${'a'.repeat(59)}… changed`],
  ],
  [
    'another order',
    'delivery',
    [{ id: 'a' }, { id: 'b' }],
    [{ id: 'b' }, { id: 'a' }],
    ['delivery: in another order'],
  ],
  [
    'a way to pay',
    'payment',
    { methods: [], ask: ['name'], providerData: '{}' },
    { methods: ['telegram'], ask: ['name'], providerData: '{"a":1}' },
    ['payment: methods [] → ["telegram"]', 'payment: provider-data {} → {"a":1}'],
  ],
  ['a text per language', 'name', { uk: 'А' }, { uk: 'Б' }, ['name: uk: А → uk: Б']],
])('%s', (_, name, before, after, lines) => {
  expect(told(name, before, after)).toEqual(lines)
})
