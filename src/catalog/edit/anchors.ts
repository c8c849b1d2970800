import { isCollection, isPair, isScalar, type Node } from 'yaml'
import { done, failed, type Result } from '../../shop/problem.ts'
import { startOf, type YamlText } from './yaml-text.ts'

/** Whether what stands there may go: not where something in it is used again by an alias. Code: `edit-shared`. */
export function ownAnchors(source: YamlText, node: Node | null | undefined): Result<null> {
  const within = node?.range ? [startOf(node), node.range[1]] : [0, 0]
  const left: unknown[] = [node]
  while (left.length > 0) {
    const one = left.pop()
    if (isPair(one)) left.push(one.key, one.value)
    if (isCollection(one)) left.push(...one.items)
    if (!(isScalar(one) || isCollection(one)) || one.anchor === undefined) continue
    const outside = source
      .usesOf(one)
      .find((alias) => startOf(alias) < (within[0] ?? 0) || startOf(alias) >= (within[1] ?? 0))
    if (outside) {
      const { anchor } = one
      return failed({
        code: 'edit-shared',
        message: `What stands there is called &${anchor}, and line ${source.lineNumber(startOf(outside))} takes it by *${anchor}: that would change, too`,
        hint: `Write the value out in place of *${anchor}, then try again.`,
      })
    }
  }
  return done(null)
}
