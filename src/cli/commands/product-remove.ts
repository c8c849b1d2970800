import type { Run } from '../command.ts'
import { type EditOptions, editShop } from '../edit/edit-shop.ts'

export const run: Run<EditOptions> = ([id = '', given], options, screen) =>
  editShop(given, options, screen, async (files) => {
    const { removeEntry } = await import('../../catalog/edit/remove-entry.ts')
    const removed = await removeEntry(files, 'product', id)
    if (!removed.ok) return removed
    const about = `product ${id}`
    return {
      ok: true,
      value: { meant: new Set([about]), said: `Removed ${id}`, about, removes: true },
    }
  })
