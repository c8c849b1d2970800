import type { Explanations } from './explanation.ts'

/** The names by which the shop remembers goods. */
export const idsExplained: Explanations = {
  'id-invalid': {
    title: 'A text cannot be an id',
    means:
      'An id has small Latin letters, digits and hyphens, begins with a letter or digit and has 40 signs at most.',
    why: "Ids stand in links and on Telegram's buttons, which carry 64 bytes.",
    wrong: `products:
  - {id: Green Tea, title: Green tea, price: 45}
`,
    right: `products:
  - {id: green-tea, title: Green tea, price: 45}
`,
  },
  'was-id-invalid': {
    title: 'A text cannot have been an id',
    means: '"was-id" names the id that something had before it was renamed, and this is none.',
    why: 'By it carts, links and past orders follow to the new id. Ids have small Latin letters, digits and hyphens.',
    wrong: `products:
  - {id: green-tea, was-id: Green Tea, title: Green tea, price: 45}
`,
    right: `products:
  - {id: green-tea, was-id: tea, title: Green tea, price: 45}
`,
  },
  'id-missing': {
    title: 'No id can be made',
    means:
      'Where no id is written it is made from the title or the name of the folder, and nothing of this one is left when it is written in Latin letters.',
    why: 'Carts, orders and links remember goods by their id.',
    wrong: `products:
  - {title: "☕", price: 45}
`,
    right: `products:
  - {id: coffee, title: "☕", price: 45}
`,
  },
  'duplicate-id': {
    title: 'Two things have the same id',
    means:
      'An id belongs to one product, one category, one way of delivery or one promotion, wherever it is written. An id that is made from the title counts as well.',
    why: "A customer's cart could mean either of the two.",
    wrong: `products:
  - {id: tea, title: Green tea, price: 45}
  - {id: tea, title: Black tea, price: 40}
`,
    right: `products:
  - {id: green-tea, title: Green tea, price: 45}
  - {id: black-tea, title: Black tea, price: 40}
`,
  },
}
