import type { ShopFiles } from '../../catalog/edit/shop-files.ts'
import { failed, type Result } from '../../shop/problem.ts'
import type { Run } from '../command.ts'
import { type Edited, type EditOptions, editShop } from '../edit/edit-shop.ts'
import type { ProductOptions } from '../edit/product-fields.ts'
import { exit } from '../exit.ts'

export interface ProductEditOptions extends ProductOptions, EditOptions {
  readonly category?: string
  readonly top?: boolean
}

export const run: Run<ProductEditOptions> = async ([id = '', given], options, screen) => {
  const { changesField } = await import('../edit/product-fields.ts')
  const moves = options.category !== undefined || options.top !== undefined
  if (!moves && !changesField(options)) {
    const hint =
      'Like: --price 49, --stock 12, --title "Red rose", --hidden. All of them: shopbot product edit --help'
    return screen.fail({ code: 'usage', message: 'Say what to change', hint }, exit.usage)
  }
  return editShop(given, options, screen, (files) => editProduct(files, id, options))
}

/** Changes fields of a product, and the category it stands in. */
export async function editProduct(
  files: ShopFiles,
  id: string,
  options: ProductEditOptions,
): Promise<Result<Edited>> {
  const [{ locate, unknown }, { editEntry }, { productEdits }, { moveText }] = await Promise.all([
    import('../../catalog/edit/shop-files.ts'),
    import('../../catalog/edit/product.ts'),
    import('../edit/product-fields.ts'),
    import('../../catalog/edit/move-text.ts'),
  ])
  const { shop, draft } = files
  const product = shop.catalog.products.find((one) => one.id === id)
  if (!product) return unknown(shop, 'product', id)
  const { variant } = options
  const chosen = product.variants.find((one) => one.id === variant)
  const variants = product.variants.map((one) => one.id).join(', ')
  if (variant !== undefined && !chosen) {
    return failed({
      code: 'variant-unknown',
      message: `"${id}" has no variant "${variant}"`,
      hint: variants === '' ? 'It has none: leave --variant out.' : `It has: ${variants}`,
    })
  }
  const isSold = options.price !== undefined || options.stock !== undefined
  if (variant === undefined && product.variants.length > 0 && isSold) {
    return failed({
      code: 'variant-needed',
      message: `"${id}" is sold in variants: say which one's ${options.price === undefined ? 'stock' : 'price'}`,
      hint: `Add --variant with one of: ${variants}`,
    })
  }
  const found = await locate(files, 'product', id)
  if (!found.ok) return found
  const held = {
    photos: product.photos.map((photo) => ('url' in photo ? photo.url : photo.path)),
    alsoIn: product.alsoIn,
    isByLanguage: {
      title: typeof (chosen ? (chosen.title ?? '') : product.title) !== 'string',
      description: product.description !== undefined && typeof product.description !== 'string',
    },
  }
  const edits = await productEdits(options, held, shop.settings, draft)
  if (!edits.ok) return edits
  const edited = editEntry(found.value, edits.value, shop.settings.languages)
  if (!edited.ok) return edited
  await draft.write(found.value.path, edited.value)
  const to = options.top ? null : options.category
  if (to !== undefined && to !== product.category) {
    const moved = await moveText(files, 'product', id, to)
    if (!moved.ok) return moved
  }
  const named = variant === undefined ? id : `${id}, ${variant}`
  return {
    ok: true,
    value: { meant: new Set([`product ${id}`]), said: `Changed ${named}`, about: `product ${id}` },
  }
}
