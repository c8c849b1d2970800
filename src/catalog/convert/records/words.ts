import { type Field, fieldNamed, optionNamed } from '../csv-columns/names.ts'

/** What a list of records under a key is. */
export type Holds = 'categories' | 'goods' | 'children'

/** `parentId` and `parent_id` are one name. */
const plain = (key: string) => key.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')

/** What the value under a key is, by the names that columns of a CSV have. */
export function recordField(key: string): Field | undefined {
  return fieldNamed(plain(key)) ?? more.get(plain(key).toLowerCase().replaceAll('_', ' '))
}

const more = new Map<string, Field>([
  ['label', 'title'],
  ['category id', 'category'],
  ['section id', 'category'],
])

/** What a list under a key holds; undefined: its key says nothing of it. */
export function holds(key: string): Holds | undefined {
  const word = plain(key).toLowerCase().replaceAll(/[_-]/g, ' ')
  return holders.find(([words]) => words.includes(word))?.[1]
}

const holders: readonly (readonly [readonly string[], Holds])[] = [
  [
    'categories,subcategories,sub categories,sections,groups,taxons,категорії,розділи,kategorie,kategorien,категории,разделы'.split(
      ',',
    ),
    'categories',
  ],
  [
    'items,products,goods,dishes,offers,entries,товари,страви,позиції,produkty,towary,pozycje,dania,produkte,artikel,gerichte,товары,блюда,позиции'.split(
      ',',
    ),
    'goods',
  ],
  ['children,menu,menus,catalog,catalogue,shop,store,data,results,nodes'.split(','), 'children'],
]

/** What buyers choose by a list under a key: `sizes` is `Size`; undefined: the key says nothing of it. */
export function choiceNamed(key: string): string | undefined {
  const word = plain(key).replaceAll(/[_-]/g, ' ').toLowerCase()
  const one = choices.get(word) ?? word.replace(/s$/, '')
  if (choices.has(word) || [...choices.values()].includes(one) || optionNamed(one) !== undefined)
    return asTitle(one)
  return undefined
}

/** The same of a list that has prices, whatever its key is. */
export const choiceOf = (key: string): string =>
  choiceNamed(key) ?? asTitle(plain(key).replaceAll(/[_-]/g, ' ').toLowerCase().replace(/s$/, ''))

const asTitle = (word: string) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`

const choices = new Map([
  ['variants', 'variant'],
  ['variations', 'variant'],
  ['options', 'option'],
  ['choices', 'choice'],
  ['portions', 'portion'],
  ['scents', 'scent'],
  ['types', 'type'],
  ['varieties', 'variety'],
  ['tastes', 'taste'],
  ['розміри', 'розмір'],
  ['кольори', 'колір'],
  ['смаки', 'смак'],
  ['варіанти', 'варіант'],
  ['порції', 'порція'],
  ['размеры', 'размер'],
  ['цвета', 'цвет'],
  ['вкусы', 'вкус'],
  ['варианты', 'вариант'],
  ['rozmiary', 'rozmiar'],
  ['kolory', 'kolor'],
  ['smaki', 'smak'],
  ['warianty', 'wariant'],
  ['größen', 'größe'],
  ['farben', 'farbe'],
  ['varianten', 'variante'],
])
