import { Command, Option } from 'commander'
import { addCatalogCommands } from './catalog-commands.ts'
import { commandAdder, examples } from './command.ts'
import { addImportCommand } from './import-command.ts'
import { addMovingCommands } from './moving-commands.ts'
import { addOrderCommands } from './order-commands.ts'
import { createScreen } from './screen.ts'
import { addUpdateCommands } from './update-commands.ts'

/** All commands, their options and examples. Each is loaded when it runs. */
export function createProgram(version: string, ended: (status: number) => void): Command {
  const program = new Command('shopbot')
    .description('Provisions and runs Telegram shops from YAML files.')
    .version(version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .showHelpAfterError('(add --help to see what is possible)')
    .exitOverride()
    .addHelpText(
      'after',
      examples('shopbot demo', 'shopbot init my-shop', 'shopbot serve my-shop --sandbox'),
    )

  const command = commandAdder(ended)

  command(
    program,
    'init [dir]',
    'make a new shop: from an example to change, or from what you have',
    () => import('./commands/init.ts'),
    'shopbot init my-shop',
    'shopbot init my-shop --template coffee --name "Kava" --currency UAH --yes',
    'shopbot init my-shop --from products.csv',
    'shopbot init my-shop --place vps',
  )
    .addOption(new Option('-t, --template <name>', 'what to start from').choices(templates))
    .option(
      '--from <file>',
      'convert what you already have: an export of WooCommerce or Shopify, a dump of OpenCart or Saleor, a YML feed, a CSV, or a list in YAML or JSON',
    )
    .option('--name <name>', "the shop's name")
    .option('--currency <code>', 'code of ISO 4217, like UAH, or XTR for Telegram Stars')
    .addOption(
      new Option(
        '--place <place>',
        'where it will run; of a shop that is there, adds what that place needs',
      ).choices(places),
    )
    .option('--force', 'write into a folder that has files')
    .option('-y, --yes', 'take the defaults, ask nothing')

  command(
    program,
    'check [dir]',
    "find every fault in the shop's files, with its place and its remedy",
    () => import('./commands/check.ts'),
    'shopbot check my-shop',
    'shopbot check my-shop --strict',
    'shopbot check my-shop --format sarif > shopbot.sarif',
    'shopbot check --explain price-far-off',
  )
    .addOption(
      new Option('--format <format>', 'how to show findings')
        .choices(['pretty', 'json', 'github', 'sarif'])
        .default('pretty'),
    )
    .option(
      '--online',
      'also fetch photos from the web and ask Telegram about the bot and its payments',
    )
    .option('--walk', 'draw every screen of the bot; done anyway up to 5000 products')
    .option('--strict', 'end with 1 on warnings, too')
    .option('--explain <code>', 'tell what a code means ("list" lists all), and check nothing')
    .option(
      '--write-locale <language>',
      'write the texts of a language that the bot lacks, to translate',
    )

  addImportCommand(program, command)

  command(
    program,
    'convert <format> <file> [dir]',
    'turn a catalogue of another system into YAML files (formats: woocommerce, shopify, opencart, saleor, sylius, yml, csv, records)',
    () => import('./commands/convert.ts'),
    'shopbot convert woocommerce products.csv my-shop',
    'shopbot convert shopify products_export.csv my-shop --name "Kava" --currency UAH --photos',
    'shopbot convert csv prices.csv my-shop --columns title=Назва,price=Ціна',
    'shopbot convert records menu.yaml my-shop --currency EUR',
  )
    .option('--name <name>', 'the name of a new shop')
    .option('--currency <code>', 'what the prices are in, for a new shop; ISO 4217, like UAH')
    .option('--language <code>', 'which language is taken, where the file has several')
    .option('--images-from <address>', 'where the pictures are that a dump names by paths only')
    .option(
      '--columns <list>',
      "which column of a plain CSV is what, like title=Name,price='Net price'",
    )
    .option('--price <amount>', 'what goods cost whose price the file does not say')
    .option('--photos', 'fetch the pictures into photos/; run again, it fetches what is missing')
    .option('--force', 'replace a catalogue that has files; it is kept beside')
    .option('-y, --yes', 'take the defaults, ask nothing')

  command(
    program,
    'serve [dir]',
    'open the shop: run its backend and its bot',
    () => import('./commands/serve.ts'),
    'shopbot serve my-shop',
    'shopbot serve my-shop --sandbox',
    'PORT=0 shopbot serve my-shop --sandbox --json',
    'shopbot serve my-shop --docker --detach',
  )
    .addOption(
      new Option('--only <service>', 'run one of them').choices(['backend', 'bot', 'sandbox']),
    )
    .option('--sandbox', 'try it with a Telegram on this machine: no token, no network')
    .option('--docker', 'run it in containers, which come back by themselves')
    .option('--detach', 'with --docker: return once it is ready')
    .option('--down', 'with --docker: stop it and take the containers away; the data stays')
    .option('--watch', 'apply each save of the files; removals wait for "shopbot import"')
    .option('--port <port>', 'where the backend listens; 0 takes a free port')
    .option('--host <host>', 'the address it listens on')

  command(
    program,
    'demo',
    'try a shop in the browser: nothing to set up',
    () => import('./commands/demo.ts'),
    'shopbot demo',
    'shopbot demo --template flowers --no-open',
  )
    .addOption(
      new Option('-t, --template <name>', 'which shop').choices(templates).default('coffee'),
    )
    .option('--no-open', 'do not open the browser')
    .option('--port <port>', 'where the backend listens; 0 takes a free port')

  command(
    program,
    'restart [dir]',
    'let new processes take the place of those that serve, with the settings of now; no tap is lost',
    () => import('./commands/restart.ts'),
    'shopbot restart my-shop',
  )

  command(
    program,
    'status [dir]',
    'tell whether everything is well, and what to do where not',
    () => import('./commands/status.ts'),
    'shopbot status my-shop',
    'shopbot status my-shop --wait 30 --json',
    'shopbot status my-shop --watch',
  )
    .option('--wait <seconds>', 'give it this long to become well')
    .option('--watch', 'show it anew every two seconds')
    .addOption(
      new Option('--only <service>', 'ask one service, from where it runs').choices([
        'backend',
        'bot',
        'sandbox',
      ]),
    )

  addCatalogCommands(program, command)
  addOrderCommands(program, command)
  addUpdateCommands(program, command)
  addMovingCommands(program, command)

  program
    .command('completion <shell>')
    .description('a script that completes commands (bash, zsh or fish)')
    .addHelpText('after', examples('shopbot completion bash >> ~/.bashrc'))
    .action(async (shell: string) => {
      const { run } = await import('./commands/completion.ts')
      ended(run(shell, program, createScreen({}, process, process.env)))
    })

  return program
}

export const templates = ['coffee', 'flowers', 'ebooks'] as const
/** Where a shop can run. */
export const places = ['laptop', 'vps', 'docker', 'kubernetes'] as const
