import type { Catalog } from '../shop/catalog.ts'
import type { Finding } from './finding.ts'
import type { Written } from './read/catalog-reader.ts'

type Kind = 'category' | 'product'
type Named = { readonly id: string; readonly wasId?: string }

/** Former ids (`was-id`): each leads from what is gone to one thing, else a rename would lose carts and links. */
export function checkWasIds(
  catalog: Catalog,
  where: ReadonlyMap<string, Written>,
  findings: Finding[],
): void {
  checkKind('category', catalog.categories, where, findings)
  checkKind('product', catalog.products, where, findings)
}

function checkKind(
  kind: Kind,
  things: readonly Named[],
  where: ReadonlyMap<string, Written>,
  findings: Finding[],
): void {
  const renamed = things.filter((one) => one.wasId !== undefined)
  if (renamed.length === 0) return
  const ids = new Set(things.map((one) => one.id))
  const claimed = new Map<string, string>()
  for (const { id, wasId = '' } of renamed) {
    const fault = faultOf(kind, id, wasId, ids, claimed.get(wasId))
    claimed.set(wasId, id)
    const at = where.get(`${kind} ${id}`)
    if (fault) {
      const { file = 'shop.yaml', line = 1, column = 1 } = at ?? {}
      findings.push({ severity: 'error', ...fault, file, line, column })
    }
  }
}

function faultOf(
  kind: Kind,
  id: string,
  wasId: string,
  ids: ReadonlySet<string>,
  first: string | undefined,
): Pick<Finding, 'code' | 'message' | 'hint'> | undefined {
  if (wasId === id) {
    return {
      code: 'was-id-same',
      message: `The ${kind} "${id}" is called the same in "was-id"`,
      hint: 'Write there what it was called before, or leave "was-id" out.',
    }
  }
  if (first !== undefined) {
    return {
      code: 'was-id-twice',
      message: `The ${kind} "${id}" is said to have been "${wasId}", and so is "${first}"`,
      hint: 'Only one of the two can take over its carts and links: remove the other "was-id".',
    }
  }
  if (ids.has(wasId)) {
    return {
      code: 'was-id-in-use',
      message: `The ${kind} "${id}" is said to have been "${wasId}", but another ${kind} is called so`,
      hint: `Rename the other one, or remove "was-id: ${wasId}" here.`,
    }
  }
  return undefined
}
