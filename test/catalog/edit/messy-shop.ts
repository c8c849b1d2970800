import fc from 'fast-check'

/** A field of a product that a test may change: what it says, by name. */
export type Values = Record<string, string>

export interface MessyProduct {
  readonly id: string
  /** Whether others take its price by an alias. */
  readonly lendsPrice: boolean
  readonly takesPrice: boolean
  readonly isFlow: boolean
  readonly titleBy: 'one' | 'language'
  readonly has: ReadonlySet<string>
}

/** A shop as a merchant might have written it, which can be written again with other values. */
export interface MessyShop {
  readonly products: readonly MessyProduct[]
  readonly values: Values
  write(values: Values): Record<string, string>
}

export const messySettings = 'name: {uk: Крамниця, en: Shop}\ncurrency: UAH\nlanguages: [uk, en]\n'

type Part = (values: Values) => string

/** Trees with all that YAML allows and people do: comments, quotes, flow, anchors, CRLF, odd indentation. */
export const messyShop: fc.Arbitrary<MessyShop> = fc.gen().map((gen) => {
  const chance = (percent: number) => gen(fc.integer, { min: 0, max: 99 }) < percent
  const pick = <T>(...from: readonly T[]): T =>
    from[gen(fc.integer, { min: 0, max: from.length - 1 })] as T
  const values: Values = {}
  const products: MessyProduct[] = []
  let lent: string | undefined

  const comment = (indent: string, lines: Part[]) => {
    const words = pick('про ціни', 'see below: a, b', 'old', "don't touch")
    if (chance(20)) lines.push(() => `${indent}# ${words}`)
    if (chance(8)) lines.push(() => '')
  }
  const trailing = () => (chance(15) ? pick(' # note', '   # [x] {y}', '\t# tab') : '')

  function quoted(name: string, style: string): Part {
    if (style === 'double') return (all) => JSON.stringify(all[name])
    if (style === 'single') return (all) => `'${all[name]?.replaceAll("'", "''")}'`
    return (all) => all[name] ?? ''
  }

  function titleLines(
    id: string,
    indent: string,
    step: string,
    by: 'one' | 'language',
    lines: Part[],
    first: string,
  ) {
    const style = pick('plain', 'double', 'single')
    if (by === 'one') {
      values[`${id}.title`] = `Товар ${id}`
      const value = quoted(`${id}.title`, style)
      const tail = trailing()
      lines.push((all) => `${first}title: ${value(all)}${tail}`)
      return
    }
    values[`${id}.title.uk`] = `Товар ${id}`
    values[`${id}.title.en`] = `Thing ${id}`
    const [uk, en] = [
      quoted(`${id}.title.uk`, style),
      quoted(`${id}.title.en`, pick('plain', 'double')),
    ]
    const tail = trailing()
    if (chance(60))
      lines.push((all) => `${first}title: {${pad}uk: ${uk(all)}, en: ${en(all)}${pad}}${tail}`)
    else {
      lines.push(() => `${first}title:${tail}`)
      lines.push((all) => `${indent}${step}uk: ${uk(all)}`)
      comment(indent + step, lines)
      lines.push((all) => `${indent}${step}en: ${en(all)}`)
    }
  }

  const pad = pick('', ' ')
  const step = pick('  ', '    ', ' ', '   ')
  const dash = pick('- ', '-   ')

  function productLines(id: string, indent: string, canAlias: boolean): Part[] {
    const lines: Part[] = []
    comment(indent, lines)
    const isFlow = chance(20)
    const by = pick('one' as const, 'language' as const)
    const has = new Set<string>(['price', 'title'])
    const lends = !isFlow && canAlias && lent === undefined && chance(30)
    const takes = canAlias && !lends && lent !== undefined && chance(40)
    values[`${id}.price`] = `${gen(fc.integer, { min: 30, max: 900 })}${pick('', '.50', '.00')}`
    const lender = lent
    const price: Part = takes
      ? () => `*${lender}`
      : quoted(`${id}.price`, pick('plain', 'plain', 'double', 'single'))
    if (chance(50)) {
      has.add('stock')
      values[`${id}.stock`] = String(gen(fc.integer, { min: 0, max: 99 }))
    }
    if (isFlow) {
      const stock: Part = has.has('stock') ? (all) => `, stock: ${all[`${id}.stock`]}` : () => ''
      values[`${id}.title`] = `Товар ${id}`
      const title = quoted(`${id}.title`, pick('plain', 'double'))
      const tail = trailing()
      lines.push(
        (all) =>
          `${indent}${dash}{${pad}id: ${id}, title: ${title(all)}, price: ${price(all)}${stock(all)}${pad}}${tail}`,
      )
      products.push({ id, lendsPrice: false, takesPrice: takes, isFlow, titleBy: 'one', has })
      return lines
    }
    const inside = indent + ' '.repeat(dash.length)
    const own: Part[][] = []
    const field = (put: (lines: Part[]) => void) => {
      const its: Part[] = []
      put(its)
      own.push(its)
    }
    const idTail = trailing()
    field((its) => its.push(() => `${inside}id: ${id}${idTail}`))
    field((its) => titleLines(id, inside, step, by, its, inside))
    const priceTail = trailing()
    const anchor = lends ? `&a-${id} ` : ''
    field((its) => {
      comment(inside, its)
      its.push((all) => `${inside}price: ${anchor}${price(all)}${priceTail}`)
    })
    const stockTail = trailing()
    if (has.has('stock'))
      field((its) => its.push((all) => `${inside}stock: ${all[`${id}.stock`]}${stockTail}`))
    if (chance(30)) {
      has.add('description')
      values[`${id}.description`] = 'Перший: рядок # не коментар\n\nДругий рядок'
      const sign = pick('|', '|-', '|+  # as it is')
      const deep = inside + step
      field((its) =>
        its.push(
          (all) =>
            `${inside}description: ${sign}\n${(all[`${id}.description`] ?? '')
              .split('\n')
              .map((line) => (line === '' ? '' : deep + line))
              .join('\n')}`,
        ),
      )
    }
    const shown = pick('no', 'false', 'off')
    if (chance(20)) field((its) => its.push(() => `${inside}hidden: ${shown}`))
    if (chance(15)) field((its) => its.push(() => `${inside}<<: *defaults`))
    // People write fields in any order.
    const [head, ...rest] = chance(50) ? own : [...own].reverse()
    const all = [...(head ?? []), ...rest.flatMap((its) => (chance(10) ? [...its, () => ''] : its))]
    // The first line gets the dash; a comment before the first field would stand there alone.
    const firstField =
      (all.findIndex((part) => !/^\s*(#.*)?$/.test(part(values))) + all.length) % all.length
    const [first] = all.splice(firstField, 1)
    lines.push((now) => `${indent}${dash}${first?.(now).slice(inside.length)}`, ...all)
    if (lends) lent = `a-${id}`
    products.push({ id, lendsPrice: lends, takesPrice: takes, isFlow, titleBy: by, has })
    return lines
  }

  let serial = 0
  const nextId = () => {
    serial += 1
    return `p${serial}`
  }

  function contents(indent: string, depth: number, canAlias: boolean): Part[] {
    const lines: Part[] = []
    const listIndent = indent + (chance(70) ? step : '')
    const count = gen(fc.integer, { min: depth === 0 ? 1 : 0, max: 3 })
    const apart = chance(30)
    if (count > 0) {
      comment(indent, lines)
      const tail = trailing()
      lines.push(() => `${indent}products:${tail}`)
      for (let at = 0; at < count; at += 1) {
        if (apart && at > 0) lines.push(() => '')
        lines.push(...productLines(nextId(), listIndent, canAlias))
      }
    } else if (chance(30)) lines.push(() => `${indent}products: []`)
    if (depth >= 3 || !(chance(45) || lines.length === 0)) return lines
    lines.push(() => `${indent}categories:`)
    const inside = listIndent + ' '.repeat(dash.length)
    for (let at = gen(fc.integer, { min: 1, max: 2 }); at > 0; at -= 1) {
      const id = `c${nextId()}`
      lines.push(() => `${listIndent}${dash}id: ${id}`)
      const title = pick('Roses: red', "It's", 'Чай')
      lines.push(() => `${inside}title: ${JSON.stringify(title)}`)
      lines.push(...contents(inside, depth + 1, canAlias))
    }
    return lines
  }

  const files: { path: string; lines: Part[] }[] = []
  const file = (path: string) => {
    const lines: Part[] = []
    if (chance(30))
      lines.push(() => '# yaml-language-server: $schema=https://example.org/catalog.json')
    // Anchors are of one file.
    lent = undefined
    lines.push(...contents('', 0, true))
    files.push({ path, lines })
  }
  const folders = chance(60)
  if (folders) {
    file('catalog/all.yaml')
    file('catalog/roses/first.yml')
    file('catalog/roses/deep er/x.yaml')
    files.push({
      path: 'catalog/roses/category.yaml',
      lines: [() => '# about roses', () => 'title: {uk: Троянди,  en: "Roses"}'],
    })
  } else file('catalog.yaml')

  const eol = pick('\n', '\n', '\r\n')
  const mark = chance(15) ? '\ufeff' : ''
  const ending = pick('', eol, eol)
  const write = (now: Values) => ({
    'shop.yaml': messySettings,
    ...Object.fromEntries(
      files.map(({ path, lines }) => [
        path,
        mark +
          lines
            .map((part) => part(now))
            .join('\n')
            .replaceAll('*defaults', '{sku: X-1}')
            .replaceAll('\n', eol) +
          ending,
      ]),
    ),
  })
  return { products, values, write }
})
