import { placedInTree, type TreeNode } from '../category-tree.ts'
import type { ForeignCategory } from '../foreign.ts'
import { htmlText } from '../html-text.ts'
import type { Notes } from '../notes.ts'
import type { Found, Shelf } from './walk.ts'

/** The tree of categories, siblings in the order of the file; those above are found by ids too. */
export function categoriesOf({ shelves, parents }: Found, notes: Notes): ForeignCategory[] {
  const nodes = new Map<string, Shelf & TreeNode>()
  for (const shelf of shelves) {
    const parent = shelf.above ?? parents.get(shelf.key) ?? null
    if (nodes.has(shelf.key))
      notes.leftOut(shelf, 'category-twice', 'Another category has the same id')
    else nodes.set(shelf.key, { ...shelf, parent })
  }
  const siblings = new Map<string | null, number>()
  return placedInTree([...nodes.values()], notes).map(({ node, parent }) => {
    const order = (siblings.get(parent) ?? 0) + 1
    siblings.set(parent, order)
    const description = htmlText(node.description)
    return {
      key: node.key,
      parent,
      title: node.title,
      ...(description === '' ? {} : { description }),
      order,
    }
  })
}
