import type { Product } from '../shop/catalog.ts'
import { textIn } from '../shop/text.ts'
import type { Writer } from '../store/store.ts'
import type { Backend } from './backend.ts'
import { queueNotice } from './notices.ts'

/** Tells each customer in whose cart something is that is no longer sold, once for all of it. */
export async function tellCartsOf(
  backend: Backend,
  writer: Writer,
  gone: readonly Product[],
): Promise<void> {
  if (gone.length === 0) return
  // What was hidden could not be bought before either.
  const titles = new Map(gone.filter(({ hidden }) => !hidden).map((one) => [one.id, one.title]))
  const { languages } = backend.current.settings
  for (const { customer, lines } of await writer.find('carts', {})) {
    const lost = new Set(lines.map((line) => line.product).filter((id) => titles.has(id)))
    if (lost.size === 0) continue
    const person = await writer.get('customers', String(customer))
    const language = person?.language ?? person?.languageCode ?? languages[0] ?? 'en'
    const named = [...lost].map((id) => textIn(titles.get(id) ?? id, language, languages))
    const facts = { language, count: lost.size, lines: named.join('\n') }
    await queueNotice(backend, writer, customer, 'cart-gone', facts)
  }
}
