import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { currencyOf } from '../../telegram/currencies.ts'
import { confirm, input, select } from '../ask.ts'
import type { Run } from '../command.ts'
import { type Exit, exit } from '../exit.ts'
import { nextSteps, tryFirst } from '../next-steps.ts'
import type { Place, PlaceFiles } from '../place.ts'
import { templates } from '../program.ts'
import type { Screen } from '../screen.ts'
import { writeTemplate } from '../template.ts'

export interface InitOptions {
  readonly template?: string
  readonly from?: string
  readonly name?: string
  readonly currency?: string
  readonly place?: Place
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
  const { force = false } = options
  const added = placeToAdd(dir, options)
  if (added !== undefined) {
    const files = await addPlace(dir, added, { force, asks }, screen)
    screen.document({ formatVersion: 1, ok: true, dir, place: added, ...files })
    screen.print(`${screen.paint('green', '✓')} ${dir} has what it needs to run: ${added}`)
    nextSteps(added, screen)
    return exit.well
  }
  if (options.from !== undefined) return initFrom(options.from, dir, { ...options, asks }, screen)
  const answers = await complete({ ...options, ...(currency ? { currency } : {}) }, asks)
  const { place, ...shop } = answers
  const written = await writeTemplate({ dir, force, ...shop })
  if (!written.ok) return screen.fail(written.problem)
  const files = await addPlace(dir, place, { force, asks }, screen)
  screen.document({ formatVersion: 1, ok: true, dir, ...answers, ...files })
  screen.print(`${screen.paint('green', '✓')} A shop made from ${answers.template} is in ${dir}`)
  tryFirst(dir, screen)
  nextSteps(place, screen)
  return exit.well
}

/** A shop that is there gets what another place needs, and is not made anew. */
function placeToAdd(
  dir: string,
  { place, template, from, name, currency }: InitOptions,
): Place | undefined {
  const other = template ?? from ?? name ?? currency
  return other === undefined && existsSync(join(dir, 'shop.yaml')) ? place : undefined
}

async function addPlace(
  dir: string,
  place: Place,
  { force, asks }: { readonly force: boolean; readonly asks: boolean },
  screen: Screen,
): Promise<PlaceFiles> {
  const { writePlace } = await import('../place.ts')
  const files = await writePlace(dir, place, async (others) => {
    if (force || !asks) return force
    return confirm(`There already, and different: ${others.join(', ')}. Replace?`, false)
  })
  if (files.kept.length > 0) {
    screen.say(`Kept as they are: ${files.kept.join(', ')} (--force replaces them)`)
  }
  return files
}

/** A new shop from a catalogue that the merchant has in another system. */
async function initFrom(
  file: string,
  dir: string,
  options: InitOptions & { readonly asks: boolean },
  screen: Screen,
): Promise<Exit> {
  const { template, force = false, asks, name, currency } = options
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
  const place = await placeOf(options, asks)
  const status = await convertShop(request, screen)
  if (status !== exit.well || place === 'laptop') return status
  await addPlace(dir, place, { force, asks }, screen)
  nextSteps(place, screen)
  return status
}

interface Answers {
  readonly template: string
  readonly name?: string
  readonly currency?: string
  readonly place: Place
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
    place: await placeOf(options, asks),
    ...(name ? { name } : {}),
    ...(currency ? { currency: currency.toUpperCase() } : {}),
  }
}

async function placeOf({ place }: InitOptions, asks: boolean): Promise<Place> {
  return place ?? (asks ? await select('Where will the shop run?', placeChoices) : 'laptop')
}

const choices = [
  { value: 'coffee', description: 'beans by weight, tea and brewing gear' },
  { value: 'flowers', description: 'roses, bouquets and house plants' },
  {
    value: 'ebooks',
    description: 'books and keys, paid in Telegram Stars and delivered in the chat',
  },
] as const

const placeChoices = [
  { value: 'laptop', name: 'this computer', description: 'to try it, or for a small shop' },
  { value: 'vps', name: 'a rented server (VPS)', description: 'day and night, with systemd' },
  { value: 'docker', name: 'Docker', description: 'wherever containers run' },
  {
    value: 'kubernetes',
    name: 'Kubernetes',
    description: 'several copies, on PostgreSQL and webhooks',
  },
] as const

const anything = (): true => true

function currencyOrNothing(text: string): true | string {
  if (text === '' || currencyOf(text.toUpperCase())) return true
  return 'Telegram takes no payments in that; write a code like UAH, EUR or USD.'
}
