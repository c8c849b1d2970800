/**
 * What a service counts, in the text form that Prometheus reads (version 0.0.4). Small on purpose: the usual client
 * takes longer to load than a backend to start.
 *
 *     const taps = metrics.counter('shopbot_taps_total', 'Taps taken.', ['kind'])
 *     taps.add(['start'])
 */
export class Metrics {
  readonly #families: Family[] = []

  /** Only grows. Its name ends with `_total`. */
  counter(name: string, help: string, labels: readonly string[] = []): Counter {
    const counter = new Counter(name, labels)
    this.#families.push({ name, help, type: 'counter', lines: () => counter.lines() })
    return counter
  }

  /** How values are spread; `bounds` are the upper ends of its buckets, ascending. */
  histogram(
    name: string,
    help: string,
    labels: readonly string[] = [],
    bounds: readonly number[] = seconds,
  ): Histogram {
    const histogram = new Histogram(name, labels, bounds)
    this.#families.push({ name, help, type: 'histogram', lines: () => histogram.lines() })
    return histogram
  }

  /** What is so just now: asked for when somebody looks. */
  gauge(name: string, help: string, labels: readonly string[], now: () => readonly Sample[]): void {
    const lines = () => now().map(([values, value]) => line(name, series(labels, values), value))
    this.#families.push({ name, help, type: 'gauge', lines })
  }

  /** A counter that somebody else keeps. */
  counted(name: string, help: string, now: () => number): void {
    this.#families.push({ name, help, type: 'counter', lines: () => [line(name, '', now())] })
  }

  text(): string {
    const parts = this.#families.flatMap(({ name, help, type, lines }) => [
      `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`,
      `# TYPE ${name} ${type}`,
      ...lines(),
    ])
    return `${parts.join('\n')}\n`
  }
}

export const metricsType = 'text/plain; version=0.0.4; charset=utf-8'

/** Values of the labels, in their order, and the number. */
export type Sample = readonly [labels: readonly string[], value: number]

interface Family {
  readonly name: string
  readonly help: string
  readonly type: 'counter' | 'histogram' | 'gauge'
  readonly lines: () => readonly string[]
}

/** Upper ends of buckets for what takes from a millisecond to the ten seconds of a pre-checkout query. */
const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export class Counter {
  readonly #name: string
  readonly #labels: readonly string[]
  /** By series; a counter without labels begins at zero, so that its first step shows. */
  readonly #counts = new Map<string, number>()

  constructor(name: string, labels: readonly string[]) {
    this.#name = name
    this.#labels = labels
    if (labels.length === 0) this.#counts.set('', 0)
  }

  add(values: readonly string[] = [], by = 1): void {
    const key = series(this.#labels, values)
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + by)
  }

  lines(): readonly string[] {
    return [...this.#counts].map(([key, count]) => line(this.#name, key, count))
  }
}

interface Spread {
  /** How many fell into each bucket, and beyond the last. */
  readonly buckets: number[]
  sum: number
}

export class Histogram {
  readonly #name: string
  readonly #labels: readonly string[]
  readonly #bounds: readonly number[]
  readonly #spreads = new Map<string, Spread>()

  constructor(name: string, labels: readonly string[], bounds: readonly number[]) {
    this.#name = name
    this.#labels = labels
    this.#bounds = bounds
    if (labels.length === 0) this.#spreadOf('')
  }

  observe(values: readonly string[], value: number): void {
    const spread = this.#spreadOf(series(this.#labels, values))
    let at = 0
    while (value > (this.#bounds[at] ?? Infinity)) at += 1
    spread.buckets[at] = (spread.buckets[at] ?? 0) + 1
    spread.sum += value
  }

  lines(): readonly string[] {
    return [...this.#spreads].flatMap(([key, { buckets, sum }]) => {
      let below = 0
      const within = buckets.map((count, at) => {
        below += count
        const bound = this.#bounds[at]
        const le = `le="${bound === undefined ? '+Inf' : bound}"`
        return line(`${this.#name}_bucket`, key === '' ? le : `${key},${le}`, below)
      })
      return [
        ...within,
        line(`${this.#name}_sum`, key, sum),
        line(`${this.#name}_count`, key, below),
      ]
    })
  }

  #spreadOf(key: string): Spread {
    const known = this.#spreads.get(key)
    if (known) return known
    const spread = { buckets: new Array<number>(this.#bounds.length + 1).fill(0), sum: 0 }
    this.#spreads.set(key, spread)
    return spread
  }
}

function series(labels: readonly string[], values: readonly string[]): string {
  let text = ''
  for (let at = 0; at < labels.length; at += 1)
    text += `${at === 0 ? '' : ','}${labels[at]}="${escaped(values[at] ?? '')}"`
  return text
}

function escaped(value: string): string {
  if (!/[\\"\n]/.test(value)) return value
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}

function line(name: string, key: string, value: number): string {
  const number = value === Infinity ? '+Inf' : value === -Infinity ? '-Inf' : String(value)
  return key === '' ? `${name} ${number}` : `${name}{${key}} ${number}`
}
