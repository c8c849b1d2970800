import { done, failed, type Result } from '../../../shop/problem.ts'
import { isFolder, looksLike } from '../looks-like.ts'
import {
  entriesIn,
  isEntries,
  isList,
  itemsIn,
  readWritten,
  textUnder,
  under,
  type Written,
  type WrittenMap,
} from '../written.ts'

/** One thing of a fixture. */
export interface Thing {
  readonly written: WrittenMap
  /** What stands before its name in notes. */
  readonly prefix: string
}

/** What fixtures make of a shop. */
export interface Fixtures {
  readonly taxons: readonly Thing[]
  readonly products: readonly Thing[]
  /** By their codes. */
  readonly attributes: ReadonlyMap<string, Written>
  readonly choices: ReadonlyMap<string, Written>
  readonly channels: readonly Thing[]
}

/** Reads a file of fixtures, or all of a folder. Codes: `format-wrong`, those of `readWritten`, `file-unreadable`. */
export async function readFixtures(path: string): Promise<Result<Fixtures>> {
  if (!(await isFolder(path))) {
    const looks = await looksLike(path)
    if (!looks.ok) return looks
    if (looks.value.format !== 'sylius') return wrong(path, looks.value.description)
  }
  const files = await readWritten(path)
  if (!files.ok) return files
  const all = files.value.flatMap(({ root, prefix }) =>
    entriesIn(under(root, 'sylius_fixtures', 'suites'))
      .flatMap(([, suite]) => entriesIn(under(suite, 'fixtures')))
      .map(([key, fixture]) => ({ kind: textUnder(fixture, 'name') || key, fixture, prefix })),
  )
  const things = (kind: string) =>
    all
      .filter((one) => one.kind === kind)
      .flatMap(({ fixture, prefix }) =>
        listed(under(fixture, 'options', 'custom')).map((written) => ({ written, prefix })),
      )
  const [taxons, products] = [things('taxon'), things('product')]
  if (taxons.length + products.length === 0)
    return wrong(path, all.length === 0 ? 'YAML of something else' : 'fixtures without goods')
  return done({
    taxons,
    products,
    attributes: byCode(things('product_attribute')),
    choices: byCode(things('product_option')),
    channels: things('channel'),
  })
}

/** Fixtures list their things, with keys that only name them for other files, or without. */
export function listed(value: Written | undefined): WrittenMap[] {
  const all = isList(value) ? itemsIn(value) : entriesIn(value).map(([, one]) => one)
  return all.filter(isEntries)
}

function byCode(things: readonly Thing[]): Map<string, Written> {
  return new Map(things.map(({ written }) => [textUnder(written, 'code'), written]))
}

function wrong(path: string, description: string): Result<never> {
  return failed({
    code: 'format-wrong',
    message: `${path} is not fixtures of a Sylius shop: it looks like ${description}`,
    hint: 'Take a YAML file with "sylius_fixtures:", or the folder of several that belong together.',
  })
}
