import { type Command, Option } from 'commander'
import type { AddCommand } from './command.ts'

/** The merchant's desk in the terminal. */
export function addOrderCommands(program: Command, command: AddCommand): void {
  const orders = program
    .command('orders')
    .description('what was sold: look, move on, refund, export')

  command(
    orders,
    'list [dir]',
    'the last orders, newest first, and what was ordered each day',
    () => import('./commands/orders-list.ts'),
    'shopbot orders list my-shop --status paid',
    'shopbot orders list my-shop --day 2026-11-24',
    'shopbot orders list my-shop --customer @anna --product red-rose --json',
  )
    .option('--status <status>', 'only orders in this state')
    .option('--day <day>', "only of this day, like 2026-11-24, in the shop's time zone")
    .option('--from <day>', 'from this day on')
    .option('--to <day>', 'up to this day, itself included')
    .option('--customer <who>', 'Telegram user id, username or a part of the name')
    .option('--product <id>', 'only orders with this product')
    .option('--limit <count>', 'how many at the most', '50')
    .option('--chart', 'the days as bars also where no terminal shows them')
    .option('--no-chart', 'no bars')

  command(
    orders,
    'show <order> [dir]',
    'one order, by its number or id, and what can be done with it',
    () => import('./commands/orders-show.ts'),
    'shopbot orders show K7M-4QXA my-shop',
  )

  command(
    orders,
    'set <order> <status> [dir]',
    'move an order on: accepted, paid (on delivery), packed, shipped, delivered, cancelled',
    () => import('./commands/orders-set.ts'),
    'shopbot orders set K7M-4QXA packed my-shop',
    'shopbot orders set K7M-4QXA shipped my-shop --tracking "Nova Poshta 2045 0123 4567"',
    'shopbot orders set K7M-4QXA cancelled my-shop --note "out of season"',
  )
    .option('--tracking <text>', 'what the carrier calls the parcel, with shipped')
    .option('--note <text>', 'kept in the history of the order')
    .option('-y, --yes', 'ask nothing')

  command(
    orders,
    'refund <order> [dir]',
    'give money back: Stars by the bot, cards in the panel of your provider, cash by hand',
    () => import('./commands/orders-refund.ts'),
    'shopbot orders refund K7M-4QXA my-shop',
    'shopbot orders refund K7M-4QXA my-shop --amount 12.50 --restock --yes',
    'shopbot orders refund K7M-4QXA my-shop --done',
    'shopbot orders refund K7M-4QXA my-shop --failed "the card is closed"',
  )
    .option('--amount <decimal>', 'a part of it, like 12.50; all that is left when absent')
    .option('--restock', 'the goods go back on the shelf')
    .option('--no-restock', 'the goods do not come back (as when nobody is asked)')
    .option('--done', 'say that a refund was made, in the panel or by hand')
    .option('--failed <why>', 'say that a refund could not be made')
    .option('--refund <id>', 'which refund is done or failed, where several wait')
    .option('-y, --yes', 'ask nothing')

  addMoneyCommands(orders, command)
}

function addMoneyCommands(orders: Command, command: AddCommand): void {
  command(
    orders,
    'export [dir]',
    'orders for accounting: one row a line of goods, exact amounts',
    () => import('./commands/orders-export.ts'),
    'shopbot orders export my-shop --from 2026-11-01 --to 2026-11-30 --out november.csv',
    'shopbot orders export my-shop --format json | jq length',
  )
    .addOption(
      new Option('--format <format>', 'absent: by the name of --out, else csv').choices([
        'csv',
        'json',
      ]),
    )
    .option('--status <status>', 'only orders in this state')
    .option('--day <day>', "only orders made on this day, in the shop's time zone")
    .option('--from <day>', 'made from this day on')
    .option('--to <day>', 'made up to this day, itself included')
    .option('--customer <who>', 'Telegram user id, username or a part of the name')
    .option('--product <id>', 'only orders with this product')
    .option('--unpaid', 'also orders that brought no money (yet)')
    .option('--out <file>', 'write a file, whole or not at all; absent: to stdout')
    .option('--bom', 'mark the file as UTF-8, which Excel needs for other letters than English')
    .addHelpText('after', exportHelp)

  command(
    orders,
    'payments [dir]',
    'money that waits for you: payments without an order, refunds to make',
    () => import('./commands/orders-payments.ts'),
    'shopbot orders payments my-shop',
  )

  command(
    orders,
    'resolve <charge> <decision> [dir]',
    'decide about a payment without an order: fulfil, refund or dismiss',
    () => import('./commands/orders-resolve.ts'),
    'shopbot orders resolve 5912384_1 refund my-shop',
    'shopbot orders resolve 5912384_1 fulfil my-shop --yes',
  ).option('-y, --yes', 'ask nothing')

  command(
    orders,
    'reconcile [dir]',
    'compare the payments with what Telegram (Stars) or your provider (a CSV file) has',
    () => import('./commands/orders-reconcile.ts'),
    'shopbot orders reconcile my-shop',
    'shopbot orders reconcile my-shop --statement november.csv --from 2026-11-01 --to 2026-11-30',
    'shopbot orders reconcile my-shop --statement report.csv --charge-column "Payment ID"',
  )
    .option('--statement <file>', "your provider's statement as CSV, with a row a charge")
    .option('--from <day>', 'the first day it covers; absent: that of its first charge')
    .option('--to <day>', 'the last day it covers; absent: that of its last charge')
    .option('--charge-column <name>', 'the column with the charge id')
    .option('--amount-column <name>', 'the column with the amount')
    .option('--currency-column <name>', "the column with the currency; absent: the shop's")
    .option('--date-column <name>', 'the column with the date')
}

const exportHelp = `
Columns:
  date             when the money moved: paid, or with a refund given back
  order, ordered   number of the order, and when it was made
  status, method   of the order; telegram, stars or on-delivery
  charge, provider_charge   ids of the payment at Telegram and at the provider
  customer, name   Telegram user id, and the name given with the order
  row              goods, discount, delivery, tip or refund
  product, variant, sku, title, quantity, price   of goods; title also of code and delivery
  amount, currency   discounts and refunds are negative: the sum of amounts is the money

Times are in the shop's time zone. A text that begins like a formula (= + - @) gets an apostrophe
before it in CSV, so that no spreadsheet runs it. Newest orders come first.`
