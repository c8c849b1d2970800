import type { CategoryPaths } from '../category-paths.ts'
import type { ConvertOptions, ForeignProduct } from '../foreign.ts'
import { htmlText, plainLine } from '../html-text.ts'
import type { Notes } from '../notes.ts'
import type { Choices } from '../variant-rows.ts'
import { webPhotos } from '../web-photos.ts'
import { offerOf } from './offer.ts'
import type { Row } from './row.ts'
import { choicesOf } from './variants.ts'

/** The product of a row and of those that are its variants; undefined, and a note, when it cannot be carried. */
export function productOf(
  main: Row,
  rows: readonly Row[],
  categories: Pick<CategoryPaths, 'of'>,
  notes: Notes,
  options: ConvertOptions,
): ForeignProduct | undefined {
  const title = plainLine(main.get('title'))
  if (title === '') return notes.leftOut(main, 'title-missing', 'It has no title')
  const choices = rows.length === 0 ? undefined : choicesOf(main, rows, notes, options)
  if (choices?.variants.length === 0)
    return notes.leftOut(main, 'variations-missing', 'None of its variants can be sold')
  const offer = choices ? undefined : offerOf(main, notes, options)
  if (!choices && !offer) return undefined
  const description = descriptionOf(main, choices)
  const group = main.get('group')
  return {
    ...(group === '' ? {} : { id: group }),
    title,
    ...(description === '' ? {} : { description }),
    names: [main.get('sku'), main.get('id')].filter((name) => name !== ''),
    categories: categories.of(main, pathsOf(main)),
    ...offer,
    photos: webPhotos(main, picturesOf([main, ...rows]), notes, options),
    hidden: isHidden(main),
    options: choices?.options ?? {},
    variants: choices?.variants ?? [],
  }
}

/** Both descriptions, and below them the options that leave no choice. */
function descriptionOf(main: Row, choices: Choices | undefined): string {
  const [short, long] = [htmlText(main.get('short')), htmlText(main.get('description'))]
  const facts = choices ? [] : Object.entries(main.options).map((pair) => pair.join(': '))
  return [long.includes(short) ? '' : short, long, facts.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** `Kitchen > Cups`, `Kitchen/Cups` or `Kitchen -> Cups`; several apart by `;`, `|` or, with paths in it, commas. */
function pathsOf(row: Row): string[][] {
  return row.all('category').flatMap((cell) => {
    const arrows = /\s*-?>\s*|\s*→\s*|\s*»\s*/
    const isArrow = arrows.test(cell)
    const paths = cell.split(isArrow || /\S\/\S/.test(cell) ? /[;|,]/ : /[;|]/)
    return paths.map((path) => path.split(isArrow ? arrows : /\//).map(plainLine))
  })
}

function picturesOf(rows: readonly Row[]): string[] {
  const cells = rows.flatMap((row) => row.all('photos'))
  const pictures = cells.flatMap((cell) =>
    cell.split(/https?:/i.test(cell) ? betweenUrls : /[,;|]/),
  )
  return [...new Set(pictures.map((picture) => picture.trim()))].filter((one) => one !== '')
}

/** Addresses may have commas of their own. */
const betweenUrls = /[\s,;|]+(?=https?:)/i

function isHidden(row: Row): boolean {
  const hidden = row.get('hidden')
  return (hidden !== '' && !no.test(hidden)) || no.test(row.get('published'))
}

const no =
  /^(?:-|0|no|n|false|off|draft|archived|inactive|disabled|hidden|unpublished|ні|нет|nie|nein|приховано|скрыто|ukryty|чернетка|черновик|szkic|entwurf)$/iu
