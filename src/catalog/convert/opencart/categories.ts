import { placedInTree, type TreeNode } from '../category-tree.ts'
import type { ForeignCategory } from '../foreign.ts'
import { textOf } from '../languages.ts'
import type { Notes } from '../notes.ts'
import type { Goods } from './goods.ts'
import type { Row } from './tables.ts'
import { descriptionIn, titleIn } from './words.ts'

export interface Categories {
  /** Parents before their children, siblings in the order of the shop. */
  readonly list: readonly ForeignCategory[]
  /** How many are above a category; undefined: there is no such one. */
  depth(key: string): number | undefined
}

/** The tree of categories. */
export function categoriesOf(goods: Goods, notes: Notes): Categories {
  const nodes = goods.shared('category').map((row) => nodeOf(row, goods))
  const placed = placedInTree(nodes.toSorted(inOrder), notes)
  const siblings = new Map<string | null, number>()
  const list = placed.map(({ node, parent }): ForeignCategory => {
    const order = (siblings.get(parent) ?? 0) + 1
    siblings.set(parent, order)
    const texts = textsOf(node.key, goods)
    return {
      key: node.key,
      parent,
      title: texts.title ?? `Category ${node.key}`,
      ...(texts.description === undefined ? {} : { description: texts.description }),
      order,
      ...(node.hidden ? { hidden: true } : {}),
    }
  })
  const depths = new Map(placed.map(({ node, depth }) => [node.key, depth]))
  return { list, depth: (key) => depths.get(key) }
}

interface CategoryNode extends TreeNode {
  readonly order: number
  readonly hidden: boolean
}

function nodeOf(row: Row, goods: Goods): CategoryNode {
  const [key, parent] = [row.get('category_id'), row.get('parent_id')]
  const named = goods.find('category_description', key, goods.languages[0])
  return {
    key,
    parent: ['', '0'].includes(parent) ? null : parent,
    line: row.line,
    subject: titleIn(named ?? goods.find('category_description', key)) || `category ${key}`,
    order: Number(row.get('sort_order')) || 0,
    hidden: row.get('status') === '0',
  }
}

/** As OpenCart shows them: by their number, then by their name. */
const inOrder = (a: CategoryNode, b: CategoryNode): number =>
  a.order - b.order || a.subject.localeCompare(b.subject)

function textsOf(key: string, goods: Goods) {
  const titles = new Map<string, string>()
  const descriptions = new Map<string, string>()
  for (const language of goods.languages) {
    const row = goods.find('category_description', key, language)
    titles.set(language.code, titleIn(row))
    descriptions.set(language.code, descriptionIn(row))
  }
  const title = textOf(titles) ?? (titleIn(goods.find('category_description', key)) || undefined)
  return { title, description: textOf(descriptions) }
}
