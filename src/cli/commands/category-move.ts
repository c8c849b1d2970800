import type { Run } from '../command.ts'
import { type EditOptions, editShop } from '../edit/edit-shop.ts'
import { exit } from '../exit.ts'

export interface CategoryMoveOptions extends EditOptions {
  readonly to?: string
  readonly top?: boolean
}

export const run: Run<CategoryMoveOptions> = async ([id = '', given], options, screen) => {
  const { to, top } = options
  if ((to === undefined) === (top === undefined)) {
    const hint = 'Write --to with the id of a category, or --top for the top of the shop.'
    return screen.fail({ code: 'usage', message: 'Say where to', hint }, exit.usage)
  }
  return editShop(given, options, screen, async (files) => {
    const { moveCategory } = await import('../../catalog/edit/category.ts')
    const moved = await moveCategory(files, id, to ?? null)
    if (!moved.ok) return moved
    const about = `category ${id}`
    const said = `Moved ${id} ${to === undefined ? 'to the top of the shop' : `into ${to}`}`
    return { ok: true, value: { meant: new Set([about]), said, about } }
  })
}
