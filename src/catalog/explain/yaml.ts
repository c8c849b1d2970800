import type { Explanations } from './explanation.ts'

/** Files that cannot be read as YAML. */
export const yamlExplained: Explanations = {
  'yaml-syntax': {
    title: 'A line is not valid YAML',
    means: 'YAML gives some signs a meaning, and here they do not add up.',
    why: 'Nothing of the file can be read until it is valid. Most often a text holds ": " or " #", or begins with a quote, "[", "{", "@", "&" or "*", and needs quotes around it.',
    wrong: `products:
  - id: tea
    title: "Tea" (loose)
    price: 45
`,
    right: `products:
  - id: tea
    title: '"Tea" (loose)'
    price: 45
`,
  },
  'tab-indent': {
    title: 'A tab is used to indent',
    means: 'A line begins with a tab where YAML wants spaces.',
    why: 'Editors show tabs in different widths, so YAML does not take them to tell which line belongs to which.',
    wrong: 'products:\n\t- id: tea\n\t  title: Tea\n\t  price: 45\n',
    right: 'products:\n  - id: tea\n    title: Tea\n    price: 45\n',
  },
  'bad-indent': {
    title: 'A line is indented otherwise than its neighbours',
    means: 'The line begins in a column where no entry above begins.',
    why: 'The column says what a line belongs to. Entries of one product begin in the same column; so do the dashes of one list.',
    wrong: `products:
  - id: tea
    title: Tea
   price: 45
`,
    right: `products:
  - id: tea
    title: Tea
    price: 45
`,
  },
  'several-documents': {
    title: 'A file holds several documents',
    means: 'A line of three dashes begins a second document in the same file.',
    why: 'A file of the shop is one document; what stands in a second one would be lost.',
    wrong: `products:
  - {id: tea, title: Tea, price: 45}
---
products:
  - {id: cup, title: Cup, price: 90}
`,
    right: `products:
  - {id: tea, title: Tea, price: 45}
  - {id: cup, title: Cup, price: 90}
`,
  },
  'too-deep': {
    title: 'Nested too deep',
    means: 'Lists, mappings or folders stand inside each other more often than any shop needs.',
    why: 'A customer taps through every level. Brackets that are never closed look like this, too.',
    wrong: `products: ${'['.repeat(64)}${']'.repeat(64)}\n`,
    right: 'products: []\n',
  },
  'alias-unknown': {
    title: 'An alias names nothing',
    means:
      'A value that begins with * stands for another one, and nothing above is marked with that name.',
    why: 'Most often the * is part of a text; then quotes make it one.',
    wrong: `products:
  - id: tea
    title: *best
    price: 45
`,
    right: `products:
  - id: tea
    title: "*best"
    price: 45
`,
  },
  'alias-cycle': {
    title: 'An alias contains itself',
    means: 'Following the alias leads back to where it stands.',
    why: 'Such a catalogue would have no end.',
    wrong: `categories:
  - &teas
    id: teas
    title: Teas
    categories: [*teas]
`,
    right: `categories:
  - id: teas
    title: Teas
    categories:
      - {id: green, title: Green teas, products: [{id: tea, title: Tea, price: 45}]}
`,
  },
  'too-many-aliases': {
    title: 'Too many aliases',
    means: 'The file repeats values by *name more often than any catalogue does.',
    why: 'A few lines of aliases can stand for billions of entries and would fill the memory.',
    wrong: `a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a]
c: [*b, *b, *b, *b, *b, *b, *b]    # and so on
`,
    right: `products:
  - {id: tea, title: Tea, price: 45}
`,
  },
  'merge-not-a-map': {
    title: '<< takes no entries',
    means: '<< puts the entries of another mapping here, and what it names is none.',
    why: 'There is nothing that could be put here.',
    wrong: `products:
  - {<<: 45, id: tea, title: Tea, price: 45}
`,
    right: `products:
  - &tea {id: tea, title: Tea, price: 45}
  - {<<: *tea, id: cup, title: Cup}
`,
  },
  'key-not-text': {
    title: 'A key is not a word',
    means: 'What stands before the colon is a list or a mapping.',
    why: 'Fields have names. Often a "{" is left over, or "{name}" was meant as a text.',
    wrong: `products:
  - {id: tea, title: Tea, price: 45, {a: b}: c}
`,
    right: `products:
  - {id: tea, title: Tea, price: 45}
`,
  },
  'duplicate-key': {
    title: 'A key stands twice',
    means: 'The same field is written twice in one place.',
    why: 'Only one of the two can count, and nobody can tell which was meant.',
    wrong: `products:
  - id: tea
    title: Tea
    price: 45
    price: 50
`,
    right: `products:
  - id: tea
    title: Tea
    price: 50
`,
  },
  'not-yaml': {
    title: 'A file is something else than YAML',
    means:
      'The name ends in .yaml or .yml, but the file holds XML, HTML, JSON lines, a spreadsheet, a picture or the like.',
    why: 'The name does not change what is in it. `shopbot convert` turns the catalogues of other systems into YAML.',
    wrong: '<?xml version="1.0"?>\n<shop/>\n',
    right: `products:
  - {id: tea, title: Tea, price: 45}
`,
  },
  'not-utf-8': {
    title: 'A file has another encoding than UTF-8',
    means:
      'A byte of the file belongs to no text in UTF-8; an old Windows encoding is the usual reason.',
    why: 'Letters would come out as other letters. Save the file again and choose UTF-8.',
    wrong: '$ iconv -f utf-8 -t windows-1251 tea.yaml > catalog/tea.yaml\n',
    right: '$ iconv -f windows-1251 -t utf-8 tea.yaml > catalog/tea.yaml\n',
  },
  'file-too-large': {
    title: 'A file is too large',
    means: 'One file has more than 32 MB, or more than half a million lines and values.',
    why: 'It would take the memory of the whole machine to read. All files of a folder belong to the same category, so that a large file can be split.',
    wrong: 'catalog/teas/all.yaml        # 40 MB\n',
    right: 'catalog/teas/green.yaml      # 20 MB\ncatalog/teas/black.yaml      # 20 MB\n',
  },
  'too-many-findings': {
    title: 'More findings than are listed',
    means: 'One file has a thousand faults of one kind; those after are not listed.',
    why: 'The first ones usually have one cause: correct it, and check again.',
    wrong: 'products: [a, b, c]    # a thousand times\n',
    right: `products:
  - {id: tea, title: Tea, price: 45}
`,
  },
}
