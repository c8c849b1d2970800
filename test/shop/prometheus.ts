export interface Family {
  readonly type: string
  readonly help: string
  /** By name and labels as they stand: `name{a="b"}`. */
  readonly samples: ReadonlyMap<string, number>
}

/**
 * Reads Prometheus' text form as its specification says and not a bit more kindly: each family told once with help
 * and type before its samples, no series twice, counters that end with _total, histograms that add up.
 */
export function readMetrics(text: string): ReadonlyMap<string, Family> {
  if (!text.endsWith('\n')) throw new Error('The last line has no end')
  const families = new Map<string, { help: string; type: string; samples: Map<string, number> }>()
  let open = ''
  for (const line of text.slice(0, -1).split('\n')) {
    const help = /^# HELP ([a-zA-Z_:][\w:]*) ((?:[^\\]|\\\\|\\n)*)$/.exec(line)
    if (help) {
      const [, name = '', words = ''] = help
      if (families.has(name)) throw new Error(`${name} is told twice`)
      families.set(name, { help: words, type: '', samples: new Map() })
      open = name
      continue
    }
    const type = /^# TYPE ([a-zA-Z_:][\w:]*) (counter|gauge|histogram)$/.exec(line)
    const family = families.get(open)
    if (type) {
      if (!family || type[1] !== open || family.type !== '')
        throw new Error(`Out of place: ${line}`)
      family.type = type[2] ?? ''
      continue
    }
    const sample =
      /^([a-zA-Z_:][\w:]*)(\{(?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*"(?:,(?!\}))?)+\})? (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|[+-]Inf|NaN)$/.exec(
        line,
      )
    if (!sample || !family) throw new Error(`No line of metrics: ${line}`)
    const [, name = '', labels = '', value = ''] = sample
    const ends = family.type === 'histogram' ? ['_bucket', '_sum', '_count'] : ['']
    if (!ends.some((end) => name === open + end)) throw new Error(`${name} is not of ${open}`)
    if (family.samples.has(name + labels)) throw new Error(`${name}${labels} is told twice`)
    family.samples.set(name + labels, Number(value.replace('Inf', 'Infinity')))
  }
  for (const [name, family] of families) check(name, family)
  return families
}

function check(name: string, { type, help, samples }: Family): void {
  if (help === '' || type === '') throw new Error(`${name} has no help or no type`)
  if ((type === 'counter') !== name.endsWith('_total')) throw new Error(`${name} is a ${type}`)
  if (type === 'counter' && [...samples.values()].some((value) => !(value >= 0)))
    throw new Error(`${name} counts below nought`)
  if (type !== 'histogram') return
  const before = new Map<string, { below: number; bound: number }>()
  for (const [series, value] of samples) {
    const bucket = /^\w+_bucket\{(?:(.*),)?le="([^"]+)"\}$/.exec(series)
    if (!bucket) continue
    const [, labels = '', le = ''] = bucket
    const last = before.get(labels) ?? { below: 0, bound: -Infinity }
    const bound = Number(le.replace('Inf', 'Infinity'))
    if (value < last.below || bound <= last.bound) throw new Error(`${series} goes back`)
    before.set(labels, { below: value, bound })
  }
  for (const [labels, { below, bound }] of before) {
    const braces = labels === '' ? '' : `{${labels}}`
    if (bound !== Infinity) throw new Error(`${name}${braces} has no last bucket`)
    if (samples.get(`${name}_count${braces}`) !== below || !samples.has(`${name}_sum${braces}`))
      throw new Error(`${name}${braces} does not add up`)
  }
}

/** The value of a series, 0 where there is none yet. */
export function countOf(families: ReadonlyMap<string, Family>, series: string): number {
  const name = series.replace(/\{.*/, '')
  const family = families.get(name) ?? families.get(name.replace(/_(bucket|sum|count)$/, ''))
  if (!family) throw new Error(`There is no ${name}`)
  return family.samples.get(series) ?? 0
}
