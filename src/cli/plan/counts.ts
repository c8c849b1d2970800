import type { ImportResult } from '../../client/wire/import.ts'

/** `1 created, 2 updated, 0 removed, 120 unchanged`, and what else there is to know. */
export function countsOf({ changes, drift, conflicts }: ImportResult): string {
  const { create, update, delete: removed, unchanged } = changes
  const counts = [
    `${create} created`,
    `${update} updated`,
    `${removed} removed`,
    `${unchanged} unchanged`,
  ]
  if (drift.length > 0) counts.push(`${drift.length} kept as changed in the chat`)
  if (conflicts.length > 0)
    counts.push(conflicts.length === 1 ? '1 conflict' : `${conflicts.length} conflicts`)
  return counts.join(', ')
}

export function changesAnything({ changes, shop, conflicts }: ImportResult): boolean {
  const { create, update, delete: removed } = changes
  return create + update + removed + shop.fields.length + conflicts.length > 0
}
