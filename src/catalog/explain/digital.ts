import type { Explanations } from './explanation.ts'

/** Goods that are handed out in the chat. */
export const digitalExplained: Explanations = {
  'deliver-too-long': {
    title: 'What is sold does not fit into a message',
    means: 'The text of "deliver" is longer than one message of Telegram.',
    why: 'What was paid for cannot be cut. Put it where it can be downloaded, and deliver the address.',
    wrong: 'deliver: …            # 5000 signs\n',
    right: 'deliver: "https://tea.example/book/4f6a"\n',
  },
  'key-invalid': {
    title: 'A key is empty or too long',
    means: 'Each item of a list under "deliver" is one key of 1 to 500 signs.',
    why: 'An empty key would be sold like any other.',
    wrong: `products:
  - {id: licence, title: Licence, price: 450, deliver: [AAAA-1111, ""]}
`,
    right: `products:
  - {id: licence, title: Licence, price: 450, deliver: [AAAA-1111, BBBB-2222]}
`,
  },
  'key-twice': {
    title: 'A key stands twice',
    means: 'The same key is listed twice, here or at another product.',
    why: 'Each is handed out once: the second buyer would get what the first already has.',
    wrong: `products:
  - {id: licence, title: Licence, price: 450, deliver: [AAAA-1111, AAAA-1111]}
`,
    right: `products:
  - {id: licence, title: Licence, price: 450, deliver: [AAAA-1111, BBBB-2222]}
`,
  },
  'keys-missing': {
    title: '"deliver" lists no keys',
    means: 'The list is empty.',
    why: 'There is nothing to hand out. Keys that were sold may stay in the file; a product that has none left is hidden.',
    wrong: `products:
  - {id: licence, title: Licence, price: 450, deliver: []}
`,
    right: `products:
  - {id: licence, title: Licence, price: 450, deliver: [AAAA-1111]}
`,
  },
  'keys-with-stock': {
    title: 'Keys and stock at the same product',
    means: 'As many can be sold as there are keys.',
    why: 'A second number could only contradict the first.',
    wrong: `products:
  - {id: licence, title: Licence, price: 450, stock: 5, deliver: [AAAA-1111]}
`,
    right: `products:
  - {id: licence, title: Licence, price: 450, deliver: [AAAA-1111]}
`,
  },
  'keys-with-variants': {
    title: 'Keys and variants at the same product',
    means: 'A list of keys belongs to a product, not to its variants.',
    why: 'It could not be told which key opens which of them.',
    wrong: `products:
  - id: licence
    title: Licence
    price: 450
    deliver: [AAAA-1111]
    options: {for: [one, team]}
    variants: [{for: one}, {for: team}]
`,
    right: `products:
  - {id: licence-one, title: Licence for one, price: 450, deliver: [AAAA-1111]}
  - {id: licence-team, title: Licence for a team, price: 900, deliver: [CCCC-3333]}
`,
  },
  'digital-without-stars': {
    title: 'Digital goods for money',
    means: 'Something that is delivered in the chat is sold for a currency like UAH.',
    why: "Telegram's terms want digital goods and services to be paid in Telegram Stars, and it may close a bot that does otherwise. A shop counts in one currency: sell them in a shop of their own.",
    wrong: `products:
  - {id: book, title: Book, price: 450, deliver: "https://tea.example/book"}
`,
    right: `products:
  - {id: book, title: Printed book, price: 450}
`,
  },
  'physical-in-stars': {
    title: 'Goods to be sent, for Stars',
    means: 'The shop is paid in Telegram Stars, and this product has no "deliver".',
    why: 'Telegram\'s terms keep Stars for digital goods. Where the buyer gets something in the chat, say it in "deliver".',
    file: 'shop.yaml',
    wrong: 'currency: XTR\n',
    right: 'currency: UAH\n',
  },
}
