import { mkdir } from 'node:fs/promises'
import type { Client } from '../../client/client.ts'
import type { ShopExport } from '../../client/wire/export.ts'
import type { Photo } from '../../shop/catalog.ts'
import { currencyOf } from '../../telegram/currencies.ts'
import { confirm } from '../ask.ts'
import { type Exit, exit } from '../exit.ts'
import { showFindings } from '../findings.ts'
import type { Screen } from '../screen.ts'
import { typed } from '../typed.ts'
import type { EditOptions } from './edit-shop.ts'
import { fetchThoseThere } from './fetch-photos.ts'

/** Writes a shop's files where there are none, from what the shop holds. */
export async function exportWhole(
  dir: string,
  held: ShopExport,
  client: Client,
  options: EditOptions & { readonly given: string | undefined },
  screen: Screen,
): Promise<Exit> {
  if (held.revision === null) {
    const message = 'The shop holds nothing yet: there is nothing to write'
    return screen.fail({ code: 'shop-empty', message, hint: 'Make a shop with "shopbot init".' })
  }
  const [{ wholeShop }, { Draft }, { prove }, { checkShop }] = await Promise.all([
    import('../../catalog/edit/whole-shop.ts'),
    import('../../catalog/edit/draft.ts'),
    import('../../catalog/edit/prove.ts'),
    import('../../serve/check-shop.ts'),
  ])
  const draft = new Draft(dir)
  const kept = held.products.filter((product) => !product.archived)
  const photos = [
    ...kept.flatMap((product) => product.photos),
    ...held.categories.flatMap(({ photo }) => photo ?? []),
  ]
  const gone = await fetchThoseThere(draft, photos, client)
  const isThere = (photo: Photo) => 'url' in photo || !gone.includes(photo.path)
  const texts = wholeShop({
    settings: held.settings,
    categories: held.categories.map(({ photo, ...rest }) => ({
      ...rest,
      ...(photo && isThere(photo) ? { photo } : {}),
    })),
    products: kept.map((product) => ({ ...product, photos: product.photos.filter(isThere) })),
    digital: new Map(held.digital.map(({ product, as }) => [product, as])),
    exponent: currencyOf(held.settings.currency)?.exponent ?? 2,
  })
  for (const [path, text] of texts) await draft.write(path, text)
  const paths = draft.changes.map(({ path }) => path)
  if (!screen.json) for (const path of paths) screen.print(screen.paint('green', `+ ${path}`))
  const may =
    options.yes || !screen.interactive || options.dryRun || (await confirm('Write these files?'))
  const left = held.digital.length
  const document = {
    formatVersion: 1,
    ok: true,
    written: may && !options.dryRun,
    files: paths,
    digital: held.digital,
  }
  if (!may || options.dryRun) {
    screen.document(document)
    screen.print(`Not written: ${paths.length} files`)
    return may ? exit.well : exit.refused
  }
  await mkdir(dir, { recursive: true })
  // What is delivered in the chat is missing on purpose, and check says so until it is written again.
  const waiting = left > 0 ? ['keys-missing', 'text-empty'] : []
  const proof = await prove(draft, checkShop)
  if (
    !proof.ok &&
    proof.findings.some(({ severity, code }) => severity === 'error' && !waiting.includes(code))
  ) {
    await showFindings(proof.findings, proof.dir, screen)
    await proof.drop()
    return screen.fail({
      code: 'outcome-invalid',
      message: 'The files would have errors, so nothing was written',
    })
  }
  const placed = await proof.place()
  if (!placed.ok) return screen.fail(placed.problem)
  screen.document(document)
  screen.print(`${screen.paint('green', '✓')} Wrote ${paths.length} files`)
  if (left > 0)
    screen.say(
      `  What ${left === 1 ? '1 product delivers' : `${left} products deliver`} in the chat is never written out: "deliver" waits for it`,
    )
  if (gone.length > 0) {
    const pictures = gone.length === 1 ? '1 picture is' : `${gone.length} pictures are`
    screen.say(
      `  ${pictures} not to be had any more and left out: ${gone.slice(0, 3).join(', ')}${gone.length > 3 ? ', …' : ''}`,
    )
  }
  screen.say(`  See what check says of them: ${typed('check', options.given)}`)
  return exit.well
}
