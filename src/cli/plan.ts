import type { ImportResult } from '../client/wire/import.ts'
import type { Places } from '../serve/places.ts'
import { groupsOf, type Row } from './plan/rows.ts'
import { type Field, fieldLines } from './plan/values.ts'
import type { Screen } from './screen.ts'

/** Shows what an import would change, as a diff that a merchant can read; prices are in `currency`. */
export function showPlan(
  result: ImportResult,
  currency: string,
  screen: Screen,
  places: Places = new Map(),
): void {
  showShop(result.shop.fields, currency, screen)
  for (const { title, rows, more } of groupsOf(result, currency, places)) {
    screen.print(screen.paint('bold', title))
    for (const row of rows) showRow(row, screen)
    if (more > 0) screen.print(`  … and ${more} more (all of them: --json)`)
    screen.print('')
  }
}

function showShop(fields: readonly Field[], currency: string, screen: Screen): void {
  if (fields.length === 0) return
  // Of a shop that is new, everything is: the file says it better.
  const isNew = fields.every(({ before }) => before === undefined || before === null)
  screen.print(isNew ? screen.paint('green', '+ shop') : screen.paint('yellow', '~ shop'))
  for (const field of isNew ? [] : fields) {
    for (const line of fieldLines(field, currency)) screen.print(`    ${line}`)
  }
}

const colours = { '+': 'green', '~': 'yellow', '-': 'red', '=': 'cyan', '!': 'red' } as const

/** The name once, what changes below each other, its place at the end of the line. */
function showRow({ sign, name, changes, notes }: Row, screen: Screen): void {
  const head = `${sign} ${name}`
  const indent = ' '.repeat(head.length)
  const lines = changes.length > 0 ? changes : [{ text: '', place: '' }]
  lines.forEach(({ text, place }, at) => {
    const start = at === 0 ? screen.paint(colours[sign], head) : indent
    const end = place === '' ? '' : `  ${screen.paint('dim', place)}`
    screen.print(text === '' ? `${start}${end}` : `${start}  ${text}${end}`)
  })
  for (const note of notes) screen.print(`${indent}  ${screen.paint('cyan', note)}`)
}
