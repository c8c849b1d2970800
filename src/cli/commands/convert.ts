import { done, failed, type Result } from '../../shop/problem.ts'
import type { Run } from '../command.ts'
import { convertShop } from '../convert-shop.ts'
import { exit } from '../exit.ts'

export interface ConvertCommandOptions {
  readonly name?: string
  readonly currency?: string
  readonly language?: string
  readonly imagesFrom?: string
  /** `title=Назва,price=Ціна` */
  readonly columns?: string
  readonly price?: string
  readonly photos?: boolean
  readonly force?: boolean
  readonly yes?: boolean
}

export const run: Run<ConvertCommandOptions> = async (
  [format = '', file = '', dir = '.'],
  { name, currency, language, columns, imagesFrom, price, ...switches },
  screen,
) => {
  const { photos = false, force = false, yes = false } = switches
  const said = columns === undefined ? done(undefined) : saidColumns(columns)
  if (!said.ok) return screen.fail(said.problem, exit.usage)
  return convertShop(
    {
      format,
      file,
      dir,
      ...(name === undefined ? {} : { name }),
      ...(currency === undefined ? {} : { currency: currency.toUpperCase() }),
      ...(language === undefined ? {} : { language }),
      ...(imagesFrom === undefined ? {} : { imagesFrom }),
      ...(price === undefined ? {} : { price }),
      ...(said.value === undefined ? {} : { columns: said.value }),
      photos,
      force,
      asks: screen.interactive && !yes,
    },
    screen,
  )
}

function saidColumns(written: string): Result<Record<string, string>> {
  const pairs = written.split(/,(?=\s*[a-z][a-z0-9-]*\s*=)/).map((pair) => {
    const [ours = '', ...theirs] = pair.split('=')
    return [ours.trim(), theirs.join('=').trim()] as const
  })
  if (pairs.every(([ours, theirs]) => ours !== '' && theirs !== ''))
    return done(Object.fromEntries(pairs))
  return failed({
    code: 'usage',
    message: `--columns "${written}" does not say which column is which`,
    hint: 'Write: --columns title=Назва,price=Ціна',
  })
}
