import type { Client } from '../client/client.ts'
import type { RevisionList } from '../client/wire/import.ts'
import { minuteIn } from '../shop/day.ts'
import { exit } from './exit.ts'
import type { Screen } from './screen.ts'
import { table } from './table.ts'

type Revision = RevisionList['revisions'][number]

/** The imports that are kept, newest first, with who and when. */
export async function showHistory(client: Client, screen: Screen): Promise<number> {
  const [listed, shop] = [await client.revisions(), await client.shop()]
  if (!listed.ok) return screen.fail(listed.problem)
  if (!shop.ok) return screen.fail(shop.problem)
  const { revisions, next } = listed.value
  screen.document({ formatVersion: 1, revisions, next })
  if (revisions.length === 0) {
    screen.print('Nothing has been imported yet.')
    return exit.well
  }
  const { timezone } = shop.value
  const rows = revisions.map((one) => [
    numberOf(one.id),
    minuteIn(one.at, timezone),
    one.by,
    whatOf(one),
  ])
  for (const line of table(['revision', `made (${timezone})`, 'by', 'what'], rows))
    screen.print(line)
  if (next !== null)
    screen.say(`To take revision ${numberOf(next)} back: shopbot import --rollback`)
  return exit.well
}

/** Without the zeros that make it sort. */
export const numberOf = (id: string) => String(Number(id))

function whatOf({ changes, rollback }: Revision): string {
  const { create, update, delete: removed } = changes
  const counts = `${create} created, ${update} updated, ${removed} removed`
  return rollback ? `took ${numberOf(rollback.of)} back: ${counts}` : counts
}
