import type { ImportResult } from '../client/wire/import.ts'
import type { Screen } from './screen.ts'

/** So many changes are shown one by one; the counts stand below in any case. */
const shownItems = 50

/** Shows what an import would change, as a diff that a merchant can read. */
export function showPlan({ items, shop }: ImportResult, screen: Screen): void {
  if (shop.fields.length > 0) {
    screen.print(screen.paint('yellow', '~ shop'))
    for (const field of shop.fields) screen.print(fieldLine(field))
  }
  for (const item of items.slice(0, shownItems)) {
    const { sign, colour } = signs[item.action]
    screen.print(screen.paint(colour, `${sign} ${item.kind} ${item.id}`))
    if (item.action === 'update') for (const field of item.fields) screen.print(fieldLine(field))
  }
  const rest = items.length - shownItems
  if (rest > 0) screen.print(`… and ${rest} more (all of them: --json)`)
}

const signs = {
  create: { sign: '+', colour: 'green' },
  update: { sign: '~', colour: 'yellow' },
  delete: { sign: '-', colour: 'red' },
} as const

function fieldLine({ name, before, after }: { name: string; before?: unknown; after?: unknown }) {
  return `    ${name}: ${value(before)} → ${value(after)}`
}

function value(of: unknown): string {
  if (of === undefined || of === null) return '(none)'
  const text = typeof of === 'string' ? of : JSON.stringify(of)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
