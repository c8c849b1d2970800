import { isMap } from 'yaml'
import { type Product, stockId } from '../../shop/catalog.ts'
import { formatAmount } from '../../shop/money.ts'
import type { Problem } from '../../shop/problem.ts'
import { isEdited } from '../declared.ts'
import { mergeProduct } from '../merge-product.ts'
import type { Difference } from '../three-way.ts'
import { findVariant } from './entries.ts'
import { textOf } from './lists.ts'
import { placeEntry } from './place-entry.ts'
import { editEntry, type FieldEdit } from './product.ts'
import { productEntry, withCounts } from './product-entry.ts'
import { locate, type ShopFiles } from './shop-files.ts'
import { textValue } from './value.ts'
import { fieldValue, ownPair, YamlText } from './yaml-text.ts'

/** What the shop holds, to be brought into the files. */
export interface ShopSide {
  readonly products: readonly Product[]
  /** Pieces on hand by `stockId`, where the files are to say how many are left; absent: they are not. */
  readonly onHand?: ReadonlyMap<string, number>
  /** Products that deliver something in the chat, which is not written out. */
  readonly digital?: ReadonlySet<string>
  /** Digits after the point in the shop's currency. */
  readonly exponent: number
  /** Whose value stands where files and shop both changed; undefined: the files stay and it is told. */
  readonly choose: 'files' | 'shop' | undefined
}

/** What became of what staff changed. */
export interface Homecoming {
  readonly changed: { readonly product: string; readonly fields: readonly Difference[] }[]
  readonly added: string[]
  /** Left as the files say. */
  readonly conflicts: {
    readonly product: string
    readonly fields: readonly Difference[]
    readonly gone: boolean
  }[]
  /** What cannot be written in place. */
  readonly refused: { readonly product: string; readonly problem: Problem }[]
}

/** Edits the files so that they say what staff changed in the chat; all else stays as it is written. */
export async function bringHome(files: ShopFiles, side: ShopSide): Promise<Homecoming> {
  const home: Homecoming = { changed: [], added: [], conflicts: [], refused: [] }
  const said = new Map(files.shop.catalog.products.map((product) => [product.id, product]))
  for (const product of side.products) {
    if (product.archived) continue
    const written = said.get(product.id)
    if (written) await bringProduct(files, side, written, product, home)
    else if (product.declared === null || (isEdited(product) && side.choose === 'shop'))
      await addProduct(files, side, product, home)
    else if (isEdited(product)) home.conflicts.push({ product: product.id, fields: [], gone: true })
  }
  return home
}

async function bringProduct(
  files: ShopFiles,
  side: ShopSide,
  written: Product,
  product: Product,
  home: Homecoming,
): Promise<void> {
  const isCounted = countedDifferently(side, written).length > 0
  if (!isEdited(product) && !isCounted) return
  const { differences } = mergeProduct(written, product, () => side.choose)
  const own = isEdited(product) ? differences : []
  const open = own.filter(({ verdict }) => verdict === 'conflict')
  if (open.length > 0 && side.choose === undefined)
    home.conflicts.push({ product: product.id, fields: open, gone: false })
  const wins = own.filter(
    ({ verdict, wins }) =>
      verdict === 'drift' || (verdict === 'conflict' && side.choose === 'shop' && wins === 'shop'),
  )
  const counts = countedDifferently(side, written).filter(
    ({ name }) => !own.some((one) => one.name === name && one.verdict !== 'update'),
  )
  const taken = [...wins, ...counts]
  if (taken.length === 0) return
  const found = await locate(files, 'product', product.id)
  if (!found.ok) {
    home.refused.push({ product: product.id, problem: found.problem })
    return
  }
  let { text } = found.value
  const done: Difference[] = []
  for (const difference of taken) {
    const edit = editOf(difference, side.exponent, text, found.value.find)
    const edited = edit
      ? editEntry({ ...found.value, text }, [edit], files.shop.settings.languages)
      : undefined
    if (edited?.ok) {
      text = edited.value
      done.push(difference)
      continue
    }
    home.refused.push({ product: product.id, problem: edited?.problem ?? byHand(difference.name) })
  }
  await files.draft.write(found.value.path, text)
  if (done.length > 0) home.changed.push({ product: product.id, fields: done })
}

/** Stock that sales have lowered, where it is asked for. */
function countedDifferently({ onHand }: ShopSide, written: Product): Difference[] {
  if (!onHand) return []
  const counted =
    written.variants.length === 0
      ? [{ name: 'stock', files: written.stock, id: written.id }]
      : written.variants.map((one) => ({
          name: `variants.${one.id}.stock`,
          files: one.stock,
          id: stockId({ product: written.id, variant: one.id }),
        }))
  return counted.flatMap(({ name, files, id }) => {
    const left = onHand.get(id)
    if (files === undefined || left === undefined || left === files) return []
    return [
      {
        name,
        base: files,
        files,
        shop: Math.max(0, left),
        verdict: 'drift' as const,
        wins: 'shop' as const,
      },
    ]
  })
}

async function addProduct(
  files: ShopFiles,
  { exponent, digital }: ShopSide,
  product: Product,
  home: Homecoming,
): Promise<void> {
  if (digital?.has(product.id)) {
    home.refused.push({ product: product.id, problem: byHand('deliver') })
    return
  }
  const entry = productEntry(withCounts(product), exponent)
  const isKnown = files.shop.catalog.categories.some(({ id }) => id === product.category)
  const placed = await placeEntry(files, 'product', isKnown ? product.category : null, entry)
  if (placed.ok) home.added.push(product.id)
  else home.refused.push({ product: product.id, problem: placed.problem })
}

/** The edit that writes the shop's value of a field; undefined: there is none for it. */
function editOf(
  { name, shop }: Difference,
  exponent: number,
  text: string,
  find: Parameters<typeof editEntry>[0]['find'],
): FieldEdit | undefined {
  const [, variant, part] = /^variants\.([^.]+)\.(.+)$/.exec(name) ?? []
  const path = part ?? name
  const [key = '', language] = path.split('.')
  const at = variant === undefined ? {} : { variant }
  if (path.startsWith('variants') || key === 'options' || key === 'category') return undefined
  const file = fileKeys[key] ?? key
  if (language !== undefined) {
    if (typeof shop !== 'string') return undefined
    return { key: file, value: { byLanguage: { [language]: shop } }, ...at }
  }
  if (key === 'hidden')
    return { key: file, value: shop === true ? { plain: 'true' } : hiddenOff(text, find), ...at }
  if (shop === undefined || shop === null) return { key: file, value: null, ...at }
  if (key === 'price' || key === 'was') {
    const before = writtenAs(text, find, variant, file)
    return { key: file, value: { plain: amountLike(Number(shop), exponent, before) }, ...at }
  }
  if (key === 'stock') return { key: file, value: { plain: String(shop) }, ...at }
  if (key === 'title' || key === 'description')
    return { key: file, value: textValue(shop as Product['title']), ...at }
  if (key === 'sku') return { key: file, value: { text: String(shop) }, ...at }
  if (key === 'photos') {
    const list = (shop as Product['photos']).map((photo) => ({
      text: 'url' in photo ? photo.url : photo.path,
    }))
    return { key: file, value: { list }, ...at }
  }
  if (key === 'alsoIn')
    return { key: file, value: { list: (shop as string[]).map((one) => ({ text: one })) }, ...at }
  return undefined
}

const fileKeys: Readonly<Record<string, string>> = { alsoIn: 'also-in' }

/** What is shown has no `hidden`, unless it would be hidden by `<<`. */
function hiddenOff(
  text: string,
  find: Parameters<typeof editEntry>[0]['find'],
): FieldEdit['value'] {
  const entry = find(new YamlText(text))
  return entry && ownPair(entry.node, 'hidden') ? null : { plain: 'false' }
}

function writtenAs(
  text: string,
  find: Parameters<typeof editEntry>[0]['find'],
  variant: string | undefined,
  key: string,
): string {
  const source = new YamlText(text)
  const entry = find(source)
  const node =
    entry && (variant === undefined ? entry.node : findVariant(source, entry.node, variant)?.node)
  const value = node && isMap(node) ? fieldValue(source, node, key) : undefined
  return value ? textOf(value) : ''
}

/** Whole amounts stay without a fraction where the merchant wrote them so. */
export function amountLike(amount: number, exponent: number, before: string): string {
  const text = formatAmount(amount, exponent)
  return /^\d+$/.test(before) ? text.replace(/\.0+$/, '') : text
}

function byHand(name: string): Problem {
  return {
    code: 'edit-by-hand',
    message: `What staff did to "${name}" cannot be written in place`,
    hint: 'Write it into the file by hand.',
  }
}
