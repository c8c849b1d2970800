import { join, relative, resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import type { Conversion } from '../catalog/convert/foreign.ts'
import type { Notes } from '../catalog/convert/notes.ts'
import type { LocalPhotos, PhotoCounts } from '../catalog/convert/photos/local-photos.ts'
import type { WrittenTree } from '../catalog/convert/write-tree.ts'
import { done, failed, type Problem, type Result } from '../shop/problem.ts'
import { type ConvertedShop, convertedShop } from './converted-shop.ts'
import { type Exit, exit } from './exit.ts'
import { showSomeFindings } from './findings.ts'
import type { Screen } from './screen.ts'
import { addSchemas, addShopFiles } from './template.ts'

export interface ConvertRequest {
  /** A key of `formats`. */
  readonly format: string
  readonly file: string
  readonly dir: string
  readonly name?: string
  readonly currency?: string
  /** Which of the file's languages is taken. */
  readonly language?: string
  /** Names of columns in the file, by ours. */
  readonly columns?: Readonly<Record<string, string>>
  /** Where the pictures are that the file names by paths. */
  readonly imagesFrom?: string
  /** What goods cost whose price the file does not say, as it was typed. */
  readonly price?: string
  /** Whether pictures are fetched into the shop's folder. */
  readonly photos?: boolean
  /** Whether a catalogue that is there may be replaced. */
  readonly force: boolean
  /** Whether what the flags leave open can be asked. */
  readonly asks: boolean
}

/** Converts a foreign catalogue into a shop's folder, makes a shop of it where it is none, and checks it. */
export async function convertShop(request: ConvertRequest, screen: Screen): Promise<Exit> {
  const { dir, file, force } = request
  // What is thrown away on the way through a large file would else fill four times of what is kept.
  setFlagsFromString('--heap-growing-percent=40')
  const shop = await convertedShop(request)
  if (!shop.ok) return screen.fail(shop.problem)
  const { catalog, made } = shop.value
  const converted = await convertFile(request, shop.value)
  if (!converted.ok) return screen.fail(converted.problem)
  const { notes } = converted.value
  const { placeTree } = await import('../catalog/convert/place-tree.ts')
  const { writeTree } = await import('../catalog/convert/write-tree.ts')
  const { schemaLine } = await import('../catalog/schema-line.ts')
  let written: WrittenTree | undefined
  const photos = request.photos ? await photosOf(dir, screen) : undefined
  const write = async (folder: string): Promise<Result<null>> => {
    const { categories, products } = converted.value
    const taken = { categories, products: photos?.of(products) ?? products }
    written = await writeTree(folder, taken, (path) => schemaLine(`${catalog}/${path}`))
    const without = converted.value.withoutGoods === true && written.counts.categories > 0
    return written.counts.products === 0 && !without
      ? failed(nothingThere(file, notes))
      : done(null)
  }
  const placed = await placeTree({ dir, catalog, write, force })
  if (photos) {
    await photos.close()
    sayPhotos(photos.counts, screen)
  }
  if (!placed.ok) {
    if (placed.problem.code !== 'nothing-to-convert') return screen.fail(placed.problem)
    showNotes(notes, screen)
    return screen.fail(placed.problem, exit.failed, { notes: notes.list() })
  }
  if (made) await addShopFiles(dir, { ...made, languages: converted.value.languages ?? [] })
  await addSchemas(dir)
  const outcome = { notes, written, aside: placed.value, photos: photos?.counts }
  return conclude(request, { ...shop.value, ...outcome }, screen)
}

async function convertFile(
  { format, file, columns, imagesFrom, price }: ConvertRequest,
  { currency, exponent, language, languages }: ConvertedShop,
): Promise<Result<Conversion>> {
  const { formats } = await import('../catalog/convert/formats.ts')
  const convert = Object.hasOwn(formats, format) ? await formats[format]?.() : undefined
  const { exactAmount } = await import('../catalog/convert/amount.ts')
  const said = price === undefined ? undefined : exactAmount(price, exponent)
  if (said?.ok === false) return said
  if (convert) {
    return convert(file, {
      currency,
      exponent,
      now: new Date(),
      ...(language === undefined ? {} : { language }),
      ...(languages === undefined ? {} : { languages }),
      ...(columns === undefined ? {} : { columns }),
      ...(imagesFrom === undefined ? {} : { imagesFrom }),
      ...(said === undefined ? {} : { price: said.value }),
    })
  }
  return failed({
    code: 'format-unknown',
    message: `There is no format "${format}" to convert from`,
    hint: `What can be converted: ${Object.keys(formats).join(', ')}.`,
  })
}

async function conclude(
  { dir, format }: ConvertRequest,
  shop: ConvertedShop & {
    readonly notes: Notes
    readonly written: WrittenTree | undefined
    readonly aside: string | null
    readonly photos: PhotoCounts | undefined
  },
  screen: Screen,
): Promise<Exit> {
  const { catalog, currency, notes, written, aside } = shop
  const { ok, counts, findings } = await proved(dir, written)
  screen.document({
    formatVersion: 1,
    ok,
    format,
    dir,
    catalog,
    currency,
    aside,
    counts,
    notes: notes.list(),
    ...(shop.photos === undefined ? {} : { photos: shop.photos }),
    findings,
  })
  showNotes(notes, screen)
  await showSomeFindings(findings, dir, screen)
  showFailedPhotos(shop.photos?.failed ?? [], screen)
  const { categories, products, variants } = counts
  const mark = ok ? screen.paint('green', '✓') : screen.paint('red', '✗')
  screen.print(
    `${mark} ${join(dir, catalog)}: categories ${categories}, products ${products}, variants ${variants}`,
  )
  if (aside !== null) screen.say(`The catalogue that was there is now ${join(dir, aside)}.`)
  if (shop.currencyGuessed)
    screen.say(
      `The file does not say its currency: shop.yaml says ${currency}. Change it there if it is another.`,
    )
  if (shop.unspoken.length > 0)
    screen.say(
      `The file is in ${shop.unspoken.join(', ')} too, which the bot does not speak itself; --language ${shop.unspoken[0]} takes those texts.`,
    )
  if (ok) nextSteps(dir, screen)
  return ok ? exit.well : exit.failed
}

/** Progress is told each time so many more pictures are there. */
const toldEach = 25

async function photosOf(dir: string, screen: Screen): Promise<LocalPhotos | undefined> {
  const { LocalPhotos } = await import('../catalog/convert/photos/local-photos.ts')
  const { overHttps } = await import('../catalog/convert/photos/fetch-photo.ts')
  const photos = new LocalPhotos(dir, overHttps, (counts) => {
    if ((counts.fetched + counts.failed.length) % toldEach === 1) sayPhotos(counts, screen)
  })
  return (await photos.open()) ? photos : undefined
}

function sayPhotos({ fetched, kept, failed }: PhotoCounts, screen: Screen): void {
  screen.say(`Pictures: ${fetched} fetched, ${kept} there already, ${failed.length} not to be had`)
}

/** The check holds the whole catalogue in memory; what is larger than this is proved by `check`. */
const provedAtOnce = { products: 20_000, characters: 8 * 1024 * 1024 }

async function proved(dir: string, written: WrittenTree | undefined) {
  const { products, characters } = provedAtOnce
  if (written && (written.counts.products > products || written.characters > characters))
    return { ok: true, counts: written.counts, findings: [] }
  const { checkShop } = await import('../serve/check-shop.ts')
  return checkShop(resolve(dir))
}

/** So many pictures that could not be had are named. */
const shownPhotos = 10

function showFailedPhotos(failures: readonly Problem[], screen: Screen): void {
  if (failures.length === 0) return
  for (const { message } of failures.slice(0, shownPhotos))
    screen.say(`  ${screen.paintAside('yellow', '~')} ${message}`)
  if (failures.length > shownPhotos)
    screen.say(`  … and ${failures.length - shownPhotos} more (all of them: --json)`)
  screen.say('They stay addresses in the files. Run it again with --force to fetch only those.')
}

const signs = {
  'left-out': ['red', '-'],
  changed: ['yellow', '~'],
  told: ['cyan', 'i'],
} as const

/** So many notes of one kind are shown one by one. */
const shownOfACode = 5

function showNotes(notes: Notes, screen: Screen): void {
  const list = notes.list()
  if (list.length === 0) return
  screen.say(
    `Left out: ${notes.count('left-out')}; carried with a difference: ${notes.count('changed')}`,
  )
  const shown = new Map<string, number>()
  for (const { kind, code, line, subject, message } of list) {
    const before = shown.get(code) ?? 0
    shown.set(code, before + 1)
    if (before >= shownOfACode) continue
    const [colour, sign] = signs[kind]
    screen.say(`  ${screen.paintAside(colour, sign)} line ${line}, ${subject}: ${message}`)
  }
  for (const [code, count] of shown)
    if (count > shownOfACode)
      screen.say(`  … and ${count - shownOfACode} more with ${code} (all of them: --json)`)
  screen.say('')
}

function nothingThere(file: string, notes: Notes) {
  const unpriced = notes.list().some(({ code }) => code === 'price-missing')
  return {
    code: 'nothing-to-convert',
    message: `${file} holds no product that could be carried over; nothing was written`,
    hint: unpriced
      ? 'The reasons stand above. With --price 19.90 goods without a price get that one; correct it in the files.'
      : 'The reasons stand above.',
  }
}

function nextSteps(dir: string, screen: Screen): void {
  const here = relative('.', dir)
  screen.say('')
  screen.say('Next:')
  if (here !== '') screen.say(`  cd ${here}`)
  screen.say('  npx shopbot check             after each change of the files')
  screen.say('  npx shopbot import            bring the goods into the shop')
  screen.say('  npx shopbot serve --sandbox   try it in the browser, without Telegram')
}
