import { done, failed, type Result } from '../../../shop/problem.ts'
import { CategoryPaths } from '../category-paths.ts'
import { productOf } from '../csv-columns/product.ts'
import type { Convert, ConvertOptions, ForeignCategory, ForeignProduct } from '../foreign.ts'
import { categoryPaths, isFolder, looksLike } from '../looks-like.ts'
import { Notes } from '../notes.ts'
import { readWritten } from '../written.ts'
import { type Good, rowsOf } from './goods.ts'
import { readPathLines } from './path-lines.ts'
import { categoriesOf } from './shelves.ts'
import { keyOf, walk } from './walk.ts'

/**
 * Lists of records whose fields have names, in YAML or JSON, in a file or all those of a folder: menus, price
 * lists, taxonomies; and taxonomies as text, a path a line.
 */
export const convertRecords: Convert = async (file, options) => {
  const fits = await areRecords(file)
  if (!fits.ok) return fits
  const notes = new Notes()
  if (fits.value === 'paths') {
    const { categories } = await readPathLines(file, notes)
    return done({ categories, products: nothing(), withoutGoods: true, notes })
  }
  const files = await readWritten(file)
  if (!files.ok) return files
  const found = walk(files.value, options.language, notes)
  if (found.shelves.length + found.goods.length === 0)
    return failed({
      code: 'format-wrong',
      message: `${file} holds no list of records that have a name`,
      hint: 'Each product or category is to have a "name" or a "title", and a product a "price".',
    })
  const known = categoriesOf(found, notes)
  const categories = new CategoryPaths(notes, known)
  return done({
    categories: categories.list(),
    products: productsOf(found.goods, { known, categories, notes, options }),
    withoutGoods: found.goods.length === 0,
    notes,
  })
}

async function areRecords(file: string): Promise<Result<'records' | 'paths'>> {
  if (await isFolder(file)) return done('records')
  const looks = await looksLike(file)
  if (!looks.ok) return looks
  const { format, description } = looks.value
  if (format === 'records') return done(description === categoryPaths ? 'paths' : 'records')
  return failed({
    code: 'format-wrong',
    message: `${file} is not a list of records in YAML or JSON: it looks like ${description}`,
    ...(format === undefined ? {} : { hint: `Try: shopbot convert ${format}` }),
  })
}

interface Shared {
  /** Those that are records. */
  readonly known: readonly ForeignCategory[]
  readonly categories: CategoryPaths
  readonly notes: Notes
  readonly options: ConvertOptions
}

async function* productsOf(
  goods: readonly Good[],
  { known, categories, notes, options }: Shared,
): AsyncGenerator<ForeignProduct> {
  const keys = new Set(known.map(({ key }) => key))
  const byTitle = new Map(known.map(({ key, title }) => [String(title).toLowerCase(), key]))
  for (const good of goods) {
    const rows = rowsOf(good, options.language, notes)
    if (!rows) continue
    const { home } = good
    if (home !== null && !keys.has(home)) {
      notes.leftOut(
        rows.main,
        'parent-unknown',
        'What it names as its parent is no category; variants are to stand in a list in their product',
      )
      continue
    }
    const of: CategoryPaths['of'] = (at, paths) => {
      const named = paths.flatMap((path) => {
        const [only = ''] = path.length === 1 ? path : []
        const key = keys.has(keyOf(only)) ? keyOf(only) : byTitle.get(only.toLowerCase())
        return key === undefined ? categories.of(at, [path]) : [key]
      })
      return [...new Set([...(home === null ? [] : [home]), ...named])]
    }
    const product = productOf(rows.main, rows.variants, { of }, notes, options)
    if (product) yield product
  }
}

async function* nothing(): AsyncGenerator<never> {}
