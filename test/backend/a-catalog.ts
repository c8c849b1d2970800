import type { Catalog, Category, Product } from '../../src/shop/catalog.ts'
import { defaultServer, type Settings } from '../../src/shop/settings.ts'

export const settings: Settings = {
  name: { uk: 'Київські квіти', en: 'Kyiv Flowers' },
  currency: 'UAH',
  languages: ['uk', 'en'],
  timezone: 'Europe/Kyiv',
  admins: [901, 902],
  moderators: [],
  payment: { methods: ['telegram'], ask: ['name'] },
  delivery: [],
  promotions: [],
  hold: 15 * 60_000,
  retry: { initial: 500, factor: 1.5, max: 30_000, jitter: 'full' },
  server: defaultServer,
  texts: {},
}

export function category(
  id: string,
  parent: string | null,
  more: Partial<Category> = {},
): Category {
  return { id, parent, title: id, order: 0, hidden: false, ...more }
}

export function product(id: string, more: Partial<Product> = {}): Product {
  return {
    id,
    category: 'flowers',
    alsoIn: [],
    order: 0,
    title: id,
    price: 9900,
    photos: [],
    hidden: false,
    options: {},
    variants: [],
    ...more,
  }
}

const size = (id: string, price: number, stock?: number) => ({
  id,
  options: { size: id.toUpperCase() },
  price,
  ...(stock === undefined ? {} : { stock }),
})

/** Flowers and drinks, three categories deep; one category is hidden. */
export const catalog: Catalog = {
  categories: [
    category('flowers', null, { title: { uk: 'Квіти', en: 'Flowers' } }),
    category('drinks', null, { order: 1 }),
    category('coffee', 'drinks'),
    category('milky', 'coffee'),
    category('secret', null, { hidden: true, order: 2 }),
  ],
  products: [
    product('rose', {
      title: { uk: 'Червона троянда', en: 'Red rose' },
      description: 'Fresh from Vinnytsia',
      was: 12000,
      stock: 10,
      sku: 'R-1',
      alsoIn: ['drinks'],
    }),
    product('last-one', { title: 'The last tulip', price: 5000, stock: 1, order: 1 }),
    product('five', { title: "П'ять тюльпанів", price: 30000, order: 2 }),
    ...Array.from({ length: 9 }, (_, at) => product(`daisy-${at}`, { order: 3 + at })),
    product('latte', {
      category: 'milky',
      price: 4550,
      title: 'Latte',
      options: { size: ['S', 'L'] },
      variants: [size('s', 4550, 3), size('l', 6000)],
    }),
    product('gift', { category: 'drinks', price: 0, order: 5 }),
    product('hidden-rose', { hidden: true }),
    product('secret-rose', { category: 'secret' }),
  ],
}
