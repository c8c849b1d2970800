import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Homecoming } from '../../catalog/edit/bring-home.ts'
import type { ShopFiles } from '../../catalog/edit/shop-files.ts'
import type { Client } from '../../client/client.ts'
import type { ShopExport } from '../../client/wire/export.ts'
import { stockId } from '../../shop/catalog.ts'
import { done, type Result } from '../../shop/problem.ts'
import { currencyOf } from '../../telegram/currencies.ts'
import type { Run } from '../command.ts'
import { type EditOptions, openShopFiles, settle } from '../edit/edit-shop.ts'
import { fetchPhotos } from '../edit/fetch-photos.ts'
import { fieldDocument, showHome } from '../edit/home-screen.ts'
import { type Exit, exit } from '../exit.ts'
import { enter } from '../open-shop.ts'
import type { Screen } from '../screen.ts'

export interface ExportOptions extends EditOptions {
  readonly stock?: boolean
  readonly ours?: boolean
  readonly theirs?: boolean
}

export const run: Run<ExportOptions> = async ([given], options, screen) => {
  const dir = resolve(given ?? '.')
  const door = await enter(dir, screen)
  if (!door.ok) return screen.fail(door.problem)
  const { client, close } = door.value
  try {
    const held = await client.export()
    if (!held.ok) return screen.fail(held.problem)
    if (!existsSync(join(dir, 'shop.yaml'))) {
      const { exportWhole } = await import('../edit/export-whole.ts')
      return await exportWhole(dir, held.value, client, { ...options, given }, screen)
    }
    const opened = await openShopFiles(dir, screen)
    if (!opened.ok) return opened.status
    return await exportInto(opened.files, held.value, client, { ...options, given }, screen)
  } finally {
    await close()
  }
}

async function exportInto(
  files: ShopFiles,
  held: ShopExport,
  client: Client,
  options: ExportOptions & { readonly given: string | undefined },
  screen: Screen,
): Promise<Exit> {
  const { bringHome } = await import('../../catalog/edit/bring-home.ts')
  const { currency } = held.settings
  const home = await bringHome(files, {
    products: held.products,
    digital: new Set(held.digital.map(({ product }) => product)),
    exponent: currencyOf(currency)?.exponent ?? 2,
    choose: options.theirs ? 'shop' : options.ours ? 'files' : undefined,
    ...(options.stock ? { onHand: countedByHand(held) } : {}),
  })
  const photos = await photosOf(files, held, home, client)
  if (!photos.ok) return screen.fail(photos.problem)
  showHome(home, currency, screen)
  const ids = [...home.changed.map(({ product }) => product), ...home.added]
  const count = ids.length === 1 ? '1 product' : `${ids.length} products`
  const status = await settle(
    files,
    {
      meant: new Set(ids.map((id) => `product ${id}`)),
      said: `Brought home what changed in the chat: ${count}`,
      about: '',
      nothing: isLeftOver(home)
        ? 'Nothing was written'
        : 'Nothing to bring home: the files say what the shop holds',
      next: options.stock
        ? 'The next import takes these counts as what is there: run it before more is sold.'
        : 'The next import has nothing to do about it.',
      more: {
        changed: home.changed.map(({ product, fields }) => ({
          product,
          fields: fields.map(fieldDocument),
        })),
        added: home.added,
        conflicts: home.conflicts.map(({ product, fields, gone }) => ({
          product,
          gone,
          fields: fields.map(fieldDocument),
        })),
        refused: home.refused,
      },
    },
    options,
    screen,
  )
  // What nobody has decided waits for a flag.
  return status === exit.well && isLeftOver(home) ? exit.refused : status
}

const isLeftOver = ({ conflicts, refused }: Homecoming) => conflicts.length + refused.length > 0

/** Keys are counted by themselves. */
function countedByHand({ stock, digital }: ShopExport): Map<string, number> {
  const keys = new Set(digital.map(({ product }) => stockId({ product, variant: null })))
  return new Map(stock.flatMap(({ id, onHand }) => (keys.has(id) ? [] : [[id, onHand] as const])))
}

/** Pictures that staff sent and the folder does not have. */
async function photosOf(
  files: ShopFiles,
  held: ShopExport,
  home: Homecoming,
  client: Client,
): Promise<Result<null>> {
  const withPhotos = new Set([
    ...home.added,
    ...home.changed
      .filter(({ fields }) => fields.some(({ name }) => name === 'photos'))
      .map(({ product }) => product),
  ])
  const photos = held.products
    .filter(({ id }) => withPhotos.has(id))
    .flatMap((product) => product.photos)
  const fetched = await fetchPhotos(files.draft, photos, client)
  return fetched.ok ? done(null) : fetched
}
