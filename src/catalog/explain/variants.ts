import type { Explanations } from './explanation.ts'

/** Products that come in several. */
export const variantsExplained: Explanations = {
  'options-invalid': {
    title: '"options" lists no values by name',
    means: 'Each option has a name and a list of values, like size: [S, M].',
    why: 'Customers choose a value of each option; without a list there is nothing to choose.',
    wrong: `products:
  - id: shirt
    title: Shirt
    price: 400
    options: [S, M]
`,
    right: `products:
  - id: shirt
    title: Shirt
    price: 400
    options: {size: [S, M]}
    variants:
      - {size: S}
      - {size: M}
`,
  },
  'options-unused': {
    title: 'A product has options and no variants',
    means:
      '"options" says what variants differ in, and "variants" says which there are; the second is missing.',
    why: 'Customers are not asked to choose, and the shop does not know what to send.',
    wrong: `products:
  - id: shirt
    title: Shirt
    price: 400
    options: {size: [S, M]}
`,
    right: `products:
  - id: shirt
    title: Shirt
    price: 400
    options: {size: [S, M]}
    variants:
      - {size: S}
      - {size: M}
`,
  },
  'option-name': {
    title: 'An option has the name of a field',
    means: 'Variants have fields like price and stock, and an option may not be called the same.',
    why: 'In a variant nobody could tell the two apart.',
    wrong: `products:
  - {id: tea, title: Tea, price: 45, options: {stock: [much, little]}}
`,
    right: `products:
  - id: tea
    title: Tea
    price: 45
    options: {amount: [much, little]}
    variants: [{amount: much}, {amount: little}]
`,
  },
  'option-twice': {
    title: 'A value of an option stands twice',
    means: 'The list of values has the same one twice.',
    why: 'It counts once; perhaps another value was meant.',
    wrong: `products:
  - id: shirt
    title: Shirt
    price: 400
    options: {size: [S, S, M]}
    variants: [{size: S}, {size: M}]
`,
    right: `products:
  - id: shirt
    title: Shirt
    price: 400
    options: {size: [S, M]}
    variants: [{size: S}, {size: M}]
`,
  },
  'option-alike': {
    title: 'Two values of an option look the same',
    means: 'They differ only in capitals or spaces.',
    why: 'Customers would see two buttons that say the same.',
    wrong: `products:
  - id: shirt
    title: Shirt
    price: 400
    options: {colour: [Red, red]}
    variants: [{id: a, colour: Red}, {id: b, colour: red}]
`,
    right: `products:
  - id: shirt
    title: Shirt
    price: 400
    options: {colour: [Red, Blue]}
    variants: [{colour: Red}, {colour: Blue}]
`,
  },
  'option-missing': {
    title: 'A variant leaves an option open',
    means: 'Each variant gives one value for every option of its product.',
    why: 'Otherwise the customer would not know what comes in the parcel.',
    wrong: `products:
  - id: shirt
    title: Shirt
    price: 400
    options: {size: [S, M]}
    variants: [{size: S}, {id: other}]
`,
    right: `products:
  - id: shirt
    title: Shirt
    price: 400
    options: {size: [S, M]}
    variants: [{size: S}, {size: M}]
`,
  },
  'option-unknown': {
    title: 'A variant has a value that is not among the options',
    means: 'The value must be written exactly as in "options".',
    why: 'Usually one of the two has a letter wrong; or the value must be added to "options".',
    wrong: `products:
  - id: shirt
    title: Shirt
    price: 400
    options: {size: [S, M]}
    variants: [{size: S}, {size: Medium}]
`,
    right: `products:
  - id: shirt
    title: Shirt
    price: 400
    options: {size: [S, M]}
    variants: [{size: S}, {size: M}]
`,
  },
  'variant-twice': {
    title: 'Two variants are the same',
    means: 'Two variants of a product have the same values for all options.',
    why: 'Which of the two prices would count?',
    wrong: `products:
  - id: shirt
    title: Shirt
    options: {size: [S, M]}
    variants: [{id: a, size: S, price: 400}, {id: b, size: S, price: 450}]
`,
    right: `products:
  - id: shirt
    title: Shirt
    options: {size: [S, M]}
    variants: [{size: S, price: 400}, {size: M, price: 450}]
`,
  },
  'stock-of-variants': {
    title: 'Stock of a product that has variants',
    means: 'Variants are counted one by one; the number at the product is not used.',
    why: 'It cannot be told how many of each size there are.',
    wrong: `products:
  - id: shirt
    title: Shirt
    price: 400
    stock: 20
    options: {size: [S, M]}
    variants: [{size: S}, {size: M}]
`,
    right: `products:
  - id: shirt
    title: Shirt
    price: 400
    options: {size: [S, M]}
    variants: [{size: S, stock: 12}, {size: M, stock: 8}]
`,
  },
  'sku-twice': {
    title: 'The same article number at several goods',
    means: 'A sku is your own number for a thing on the shelf; two goods share it.',
    why: 'Whoever packs the order may take the wrong one.',
    wrong: `products:
  - {id: green, title: Green tea, price: 45, sku: T-1}
  - {id: black, title: Black tea, price: 40, sku: T-1}
`,
    right: `products:
  - {id: green, title: Green tea, price: 45, sku: T-1}
  - {id: black, title: Black tea, price: 40, sku: T-2}
`,
  },
}
