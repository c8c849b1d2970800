import { placedInTree, type TreeNode } from '../category-tree.ts'
import { decoded } from '../entities.ts'
import type { ForeignCategory } from '../foreign.ts'
import { htmlLine } from '../html-text.ts'
import type { Notes } from '../notes.ts'
import type { FeedItem } from './feed.ts'
import { wholeId } from './offer.ts'

/** The tree of categories, siblings in the order of the feed. */
export function categoriesOf(items: readonly FeedItem[], notes: Notes): ForeignCategory[] {
  const nodes = new Map<string, TreeNode>()
  for (const item of items) {
    const node = nodeOf(item)
    if (node.key === '') notes.leftOut(node, 'category-unnamed', 'It has no id to name it by')
    else if (nodes.has(node.key))
      notes.leftOut(node, 'category-twice', `Another category has the id ${node.key}`)
    else nodes.set(node.key, node)
  }
  const siblings = new Map<string | null, number>()
  return placedInTree([...nodes.values()], notes).map(({ node, parent }) => {
    const order = (siblings.get(parent) ?? 0) + 1
    siblings.set(parent, order)
    return { key: node.key, parent, title: node.subject, order }
  })
}

function nodeOf({ attributes, text, line }: FeedItem): TreeNode {
  const key = wholeId(attributes.id ?? '')
  const parent = wholeId(attributes.parentId ?? attributes.parentid ?? attributes.parent_id ?? '')
  return {
    key,
    parent: parent === '' || parent === '0' ? null : parent,
    line,
    subject: decoded(htmlLine(text)) || `Category ${key}`,
  }
}
