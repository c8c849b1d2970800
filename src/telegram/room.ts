/**
 * How many signs of a text the bot shows where Telegram sets no limit of its own, or one that several texts share;
 * the rest is cut at a word. Check tells merchants the same numbers.
 */
export const room = {
  /** A button; Telegram shows two lines of it. */
  button: 60,
  /** A title on a button that says something else, too: a price, a number of goods. */
  buttonTitle: 40,
  /** A title among the lines of a cart. */
  cartTitle: 80,
  cartVariant: 60,
  /** A title among the lines of an order. */
  orderTitle: 120,
  /** LabeledPrice.label of an invoice. */
  priceLabel: 100,
} as const
