import { deepestCategory } from './foreign.ts'
import type { Notes } from './notes.ts'

/** A category of a file that names parents by their keys. */
export interface TreeNode {
  readonly key: string
  readonly parent: string | null
  readonly line: number
  readonly subject: string
}

export interface Placed<T> {
  readonly node: T
  readonly parent: string | null
  /** How many are above it. */
  readonly depth: number
}

/**
 * Puts parents before their children and keeps the order of siblings. A category whose parent is missing, or
 * which is below itself, goes to the top; one that is too deep goes beside its parent.
 */
export function placedInTree<T extends TreeNode>(nodes: readonly T[], notes: Notes): Placed<T>[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]))
  const parents = new Map(nodes.map((node) => [node.key, parentOf(node, byKey, notes)]))
  for (const node of nodes) breakCircle(node, parents, notes)
  const children = new Map<string | null, T[]>()
  for (const node of byKey.values()) {
    const parent = parents.get(node.key) ?? null
    const beside = children.get(parent)
    if (beside) beside.push(node)
    else children.set(parent, [node])
  }
  const placed: Placed<T>[] = []
  const waiting: Placed<T>[] = []
  const wait = (parent: string | null, depth: number, below: string | null) => {
    for (const node of children.get(below)?.toReversed() ?? [])
      waiting.push({ node, parent, depth })
  }
  wait(null, 0, null)
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    placed.push(next)
    const { node, parent, depth } = next
    if (depth + 1 < deepestCategory) wait(node.key, depth + 1, node.key)
    else {
      for (const child of children.get(node.key) ?? [])
        notes.changed(
          child,
          'category-too-deep',
          `It is more than ${deepestCategory} levels deep; it stands beside "${node.subject}"`,
        )
      wait(parent, depth, node.key)
    }
  }
  return placed
}

function parentOf<T extends TreeNode>(
  node: T,
  byKey: ReadonlyMap<string, T>,
  notes: Notes,
): string | null {
  if (node.parent === null || byKey.has(node.parent)) return node.parent
  notes.changed(
    node,
    'category-parent-missing',
    `There is no category ${node.parent}, which it is to be in; it stands at the top`,
  )
  return null
}

function breakCircle(node: TreeNode, parents: Map<string, string | null>, notes: Notes): void {
  const above = new Set<string>()
  for (let key: string | null = node.key; key !== null; key = parents.get(key) ?? null) {
    if (above.has(key)) {
      // Only who is in the circle is put outside of it, not who hangs below.
      if (key !== node.key) return
      notes.changed(node, 'category-circle', 'It is below itself; it stands at the top')
      parents.set(node.key, null)
      return
    }
    above.add(key)
  }
}
