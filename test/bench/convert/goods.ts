/** A product of a made-up shop, as every system would export it. */
export interface Good {
  readonly number: number
  readonly title: string
  readonly html: string
  /** From above to below; the first is its home. */
  readonly categories: readonly (readonly string[])[]
  readonly photos: readonly string[]
  readonly price: number
  readonly stock: number
  /** What its variants differ in; empty: it has none. */
  readonly sizes: readonly string[]
}

/** Makes the product of a number, the same each time. */
export type Goods = (number: number) => Good

/** Such as shops have, some of them awkward: many pictures, many variants, the longest titles and texts. */
export const richGoods: Goods = (number) => ({
  number,
  title: number % 97 === 0 ? `${words(number, 40).slice(0, 200)} ${number}` : titleOf(number),
  get html() {
    return htmlOf(number, number % 50 === 0 ? 10_000 : 300 + ((number * 37) % 900))
  },
  categories: number % 4 === 0 ? [shelfOf(number), ['Розпродаж']] : [shelfOf(number)],
  photos: photosOf(number, number % 400 === 0 ? 190 : number % 4),
  price: 20 + (number % 900),
  stock: (number % 60) - 2,
  sizes: number % 800 === 0 ? sizesTo(100) : number % 3 === 0 ? ['S', 'M', 'L'] : [],
})

/** As many to the megabyte as can be: whatever is held of each product or row weighs most here. */
export const terseGoods: Goods = (number) => ({
  number,
  title: `Річ ${number}`,
  html: '',
  categories: [],
  photos: [],
  price: 20 + (number % 900),
  stock: number % 60,
  sizes: number % 3 === 0 ? ['S', 'M'] : [],
})

/** As few to the megabyte as can be: a file as large as memory is there in a moment. */
export const longGoods: Goods = (number) => ({
  number,
  title: `Книга ${number}`,
  html: `<p>${number} ${longText}</p>`,
  categories: [shelfOf(number)],
  photos: photosOf(number, 2),
  price: 20 + (number % 900),
  stock: number % 60,
  sizes: number % 3 === 0 ? ['S', 'M'] : [],
})

/** The shelves of all goods, those above before those below. */
export const shelves: readonly (readonly string[])[] = [
  ...Array.from({ length: 20 }, (_, top) => [
    [`Відділ ${top}`],
    ...Array.from({ length: 10 }, (_, below) => [`Відділ ${top}`, `Полиця ${top}.${below}`]),
  ]).flat(),
  ['Розпродаж'],
]

const longText =
  'Once upon a time there was a shop of a hundred rooms, each with a door of its own. '.repeat(1200)

const shelfOf = (number: number) => [
  `Відділ ${number % 20}`,
  `Полиця ${number % 20}.${(number >> 5) % 10}`,
]

const photosOf = (number: number, count: number) =>
  Array.from({ length: count }, (_, at) => `https://cdn.example.com/goods/${number}/${at}.jpg`)

const sizesTo = (count: number) => Array.from({ length: count }, (_, at) => `${at + 1} см`)

const titleOf = (number: number) => `${words(number, 2 + (number % 4))} ${number}`

function htmlOf(number: number, length: number): string {
  let html = `<h2>${words(number, 3)}</h2>`
  for (let at = 0; html.length < length; at += 1)
    html += `<p>${words(number + at, 12)}, <b>${words(at, 2)}</b> &amp; "${words(at + 1, 1)}".</p>\n<ul><li>${words(number * 3 + at, 4)}</li></ul>`
  return html
}

function words(from: number, count: number): string {
  return Array.from(
    { length: count },
    (_, at) => vocabulary[(from * 7 + at * (5 + (from % 11))) % vocabulary.length],
  ).join(' ')
}

const vocabulary =
  'чашка глиняна ручної роботи синя міцна для кухні та саду подарунок матері light handmade cup of clay with warm glaze довговічна м’яка з льону велика кругла дерев’яна рамка'.split(
    ' ',
  )
