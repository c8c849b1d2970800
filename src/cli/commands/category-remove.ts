import type { Run } from '../command.ts'
import { type EditOptions, editShop } from '../edit/edit-shop.ts'

export interface CategoryRemoveOptions extends EditOptions {
  readonly withProducts?: boolean
}

export const run: Run<CategoryRemoveOptions> = ([id = '', given], options, screen) =>
  editShop(given, options, screen, async (files) => {
    const { removeCategory } = await import('../../catalog/edit/category.ts')
    const removed = await removeCategory(files, id, options.withProducts === true)
    if (!removed.ok) return removed
    const { products, categories } = removed.value
    const leaving = files.shop.catalog.products.filter((one) =>
      one.alsoIn.some((also) => categories.includes(also)),
    )
    const meant = new Set([
      ...[...products, ...leaving.map((one) => one.id)].map((product) => `product ${product}`),
      ...categories.map((category) => `category ${category}`),
    ])
    const goods = products.length === 1 ? '1 product' : `${products.length} products`
    const said = `Removed the category ${id}${products.length === 0 ? '' : ` and ${goods}`}`
    return { ok: true, value: { meant, said, about: `category ${id}`, removes: true } }
  })
