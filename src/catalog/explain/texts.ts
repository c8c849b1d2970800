import type { Explanations } from './explanation.ts'

/** What customers read. */
export const textsExplained: Explanations = {
  'title-missing': {
    title: 'A title is missing',
    means: 'A product, a category or a way of delivery has no title.',
    why: 'The title stands on the button that customers press.',
    wrong: `products:
  - {id: tea, price: 45}
`,
    right: `products:
  - {id: tea, title: Tea, price: 45}
`,
  },
  'text-cut': {
    title: 'A text is longer than Telegram shows',
    means: 'The bot cuts it at a word and puts … at its end; the message names the bound.',
    why: 'Telegram refuses longer texts: 1024 signs below a photo, 4096 in a message. On buttons, invoices and in the profile there is room for far fewer. What is cut is not lost in the file, but customers do not see it.',
    wrong: `products:
  - id: tea
    title: Loose leaf green tea from the first harvest in spring, hand picked and dried in the sun
    price: 45
`,
    right: `products:
  - id: tea
    title: Green tea, first harvest
    description: Loose leaf, hand picked in spring and dried in the sun.
    price: 45
`,
  },
  'language-missing': {
    title: 'A text is missing in a language of the shop',
    means:
      'The text is given by language, and one language that shop.yaml names is not among them.',
    why: "Customers of that language read it in the shop's first language instead.",
    file: 'shop.yaml',
    wrong: `languages: [uk, en]
welcome: {uk: Вітаємо}
`,
    right: `languages: [uk, en]
welcome: {uk: Вітаємо, en: Welcome}
`,
  },
  'language-unknown': {
    title: 'A text in a language that the shop does not speak',
    means: 'The text is given by language, and shop.yaml does not name this one.',
    why: 'Nobody would ever see it. Ukrainian is uk, not ua; the languages of the shop stand in shop.yaml.',
    file: 'shop.yaml',
    wrong: `languages: [uk, en]
welcome: {ua: Вітаємо, en: Welcome}
`,
    right: `languages: [uk, en]
welcome: {uk: Вітаємо, en: Welcome}
`,
  },
  'language-invalid': {
    title: 'Not the code of a language',
    means:
      'Languages are written as codes of two or three small letters, with a region where needed.',
    why: "Telegram tells the customer's language by such a code.",
    file: 'shop.yaml',
    wrong: 'languages: [Ukrainian, English]\n',
    right: 'languages: [uk, en]\n',
  },
  'title-twice': {
    title: 'Two products of a category have the same title',
    means: 'In one category two buttons would read the same.',
    why: 'Customers cannot tell them apart. If they are one product in several sizes, make them variants of it.',
    wrong: `products:
  - {id: tea-50, title: Green tea, price: 45}
  - {id: tea-100, title: Green tea, price: 80}
`,
    right: `products:
  - id: tea
    title: Green tea
    options: {weight: [50 g, 100 g]}
    variants:
      - {weight: 50 g, price: 45}
      - {weight: 100 g, price: 80}
`,
  },
}
