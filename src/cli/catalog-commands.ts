import { type Command, Option } from 'commander'
import type { AddCommand } from './command.ts'

/** The commands that edit the merchant's files. */
export function addCatalogCommands(program: Command, command: AddCommand): void {
  command(
    program,
    'export [dir]',
    'bring into the files what was changed in the chat; comments and order stay',
    () => import('./commands/export.ts'),
    'shopbot export my-shop --dry-run',
    'shopbot export my-shop --yes',
    'shopbot export my-shop --stock',
  )
    .option('--stock', 'also write how many of each are left, as sales have lowered them')
    .addOption(
      new Option('--ours', 'where files and shop differ, keep the files').conflicts('theirs'),
    )
    .option('--theirs', "where files and shop differ, take the shop's")
    .option('--dry-run', 'only show which lines would change')
    .option('-y, --yes', 'ask nothing')
  addProductCommands(program, command)
  addCategoryCommands(program, command)
}

function addProductCommands(program: Command, command: AddCommand): void {
  const product = program
    .command('product')
    .description('goods: add, edit or remove them in the YAML files')
  const add = command(
    product,
    'add [dir]',
    'write a new product into the files',
    () => import('./commands/product-add.ts'),
    'shopbot product add my-shop',
    'shopbot product add my-shop --title "Red rose" --price 45.50 --category roses --photo rose.jpg',
    'shopbot product add my-shop --title "uk=Троянда" --title "en=Rose" --price 45.50 --stock 12',
  )
    .option('--id <id>', 'small Latin letters, digits and hyphens; absent: made from the title')
    .option('--category <id>', 'the category it stands in; absent: the top of the shop')
  withFields(add).option('--hidden', 'not shown to customers yet')
  withAnswers(add)

  const edit = command(
    product,
    'edit <product> [dir]',
    'change fields of a product in the files',
    () => import('./commands/product-edit.ts'),
    'shopbot product edit red-rose my-shop --price 49 --was 60',
    'shopbot product edit red-rose my-shop --title "Троянда" --language uk --no-stock',
    'shopbot product edit coffee my-shop --variant 1kg --price 890 --stock 12',
  ).option('--variant <id>', 'which variant: title, price, was, stock and sku are its own')
  withFields(edit)
    .option('--no-was', 'strike no price through')
    .option('--no-stock', 'do not count it')
    .option('--no-sku', 'without one')
    .option('--no-description', 'without one')
    .option('--no-photos', 'without the photos it has; --photo gives it others')
    .option('--no-also-in', 'in its own category only')
    .option('--hidden', 'hide it from customers')
    .option('--shown', 'show it again')
    .option('--category <id>', 'move it to another category')
    .addOption(new Option('--top', 'move it to the top of the shop').conflicts('category'))
  withAnswers(edit)

  withAnswers(
    command(
      product,
      'remove <product> [dir]',
      'take a product out of the files',
      () => import('./commands/product-remove.ts'),
      'shopbot product remove red-rose my-shop',
    ),
  )
}

function addCategoryCommands(program: Command, command: AddCommand): void {
  const category = program
    .command('category')
    .description('categories: add, move or remove them in the YAML files')
  withAnswers(
    command(
      category,
      'add [dir]',
      'write a new category into the files: a folder where its parent is one',
      () => import('./commands/category-add.ts'),
      'shopbot category add my-shop --title Roses',
      'shopbot category add my-shop --title "uk=Троянди" --title "en=Roses" --parent flowers',
    )
      .option('--id <id>', 'small Latin letters, digits and hyphens; absent: made from the title')
      .option('--title <text>', 'its title; in one language: "uk=Троянди"', collected)
      .option('--description <text>', 'what customers read above its goods', collected)
      .option('--language <code>', 'of title and description')
      .option('--parent <id>', 'the category it stands in; absent: the top of the shop')
      .option('--photo <file>', 'a picture; one from elsewhere is copied into photos/')
      .option('--order <number>', 'its place among the others: the lowest first')
      .option('--hidden', 'not shown to customers yet'),
  )
  withAnswers(
    command(
      category,
      'move <category> [dir]',
      'give a category another place, with all that is in it',
      () => import('./commands/category-move.ts'),
      'shopbot category move roses my-shop --to flowers',
      'shopbot category move roses my-shop --top',
    )
      .option('--to <id>', 'the category it is to stand in')
      .option('--top', 'to the top of the shop'),
  )
  withAnswers(
    command(
      category,
      'remove <category> [dir]',
      'take a category out of the files, with those below it',
      () => import('./commands/category-remove.ts'),
      'shopbot category remove roses my-shop',
      'shopbot category remove roses my-shop --with-products --yes',
    ).option('--with-products', 'also the goods in it'),
  )
}

function withFields(command: Command): Command {
  return command
    .option('--title <text>', 'its title; in one language: "uk=Троянда"', collected)
    .option('--description <text>', 'what customers read; an empty line is a paragraph', collected)
    .option('--language <code>', 'of title and description')
    .option('--price <amount>', "like 45.50, in the shop's currency")
    .option('--was <amount>', 'a higher price, struck through beside it')
    .option('--stock <count>', 'how many there are')
    .option('--sku <text>', 'your own number for it')
    .option(
      '--photo <file>',
      'one more picture; one from elsewhere is copied into photos/',
      collected,
    )
    .option('--also-in <category>', 'one more category that shows it', collected)
}

function withAnswers(command: Command): Command {
  return command
    .option('--dry-run', 'only show which lines would change')
    .option('-y, --yes', 'ask nothing')
}

function collected(value: string, before: unknown): string[] {
  return [...(Array.isArray(before) ? before : []), value]
}
