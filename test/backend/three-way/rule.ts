/** A product by its fields, as flat as can be: the rule knows nothing of how the shop keeps it. */
export type Flat = Readonly<Record<string, unknown>>

export type Shown = 'items' | 'drift' | 'conflicts' | 'nowhere'

/** What became of one field, and whose value stands. */
export interface Verdict {
  readonly field: string
  readonly shown: Shown
  readonly base: unknown
  readonly files: unknown
  readonly shop: unknown
  readonly wins: 'files' | 'shop'
}

/** What the rule makes of a product: what is shown of it, and what it is then. */
export interface Merged {
  readonly verdicts: readonly Verdict[]
  readonly shop: Flat
  /** What is on hand, by the field of the stock. */
  readonly onHand: Flat
}

/** The rule, field by field; variants that only some sides have count as a whole. */
export function merged(
  base: Flat | undefined,
  files: Flat,
  shop: Flat,
  onHand: Flat,
  choice: 'ours' | 'theirs',
): Merged {
  const verdicts: Verdict[] = []
  const sides = { files, shop, counted: stocksOf(files), onHand }
  const next: { shop: Flat; onHand: Flat } = { shop: {}, onHand: {} }
  const take = (side: 'files' | 'shop', fields: readonly string[]) => {
    const [said, counts] = side === 'files' ? [files, sides.counted] : [shop, onHand]
    next.shop = { ...next.shop, ...picked(said, fields) }
    next.onHand = { ...next.onHand, ...picked(counts, fields) }
  }
  const judge = (field: string, of: (flat: Flat) => unknown): Verdict => {
    const values = { base: base && of(base), files: of(files), shop: of(shop) }
    const verdict = { field, ...values, ...judged(values, choice) }
    if (verdict.shown !== 'nowhere') verdicts.push(verdict)
    return verdict
  }
  const one = (field: string) => take(judge(field, (flat) => flat[field]).wins, [field])
  for (const field of commonFields(files)) one(field)
  if (isSized(files) !== isSized(shop)) {
    const { wins } = judge('variants', soldBy)
    take(wins, soldFields(wins === 'files' ? files : shop))
  } else if (!isSized(files)) for (const field of soldFields(files)) one(field)
  else {
    one('options')
    for (const size of new Set([files, shop].flatMap(sizesOf))) {
      const fields = variantFields(size)
      if (hasSize(files, size) && hasSize(shop, size)) for (const field of fields) one(field)
      else {
        const { wins } = judge(`variants.${size}`, (flat) => variant(flat, size))
        if (hasSize(wins === 'files' ? files : shop, size)) take(wins, fields)
      }
    }
  }
  return { verdicts, ...next }
}

function judged(
  { base, files, shop }: { base: unknown; files: unknown; shop: unknown },
  choice: 'ours' | 'theirs',
): { readonly shown: Shown; readonly wins: 'files' | 'shop' } {
  if (files === shop) return { shown: 'nowhere', wins: 'shop' }
  if (shop === base) return { shown: 'items', wins: 'files' }
  if (files === base) return { shown: 'drift', wins: 'shop' }
  return { shown: 'conflicts', wins: choice === 'ours' ? 'files' : 'shop' }
}

export function isEdited(base: Flat, shop: Flat): boolean {
  return [...new Set([...Object.keys(base), ...Object.keys(shop)])].some(
    (field) => base[field] !== shop[field],
  )
}

export function fieldsOf(flat: Flat): readonly string[] {
  return [...commonFields(flat), ...soldFields(flat)]
}

function commonFields(flat: Flat): string[] {
  // What staff add in the chat has one title for all languages.
  return [...('title' in flat ? ['title'] : ['title.uk', 'title.en']), 'hidden', 'description']
}

export function soldFields(flat: Flat): string[] {
  return isSized(flat) ? ['options', ...sizesOf(flat).flatMap(variantFields)] : ['price', 'stock']
}

export function variantFields(size: string): string[] {
  return [`variants.${size}.price`, `variants.${size}.stock`]
}

/** Whether it is bought by its sizes, and not as it is. */
export function isSized(flat: Flat): boolean {
  return 'options' in flat
}

export function sizesOf(flat: Flat): string[] {
  return Object.keys(flat).flatMap((field) => /^variants\.(.+)\.price$/.exec(field)?.[1] ?? [])
}

export function hasSize(flat: Flat, size: string): boolean {
  return `variants.${size}.price` in flat
}

export function stocksOf(flat: Flat): Flat {
  return Object.fromEntries(Object.entries(flat).filter(([field]) => field.endsWith('stock')))
}

/** How a product is sold, in one line. */
function soldBy(flat: Flat): string {
  if (!isSized(flat)) return offer(flat.price, flat.stock)
  return sizesOf(flat)
    .map((size) => `${size} ${variant(flat, size)}`)
    .join(', ')
}

function variant(flat: Flat, size: string): string | undefined {
  const [price = '', stock = ''] = variantFields(size)
  return hasSize(flat, size) ? offer(flat[price], flat[stock]) : undefined
}

export function offer(price: unknown, stock: unknown): string {
  return `${price}/${stock ?? '-'}`
}

function picked(flat: Flat, fields: readonly string[]): Flat {
  return Object.fromEntries(
    fields.flatMap((field) => (field in flat ? [[field, flat[field]]] : [])),
  )
}
