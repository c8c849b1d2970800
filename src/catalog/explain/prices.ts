import type { Explanations } from './explanation.ts'

/** Amounts of money. */
export const pricesExplained: Explanations = {
  'price-missing': {
    title: 'A price is missing',
    means: 'A product, one of its variants or a way of delivery has no price.',
    why: 'Nothing can be sold without one. A way of delivery that costs nothing says price: 0.',
    wrong: `products:
  - {id: tea, title: Tea}
`,
    right: `products:
  - {id: tea, title: Tea, price: 45}
`,
  },
  'price-invalid': {
    title: 'Not an amount of money',
    means:
      'An amount has digits and perhaps a point, and nothing else: no sign of a currency, no comma, no spaces.',
    why: 'A comma or a space means different things in different countries, and a price is never guessed.',
    wrong: `products:
  - {id: tea, title: Tea, price: 45 грн}
`,
    right: `products:
  - {id: tea, title: Tea, price: 45.00}
`,
  },
  'money-too-many-digits': {
    title: 'More digits than the currency has',
    means: 'The currency has no coin for the last digits: UAH has two after the point, JPY none.',
    why: 'Rounding would change the price, so it is left to you.',
    wrong: `products:
  - {id: tea, title: Tea, price: 45.505}
`,
    right: `products:
  - {id: tea, title: Tea, price: 45.50}
`,
  },
  'money-too-large': {
    title: 'An amount beyond all bounds',
    means: 'The amount is larger than any that Telegram charges.',
    why: 'Most often the point is missing, or a telephone number stands in the place of a price.',
    wrong: `products:
  - {id: tea, title: Tea, price: 380441234567}
`,
    right: `products:
  - {id: tea, title: Tea, price: 45}
`,
  },
  'price-out-of-bounds': {
    title: 'Telegram does not charge this amount',
    means:
      'The price of a product is below the least charge of its currency, about one dollar, or above the greatest, about ten thousand dollars.',
    why: 'An order of this product alone is refused by Telegram when it is to be paid by card. The bounds move with exchange rates.',
    wrong: `products:
  - {id: sample, title: Tea sample, price: 0.50}
`,
    right: `products:
  - {id: sample, title: Ten tea samples, price: 50}
`,
  },
  'price-far-off': {
    title: 'A price is far from its neighbours',
    means:
      "The price is more than 20 times, or less than a twentieth of, the middle of the other prices in the product's category.",
    why: 'Usually the point is missing or stands in the wrong place. If the price is right, nothing needs to be done; a category of its own ends the warning.',
    wrong: `products:
  - {id: green, title: Green tea, price: 45.00}
  - {id: black, title: Black tea, price: 40.00}
  - {id: white, title: White tea, price: 60.00}
  - {id: red, title: Red tea, price: 55.00}
  - {id: oolong, title: Oolong, price: 6500}
`,
    right: `products:
  - {id: green, title: Green tea, price: 45.00}
  - {id: black, title: Black tea, price: 40.00}
  - {id: white, title: White tea, price: 60.00}
  - {id: red, title: Red tea, price: 55.00}
  - {id: oolong, title: Oolong, price: 65.00}
`,
  },
  'was-not-higher': {
    title: 'The former price is not higher',
    means:
      '"was" is the price before, which is struck through; here it is not above the price of today.',
    why: 'A discount that is none would mislead, so nothing is struck through.',
    wrong: `products:
  - {id: tea, title: Tea, price: 45, was: 40}
`,
    right: `products:
  - {id: tea, title: Tea, price: 40, was: 45}
`,
  },
  'was-far-off': {
    title: 'The former price is far too high',
    means: '"was" is more than ten times the price of today.',
    why: 'Usually the point is missing in one of the two. If it is not, few customers will believe it.',
    wrong: `products:
  - {id: tea, title: Tea, price: 45.00, was: 6000}
`,
    right: `products:
  - {id: tea, title: Tea, price: 45.00, was: 60.00}
`,
  },
}
