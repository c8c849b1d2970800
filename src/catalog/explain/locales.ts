import type { Explanations } from './explanation.ts'

/** Texts of the bot that a shop says otherwise, in `locales/`. */
export const localesExplained: Explanations = {
  'locale-syntax': {
    title: 'A text of locales/ cannot be read',
    means: 'A file of locales/ is not valid Fluent at this place.',
    why: 'A text is "key = text". Lines that belong to it are indented below it. A placeholder stands in braces, with a dollar sign before its name; each { needs its }.',
    file: 'locales/uk.ftl',
    wrong: 'cart-total = Разом: { $total\n',
    right: 'cart-total = Разом: { $total }\n',
  },
  'locale-key-unknown': {
    title: 'The bot has no such text',
    means:
      'A file of locales/ gives a text by a key that the bot does not know, and no other text of the file speaks of it.',
    why: 'Nobody would ever read it. Mostly it is a slip in the key, and the bot goes on saying its own words.',
    file: 'locales/uk.ftl',
    wrong: 'welcom = Вітаємо в { $shop }!\n',
    right: 'welcome = Вітаємо в { $shop }!\n',
  },
  'locale-key-twice': {
    title: 'A text stands twice in a file',
    means: 'Two texts of a file of locales/ have the same key.',
    why: 'Only the last would be said.',
    file: 'locales/uk.ftl',
    wrong: 'menu-title = Що шукаєте?\nmenu-title = Що вам до смаку?\n',
    right: 'menu-title = Що вам до смаку?\n',
  },
  'locale-placeholder-unknown': {
    title: 'A text speaks of something that it is not told',
    means: 'A placeholder of a text is none that the bot fills in there.',
    why: 'Each text is told a few things, like { $total } in cart-total; with any other it could not be said at all.',
    file: 'locales/uk.ftl',
    wrong: 'cart-total = Разом: { $sum }\n',
    right: 'cart-total = Разом: { $total }\n',
  },
  'locale-placeholder-missing': {
    title: 'A text leaves out what ours says',
    means: 'The text of the bot has a placeholder that the text of the shop has not.',
    why: 'Customers may need the number of an order or what they have to pay. If they do not, let it be.',
    file: 'locales/uk.ftl',
    wrong: 'order-title = Замовлення\n',
    right: 'order-title = Замовлення { $number }\n',
  },
  'locale-reference-unknown': {
    title: 'A text speaks of another that is nowhere',
    means: '{ name } puts another text into this one, and there is none of that key.',
    why: 'Mostly a dollar sign is missing: { $shop } is filled in by the bot, { shop } is another text of the file.',
    file: 'locales/uk.ftl',
    wrong: 'welcome = Вітаємо в { shop }!\n',
    right: 'welcome = Вітаємо в { $shop }!\n',
  },
  'locale-plural-missing': {
    title: 'A plural form is missing',
    means:
      'A text says something for one and for many, and leaves out a form that the language has.',
    why: 'English has two forms, German two, Ukrainian and Polish three for whole numbers: 1 товар, 2 товари, 5 товарів.',
    file: 'locales/uk.ftl',
    wrong: `goods-count = { $count ->
    [one] { $count } букет
   *[other] { $count } букетів
}
`,
    right: `goods-count = { $count ->
    [one] { $count } букет
    [few] { $count } букети
   *[many] { $count } букетів
}
`,
  },
  'locale-text-broken': {
    title: 'A text cannot be said',
    means: 'The text can be read, but not put together: it contains itself, or asks too much.',
    why: 'The bot would fail where it wants to say it.',
    file: 'locales/uk.ftl',
    wrong: 'gone = Цього вже немає. { gone }\n',
    right: 'gone = Цього вже немає.\n',
  },
  'locale-unused': {
    title: 'A file of texts that nobody reads',
    means: 'A file of locales/ is named by something that is no language of the shop.',
    why: 'locales/uk.ftl is for those who read Ukrainian; the languages of the shop stand in shop.yaml.',
    file: 'shop.yaml',
    wrong: '# with a file locales/ua.ftl\nlanguages: [uk, en]\n',
    right: '# with a file locales/uk.ftl\nlanguages: [uk, en]\n',
  },
  'locale-missing': {
    title: 'The bot does not speak a language of the shop',
    means:
      'shopbot speaks English, Ukrainian, Polish and German. Of any other language the shop brings the texts in locales/, and there all of them.',
    why: 'Half of the bot would be in English. "shopbot check --write-locale fr" writes the texts that are missing for you to translate.',
    file: 'shop.yaml',
    wrong: '# without a file locales/fr.ftl\nlanguages: [en, fr]\n',
    right: 'languages: [en]\n',
  },
}
