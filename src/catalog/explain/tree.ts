import type { Explanations } from './explanation.ts'

/** Folders and files of a shop, and the categories that they make. */
export const treeExplained: Explanations = {
  'shop-missing': {
    title: 'There is no shop here',
    means: 'The folder has no shop.yaml.',
    why: 'shop.yaml makes a folder a shop. `shopbot init` writes one; or the command was run in another folder.',
    wrong: '$ shopbot check\n',
    right: '$ shopbot check my-shop\n',
  },
  'catalog-missing': {
    title: 'There is no catalogue',
    means:
      'shop.yaml names a folder or file for the catalogue, or leaves it at catalog/, and nothing is there.',
    why: 'Without a catalogue there is nothing to sell.',
    file: 'shop.yaml',
    wrong: 'catalog: goods\n',
    right: 'catalog: catalog.yaml\n',
  },
  'catalog-empty': {
    title: 'There are no products',
    means: 'The catalogue is there, but no file of it lists a product.',
    why: 'Customers would find an empty shop.',
    wrong: 'products: []\n',
    right: `products:
  - {id: tea, title: Tea, price: 45}
`,
  },
  'category-empty': {
    title: 'A category with nothing in it',
    means: 'Neither the category nor any category below it has a product that customers see.',
    why: 'The bot does not show empty shelves, so nobody will see this one. It may be meant for later: then hide it.',
    wrong: `categories:
  - {id: teas, title: Teas}
products:
  - {id: cup, title: Cup, price: 90}
`,
    right: `categories:
  - id: teas
    title: Teas
    products:
      - {id: tea, title: Tea, price: 45}
products:
  - {id: cup, title: Cup, price: 90}
`,
  },
  'category-unknown': {
    title: 'A category that is nowhere written',
    means: 'The text names the id of a category, and the catalogue has none of this id.',
    why: "The product would not appear where it should. A folder's category has the folder's name as its id.",
    wrong: `products:
  - {id: cup, title: Cup, price: 90, also-in: [gifs]}
categories:
  - {id: gifts, title: Gifts, products: [{id: box, title: Box, price: 300}]}
`,
    right: `products:
  - {id: cup, title: Cup, price: 90, also-in: [gifts]}
categories:
  - {id: gifts, title: Gifts, products: [{id: box, title: Box, price: 300}]}
`,
  },
  'product-unreachable': {
    title: 'A product that no customer can reach',
    means:
      'Every category that the product stands in is hidden, or no screen of the bot leads to it.',
    why: 'It is for sale, but nobody will find it. If that is meant, hide the product itself.',
    wrong: `categories:
  - id: teas
    title: Teas
    hidden: true
    products:
      - {id: tea, title: Tea, price: 45}
`,
    right: `categories:
  - id: teas
    title: Teas
    products:
      - {id: tea, title: Tea, price: 45}
`,
  },
  unreadable: {
    title: 'A file or folder cannot be opened',
    means: 'It is there, but the system does not let this user read it.',
    why: 'What it holds would be missing in the shop.',
    wrong: '$ chmod 000 catalog/teas.yaml\n',
    right: '$ chmod 644 catalog/teas.yaml\n',
  },
  'folder-named-file': {
    title: 'A folder is named like a file',
    means: 'A folder of the catalogue has a name that ends in .yaml or .yml.',
    why: 'A folder is a category, named by the folder; this one looks like a file and is read as neither.',
    wrong: 'catalog/teas.yaml/green.yaml\n',
    right: 'catalog/teas/green.yaml\n',
  },
  'file-missing': {
    title: 'A text file is missing',
    means: "The field names a file of the shop's folder, and there is none.",
    why: 'Customers would be shown the name of the file in place of its text.',
    file: 'shop.yaml',
    wrong: 'terms: terms-of-sale.md\n',
    right: 'terms: Goods can be returned within 14 days.\n',
  },
}
