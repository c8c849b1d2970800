import { type Alias, isAlias, isCollection, isPair, type Node } from 'yaml'

/**
 * What each alias of a document stands for: the last node before it with its anchor. One walk for all, where
 * `Alias.resolve` walks the whole document for each; without recursion, for any depth.
 */
export function aliasTargets(root: Node | null): ReadonlyMap<Alias, Node> {
  const targets = new Map<Alias, Node>()
  const anchors = new Map<string, Node>()
  const left: unknown[] = [root]
  while (left.length > 0) {
    const node = left.pop()
    if (isAlias(node)) {
      const target = anchors.get(node.source)
      if (target) targets.set(node, target)
    } else if (isPair(node)) left.push(node.value, node.key)
    else if (isCollection(node)) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node)
      for (let at = node.items.length - 1; at >= 0; at -= 1) left.push(node.items[at])
    } else if (isAnchored(node)) anchors.set(node.anchor, node)
  }
  return targets
}

function isAnchored(node: unknown): node is Node & { anchor: string } {
  return typeof node === 'object' && node !== null && 'anchor' in node && node.anchor !== undefined
}
