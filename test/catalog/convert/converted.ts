import { join } from 'node:path'
import type {
  Convert,
  ConvertOptions,
  ForeignCategory,
  ForeignProduct,
  Note,
} from '../../../src/catalog/convert/foreign.ts'
import type { Result } from '../../../src/shop/problem.ts'
import { folderOf } from '../folder.ts'

export interface Converted {
  readonly categories: readonly ForeignCategory[]
  readonly products: readonly ForeignProduct[]
  readonly notes: readonly Note[]
}

/** What a converter makes of a file, all of it at once. */
export async function convertFile(
  convert: Convert,
  file: string,
  options: Partial<ConvertOptions> = {},
): Promise<Result<Converted>> {
  const now = new Date('2026-05-01T12:00:00Z')
  const result = await convert(file, { currency: 'UAH', exponent: 2, now, ...options })
  if (!result.ok) return result
  const { categories, products, notes } = result.value
  const read: ForeignProduct[] = []
  for await (const product of products) read.push(product)
  return { ok: true, value: { categories, products: read, notes: notes.list() } }
}

/** The same of a text, in a file of its own. */
export async function convertText(
  convert: Convert,
  text: string | Buffer,
  options: Partial<ConvertOptions> = {},
): Promise<Result<Converted>> {
  const dir = await folderOf({ products: text })
  return convertFile(convert, join(dir, 'products'), options)
}

/** The same, of what can be converted. */
export async function converted(
  convert: Convert,
  text: string | Buffer,
  options: Partial<ConvertOptions> = {},
): Promise<Converted> {
  const result = await convertText(convert, text, options)
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}
