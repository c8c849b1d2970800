import type { Category, Product } from '../shop/catalog.ts'

/** What is new by what goes and looks like the same thing under another id: the same sku, or title and place. */
export function likenesses<T extends Category | Product>(
  created: readonly T[],
  gone: readonly T[],
): Map<string, string> {
  const alike = new Map<string, string>()
  if (created.length === 0 || gone.length === 0) return alike
  const known = new Map<string, string | null>()
  for (const record of gone) {
    for (const mark of marksOf(record)) known.set(mark, known.has(mark) ? null : record.id)
  }
  const taken = new Set<string>()
  for (const record of created) {
    const marks = marksOf(record).flatMap((mark) => known.get(mark) ?? [])
    const former = marks.find((id) => !taken.has(id))
    if (former === undefined || record.wasId !== undefined) continue
    taken.add(former)
    alike.set(record.id, former)
  }
  return alike
}

/** By what it is known again; a mark that two have tells nothing. */
function marksOf(record: Category | Product): string[] {
  const place = 'parent' in record ? record.parent : record.category
  const title = `title ${place ?? ''} ${JSON.stringify(record.title)}`
  return 'sku' in record && record.sku ? [`sku ${record.sku}`, title] : [title]
}
