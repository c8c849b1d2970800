import { type ConvertOptions, type ForeignProduct, mostVariants } from '../foreign.ts'
import { htmlText, plainLine } from '../html-text.ts'
import type { Notes } from '../notes.ts'
import { optionName } from '../option-name.ts'
import { unpriced } from '../sale-price.ts'
import { choicesIn } from '../variant-rows.ts'
import { webPhotos } from '../web-photos.ts'
import { entriesIn, isText, itemsIn, textUnder, under, type Written } from '../written.ts'
import type { Fixtures, Thing } from './fixtures.ts'

/** Undefined, and a note: it cannot be carried. Fixtures say no prices: Sylius makes them up as it loads them. */
export function productOf(
  { written, prefix }: Thing,
  fixtures: Fixtures,
  taxons: ReadonlySet<string>,
  notes: Notes,
  options: ConvertOptions,
): ForeignProduct | undefined {
  const title = plainLine(textUnder(written, 'name'))
  const at = { line: written.line, subject: `${prefix}${title || 'a product without a name'}` }
  if (title === '') return notes.leftOut(at, 'title-missing', 'It has no name')
  const offer = unpriced(at, notes, options)
  if (!offer) return undefined
  const axes = axesOf(written, fixtures)
  const choices = choicesIn(
    axes.map(({ name }) => name),
    combined(axes).map((chosen) => ({ at, options: chosen, offer: () => offer })),
    notes,
  )
  const id = textUnder(written, 'slug') || textUnder(written, 'code')
  const description = descriptionOf(written, fixtures)
  const named = [textUnder(written, 'main_taxon'), ...textsOf(under(written, 'taxons'))]
  return {
    ...(id === '' ? {} : { id }),
    title,
    ...(description === '' ? {} : { description }),
    names: [textUnder(written, 'code')].filter((code) => code !== ''),
    categories: [...new Set(named)].filter((code) => taxons.has(code)),
    ...(axes.length === 0 ? offer : {}),
    photos: webPhotos(at, picturesOf(written), notes, options),
    hidden: textUnder(written, 'enabled') === 'false',
    options: axes.length === 0 ? {} : choices.options,
    variants: axes.length === 0 ? [] : choices.variants,
  }
}

interface Axis {
  readonly name: string
  readonly values: readonly string[]
}

/** Sylius makes a variant of every combination. */
function axesOf(written: Written, { choices }: Fixtures): Axis[] {
  return textsOf(under(written, 'product_options')).flatMap((code) => {
    const choice = choices.get(code)
    const values = entriesIn(under(choice, 'values')).flatMap(([, value]) =>
      isText(value) ? plainLine(value.text) : [],
    )
    if (values.length === 0) return []
    return [{ name: optionName(plainLine(textUnder(choice, 'name')) || code), values }]
  })
}

/** At most one more than a product may have, so that it is told. */
function combined(axes: readonly Axis[]): Record<string, string>[] {
  return axes.reduce<Record<string, string>[]>(
    (found, { name, values }) =>
      found
        .flatMap((chosen) => values.map((value) => ({ ...chosen, [name]: value })))
        .slice(0, mostVariants + 1),
    [{}],
  )
}

function descriptionOf(written: Written, { attributes }: Fixtures): string {
  const [short, long] = [
    htmlText(textUnder(written, 'short_description')),
    htmlText(textUnder(written, 'description')),
  ]
  const facts = entriesIn(under(written, 'product_attributes')).flatMap(([code, value]) => {
    const attribute = attributes.get(code)
    if (!isText(value) || value.text === '') return []
    const text =
      textUnder(attribute, 'type') === 'percent' ? percent(value.text) : plainLine(value.text)
    return [`${plainLine(textUnder(attribute, 'name')) || code}: ${text}`]
  })
  return [long.includes(short) ? '' : short, long, facts.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** Sylius keeps `0.1` for 10 %. */
function percent(written: string): string {
  const share = Number(written)
  return Number.isFinite(share) ? `${Number((share * 100).toFixed(6))} %` : written
}

/** Images are maps with a path, or lists of a path and a type. */
function picturesOf(written: Written): string[] {
  return itemsIn(under(written, 'images')).flatMap((image) => {
    const path = isText(image) ? image.text : textUnder(image, 'path') || textsOf(image)[0]
    return path === undefined || path === '' ? [] : [path]
  })
}

function textsOf(list: Written | undefined): string[] {
  return itemsIn(list).flatMap((item) => (isText(item) && item.text !== '' ? [item.text] : []))
}
