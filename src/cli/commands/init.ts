import { relative } from 'node:path'
import { currencyOf } from '../../telegram/currencies.ts'
import { input, select } from '../ask.ts'
import type { Run } from '../command.ts'
import { type Exit, exit } from '../exit.ts'
import { templates } from '../program.ts'
import type { Screen } from '../screen.ts'
import { writeTemplate } from '../template.ts'

export interface InitOptions {
  readonly template?: string
  readonly from?: string
  readonly name?: string
  readonly currency?: string
  readonly force?: boolean
  readonly yes?: boolean
}

export const run: Run<InitOptions> = async ([dir = '.'], options, screen) => {
  const currency = options.currency?.toUpperCase()
  if (currency !== undefined && !currencyOf(currency)) {
    const message = `shopbot takes no payments in "${options.currency}"`
    const hint = 'Write a code like UAH, EUR or USD, or XTR for Telegram Stars.'
    return screen.fail({ code: 'currency-unknown', message, hint }, exit.usage)
  }
  const asks = screen.interactive && !options.yes
  if (options.from !== undefined) return initFrom(options.from, dir, { ...options, asks }, screen)
  const answers = await complete({ ...options, ...(currency ? { currency } : {}) }, asks)
  const { force = false } = options
  const written = await writeTemplate({ dir, force, ...answers })
  if (!written.ok) return screen.fail(written.problem)
  screen.document({ formatVersion: 1, ok: true, dir, ...answers })
  screen.print(`${screen.paint('green', '✓')} A shop made from ${answers.template} is in ${dir}`)
  nextSteps(dir, screen)
  return exit.well
}

/** A new shop from a catalogue that the merchant has in another system. */
async function initFrom(
  file: string,
  dir: string,
  { template, force = false, asks, name, currency }: InitOptions & { readonly asks: boolean },
  screen: Screen,
): Promise<Exit> {
  if (template !== undefined) {
    const message = '--template and --from are two beginnings; take one of them'
    return screen.fail({ code: 'usage', message }, exit.usage)
  }
  const { detectFormat } = await import('../../catalog/convert/formats.ts')
  const format = await detectFormat(file)
  if (!format.ok) return screen.fail(format.problem)
  const { convertShop } = await import('../convert-shop.ts')
  const request = {
    format: format.value,
    file,
    dir,
    ...(name === undefined ? {} : { name }),
    ...(currency === undefined ? {} : { currency: currency.toUpperCase() }),
    force,
    asks,
  }
  return convertShop(request, screen)
}

interface Answers {
  readonly template: string
  readonly name?: string
  readonly currency?: string
}

/** Asks for what the flags leave open; what is not answered stays as the template has it. */
async function complete(options: InitOptions, asks: boolean): Promise<Answers> {
  const template =
    options.template ?? (asks ? await select('What to start from?', choices) : templates[0])
  const name =
    options.name ??
    (asks ? await input("The shop's name? (Enter keeps the example's)", '', anything) : undefined)
  const currency =
    options.currency ??
    (asks
      ? await input(
          "Its currency, like UAH, EUR or XTR for Stars? (Enter keeps the example's)",
          '',
          currencyOrNothing,
        )
      : undefined)
  return {
    template,
    ...(name ? { name } : {}),
    ...(currency ? { currency: currency.toUpperCase() } : {}),
  }
}

const choices = [
  { value: 'coffee', description: 'beans by weight, tea and brewing gear' },
  { value: 'flowers', description: 'roses, bouquets and house plants' },
  {
    value: 'ebooks',
    description: 'books and keys, paid in Telegram Stars and delivered in the chat',
  },
] as const

const anything = (): true => true

function currencyOrNothing(text: string): true | string {
  if (text === '' || currencyOf(text.toUpperCase())) return true
  return 'Telegram takes no payments in that; write a code like UAH, EUR or USD.'
}

function nextSteps(dir: string, screen: Screen): void {
  const here = relative('.', dir)
  screen.say('')
  screen.say('Next:')
  if (here !== '') screen.say(`  cd ${here}`)
  screen.say('  npx shopbot serve --sandbox   try it in the browser, without Telegram')
  screen.say('  npx shopbot check             after each change of the files')
  screen.say('  cp .env.example .env          then write the token of @BotFather into it')
  screen.say('  npx shopbot serve             open the shop')
}
