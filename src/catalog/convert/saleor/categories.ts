import { placedInTree, type TreeNode } from '../category-tree.ts'
import type { ForeignCategory } from '../foreign.ts'
import type { Notes } from '../notes.ts'
import { type Fixture, type Row, textIn } from './fixture.ts'
import { descriptionIn, type Language, nameIn, textsOf } from './texts.ts'

/** The tree of categories, siblings in the order of the shop. */
export function categoriesOf(
  fixture: Fixture,
  languages: readonly Language[],
  notes: Notes,
): ForeignCategory[] {
  const translations = new Map<string, Row[]>()
  for (const row of fixture.all('product.categorytranslation')) {
    const category = String(row.fields.category)
    translations.set(category, [...(translations.get(category) ?? []), row])
  }
  const nodes = fixture.all('product.category').toSorted(inOrder).map(nodeOf)
  const siblings = new Map<string | null, number>()
  return placedInTree(nodes, notes).map(({ node, parent }) => {
    const order = (siblings.get(parent) ?? 0) + 1
    siblings.set(parent, order)
    const own = translations.get(node.key) ?? []
    const description = textsOf(languages, node.row, own, descriptionIn)
    return {
      key: node.key,
      parent,
      title: textsOf(languages, node.row, own, nameIn) ?? node.subject,
      ...(description === undefined ? {} : { description }),
      order,
    }
  })
}

interface CategoryNode extends TreeNode {
  readonly row: Row
}

function nodeOf(row: Row): CategoryNode {
  const parent = row.fields.parent ?? null
  return {
    key: row.pk,
    parent: parent === null ? null : String(parent),
    line: row.line,
    subject: nameIn(row) || `category ${row.pk}`,
    row,
  }
}

/** Saleor keeps its tree as nested sets: the left side of each says what comes first. */
const inOrder = (a: Row, b: Row): number =>
  Number(textIn(a, 'tree_id')) - Number(textIn(b, 'tree_id')) ||
  Number(textIn(a, 'lft')) - Number(textIn(b, 'lft'))
