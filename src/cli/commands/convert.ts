import type { Run } from '../command.ts'
import { convertShop } from '../convert-shop.ts'

export interface ConvertCommandOptions {
  readonly name?: string
  readonly currency?: string
  readonly language?: string
  readonly columns?: Readonly<Record<string, string>>
  readonly force?: boolean
  readonly yes?: boolean
}

export const run: Run<ConvertCommandOptions> = (
  [format = '', file = '', dir = '.'],
  { name, currency, language, columns, force = false, yes = false },
  screen,
) =>
  convertShop(
    {
      format,
      file,
      dir,
      ...(name === undefined ? {} : { name }),
      ...(currency === undefined ? {} : { currency: currency.toUpperCase() }),
      ...(language === undefined ? {} : { language }),
      ...(columns === undefined ? {} : { columns }),
      force,
      asks: screen.interactive && !yes,
    },
    screen,
  )
