import { type Choice, conflictKey } from '../catalog/plan.ts'
import type { ImportResult } from '../client/wire/import.ts'
import { select } from './ask.ts'
import { labelOf, shown } from './plan/values.ts'

/** Asks whose value wins, conflict by conflict; undefined: nothing is to be done at all. */
export async function settleConflicts(
  conflicts: ImportResult['conflicts'],
  currency: string,
): Promise<Record<string, Choice> | undefined> {
  const each: Record<string, Choice> = {}
  for (const conflict of conflicts) {
    if (conflict.chosen !== null) continue
    const { id, name, ours, theirs } = conflict
    const files = shown(name, ours, currency)
    const shop = shown(name, theirs, currency)
    const chosen = await select<Choice | 'stop'>(`${id}: ${labelOf(name)}`, [
      {
        value: 'ours',
        name: `the files: ${files}`,
        description: 'What the files say is taken (--ours)',
      },
      {
        value: 'theirs',
        name: `the shop: ${shop}`,
        description: 'What was changed in the chat is kept (--theirs)',
      },
      { value: 'stop', description: 'Change nothing at all' },
    ])
    if (chosen === 'stop') return undefined
    each[conflictKey(conflict)] = chosen
  }
  return each
}
