import type { Explanations } from './explanation.ts'

/** What `check` meets when it walks through the bot as a customer does. */
export const walkExplained: Explanations = {
  'category-crowded': {
    title: 'More categories than a screen shows',
    means:
      'The screen of one category, or of the shop, has room for 70 categories, and this one has more.',
    why: 'Telegram takes 100 buttons below a message. Customers find the goods of those that are left out only by search.',
    wrong: 'catalog/        # with 85 folders in it\n',
    right: 'catalog/        # with 10 folders in it, and 8 or 9 in each\n',
  },
  'product-far': {
    title: 'A product is many taps away',
    means:
      'From the menu a customer has to tap more than ten times until the product is shown; turning a page is a tap as well.',
    why: 'Hardly anybody goes so far. Categories with fewer products in each, or "also-in", bring it nearer.',
    wrong: 'catalog/teas.yaml     # 200 products in one category: 25 pages\n',
    right: 'catalog/teas/green/    catalog/teas/black/    …\n',
  },
  'screen-refused': {
    title: 'Telegram would refuse a screen',
    means:
      'A message of the bot breaks a limit of Telegram: too many buttons, a button that carries too much, a text that is empty.',
    why: 'Customers would see nothing at all. shopbot is made so that this cannot happen: please report it with the product that is named.',
    wrong: '$ shopbot check my-shop\n',
    right: '$ shopbot check my-shop --json > report.json\n',
  },
}
