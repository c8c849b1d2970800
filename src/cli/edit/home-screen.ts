import type { Homecoming } from '../../catalog/edit/bring-home.ts'
import type { Difference } from '../../catalog/three-way.ts'
import { counted } from '../counted.ts'
import { money } from '../money.ts'
import type { Screen } from '../screen.ts'

/** Shows what staff changed in the chat, and what of it stays out of the files. */
export function showHome(
  { changed, added, conflicts, refused }: Homecoming,
  currency: string,
  screen: Screen,
): void {
  for (const { product, fields } of changed) {
    screen.print(screen.paint('yellow', `~ ${product}`))
    for (const { name, files, shop } of fields)
      screen.print(`    ${name}: ${shown(name, files, currency)} → ${shown(name, shop, currency)}`)
  }
  for (const product of added)
    screen.print(`${screen.paint('green', `+ ${product}`)}  added in the chat`)
  for (const { product, fields, gone } of conflicts) {
    screen.print(
      `${screen.paint('red', `! ${product}`)}  ${gone ? 'changed in the chat, and the files no longer name it' : 'changed in the chat and in the files: left as it is'}`,
    )
    for (const { name, base, files, shop } of fields)
      screen.print(
        `    ${name}: was ${shown(name, base, currency)}, the files say ${shown(name, files, currency)}, the shop has ${shown(name, shop, currency)}`,
      )
  }
  if (conflicts.length > 0)
    screen.print(screen.paint('dim', "    --theirs takes the shop's, --ours keeps the files"))
  for (const { product, problem } of refused) {
    screen.print(`${screen.paint('red', `! ${product}`)}  ${problem.message}`)
    if (problem.hint !== undefined) screen.print(screen.paint('dim', `    ${problem.hint}`))
  }
}

/** A field for --json. */
export function fieldDocument({ name, base, files, shop }: Difference): Record<string, unknown> {
  return { name, base: base ?? null, files: files ?? null, shop: shop ?? null }
}

function shown(name: string, value: unknown, currency: string): string {
  if (value === undefined || value === null) return '(none)'
  if (/(^|\.)(price|was)$/.test(name) && typeof value === 'number') return money(value, currency)
  if (Array.isArray(value) && /photos$/.test(name)) return counted(value.length, 'photo')
  const text = typeof value === 'string' ? value.replaceAll('\n', ' ') : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
