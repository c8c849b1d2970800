import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Metrics } from '../../src/shop/metrics.ts'
import { countOf, readMetrics } from './prometheus.ts'

test('a counter without labels begins at nought, one with labels by its first step', () => {
  const metrics = new Metrics()
  const plain = metrics.counter('plain_total', 'Plain.')
  const kinds = metrics.counter('kinds_total', 'Kinds.', ['kind', 'outcome'])
  expect([...readMetrics(metrics.text()).values()].map(({ samples }) => samples.size)).toEqual([
    1, 0,
  ])
  plain.add()
  kinds.add(['tap', 'done'])
  kinds.add(['tap', 'done'], 2)
  const read = readMetrics(metrics.text())
  expect(countOf(read, 'plain_total')).toBe(1)
  expect(countOf(read, 'kinds_total{kind="tap",outcome="done"}')).toBe(3)
})

test('whatever stands in a help or a label is read as it is', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ unit: 'grapheme' }), (first, second) => {
      const metrics = new Metrics()
      metrics.counter('c_total', `A help \\ with\nlines`, ['a', 'b']).add([first, second])
      metrics.gauge('g', 'A gauge.', ['a'], () => [[[first], -0.5]])
      const read = readMetrics(metrics.text())
      const [series = ''] = [...(read.get('c_total')?.samples.keys() ?? [])]
      const labels = [...series.matchAll(/[ab]="((?:[^"\\]|\\.)*)"/g)].map(([, value = '']) =>
        value.replaceAll(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign)),
      )
      expect(labels).toEqual([first, second])
    }),
  )
})

test('the buckets of a histogram hold what is at or below their bounds, and add up', () => {
  const bounds = [0.5, 1, 5]
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 10, noNaN: true })), (values) => {
      const metrics = new Metrics()
      const histogram = metrics.histogram('h_seconds', 'H.', ['of'], bounds)
      for (const value of values) histogram.observe(['x'], value)
      const read = readMetrics(metrics.text())
      for (const bound of bounds)
        expect(countOf(read, `h_seconds_bucket{of="x",le="${bound}"}`)).toBe(
          values.filter((value) => value <= bound).length,
        )
      expect(countOf(read, 'h_seconds_count{of="x"}')).toBe(values.length)
    }),
  )
})

test.each([
  ['no end of the last line', 'x 1'],
  ['a sample of nothing', 'x 1\n'],
  ['a counter with the name of a gauge', '# HELP x X.\n# TYPE x counter\nx 1\n'],
  ['a series told twice', '# HELP x X.\n# TYPE x gauge\nx 1\nx 2\n'],
  ['a quote within a label', '# HELP x X.\n# TYPE x gauge\nx{a="b"c"} 1\n'],
  ['a number that is none', '# HELP x X.\n# TYPE x gauge\nx one\n'],
  [
    'buckets without a last',
    '# HELP x X.\n# TYPE x histogram\nx_bucket{le="1"} 1\nx_sum 1\nx_count 1\n',
  ],
])('the reader of these tests refuses %s', (_, text) => {
  expect(() => readMetrics(text)).toThrow()
})
