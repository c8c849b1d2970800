import { cutText, html, joinHtml } from '../../telegram/text.ts'
import type { Turn } from '../turn.ts'
import { deskButton, homeButton } from './desk-button.ts'
import { longMark } from './mark.ts'
import { momentOf } from './moment.ts'
import type { Refused } from './refusal.ts'

const shown = 10

/** Updates that kept failing, oldest first, each to be handled again or forgotten. */
export async function showSetAside(turn: Turn, news?: string): Promise<Refused> {
  const updates = await setAside(turn)
  if ('code' in updates) return updates
  const some = updates.list.slice(0, shown)
  const lines = some.map(
    ({ error, attempts, at }, place) =>
      html`\n${place + 1}. <i>${momentOf(turn, at)}</i> × ${attempts}\n${cutText(error, 200)}`,
  )
  const key = some.length > 0 ? 'desk-set-aside-title' : 'desk-set-aside-none'
  await turn.show({
    text: joinHtml([
      ...(news === undefined ? [] : [html`${news}\n`]),
      html`<b>${turn.say(key)}</b>`,
      ...lines,
    ]),
    keyboard: [
      ...some.map(({ id }, place) => {
        const update = longMark(id)
        const number = place + 1
        return [
          deskButton(turn, 'desk-retry', { do: 'retry', update }, { number }),
          deskButton(turn, 'desk-drop', { do: 'drop', update }, { number }),
        ]
      }),
      [homeButton(turn)],
    ],
  })
  return undefined
}

/** Has an update handled again, or forgets it. */
export async function decideSetAside(
  turn: Turn,
  what: 'retry' | 'drop',
  mark: string,
): Promise<Refused> {
  const updates = await setAside(turn)
  if ('code' in updates) return updates
  const found = updates.list.find(({ id }) => longMark(id) === mark)
  if (!found) return { code: 'update-unknown', message: 'It is not set aside any more' }
  const { client } = turn.front
  const decided =
    what === 'retry'
      ? await client.retryUpdate(found.id, turn.mutation('retry'))
      : await client.dropUpdate(found.id, turn.mutation('drop'))
  if (!decided.ok) return decided.problem
  return showSetAside(turn, turn.say(`desk-${what}-done`))
}

/** The backend gives this list to the bot, whoever asks: that it is somebody of the shop is seen before. */
async function setAside(turn: Turn) {
  const { client } = turn.front
  const staff = await client.desk(turn.from.id, turn.call())
  if (!staff.ok) return staff.problem
  const list = await client.updatesSetAside(turn.call())
  return list.ok ? { list: list.value.updates } : list.problem
}
