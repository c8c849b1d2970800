import type { Explanations } from './explanation.ts'

/** Fields that are not what they should be, whatever they are of. */
export const fieldsExplained: Explanations = {
  'unknown-key': {
    title: 'A field that shopbot does not know',
    means: 'Nothing here has a field of this name; most often a letter is wrong.',
    why: 'A field that is passed over in silence would be missing in the shop: a "pirce" that nobody reads leaves the old price.',
    wrong: `products:
  - id: tea
    title: Tea
    pirce: 45
`,
    right: `products:
  - id: tea
    title: Tea
    price: 45
`,
  },
  'not-built-yet': {
    title: 'A field that does nothing yet',
    means: 'The field is planned, and this version of shopbot does not do what it says.',
    why: 'The shop would behave otherwise than its file says.',
    wrong: `products:
  - title: Tea
    options: {size: [S]}
    variants:
      - {id: s, size: S, price: 45, photos: [s.jpg]}
`,
    right: `products:
  - title: Tea
    options: {size: [S]}
    variants:
      - {id: s, size: S, price: 45}
`,
  },
  'not-a-mapping': {
    title: 'Lines of "key: value" are missing',
    means: 'Here must stand fields with names, and there is a bare text or a list.',
    why: 'Without names nobody can tell which is the title and which the price.',
    wrong: `products:
  - Tea
`,
    right: `products:
  - title: Tea
    price: 45
`,
  },
  'not-a-text': {
    title: 'A text is expected',
    means: 'Here must stand one text, and there is a list, a mapping or nothing.',
    why: 'Only a text can be shown to a customer.',
    wrong: `products:
  - id: tea
    title: [Tea]
    price: 45
`,
    right: `products:
  - id: tea
    title: Tea
    price: 45
`,
  },
  'text-empty': {
    title: 'A text is empty',
    means: 'The field is there, but nothing is written in it.',
    why: 'Telegram refuses empty messages and buttons.',
    wrong: `products:
  - id: tea
    title: ""
    price: 45
`,
    right: `products:
  - id: tea
    title: Tea
    price: 45
`,
  },
  'number-invalid': {
    title: 'A whole number is expected',
    means: 'Here must stand digits only, within the bounds that the message names.',
    why: 'Pieces, ports and ids are counted in whole numbers.',
    wrong: `products:
  - {id: tea, title: Tea, price: 45, stock: plenty}
`,
    right: `products:
  - {id: tea, title: Tea, price: 45, stock: 120}
`,
  },
  'flag-invalid': {
    title: 'true or false is expected',
    means: 'The field takes true or false (yes and no do as well).',
    why: 'Anything else could be read either way.',
    wrong: `products:
  - {id: tea, title: Tea, price: 45, hidden: maybe}
`,
    right: `products:
  - {id: tea, title: Tea, price: 45, hidden: false}
`,
  },
  'secret-written': {
    title: 'A token stands in a file',
    means: "The text has the form of a bot's token or of a payment provider's.",
    why: 'Whoever has the token owns the bot, and files of a shop end up in repositories and messages. Put it into .env, which is never committed; and if the file has been shared already, take a new token from @BotFather: /revoke.',
    file: 'shop.yaml',
    wrong: `support: "${'1234567890'}:${'A'.repeat(35)}"\n`,
    right: 'support: "@tea_help"\n',
  },
}
