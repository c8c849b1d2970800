import type { StaffList } from '../../client/wire/desk.ts'
import type { Role } from '../../shop/people.ts'
import { html, joinHtml } from '../../telegram/text.ts'
import type { Screen, Viewer } from '../screens/screen.ts'
import type { Turn } from '../turn.ts'
import { ask } from './ask.ts'
import { deskButton, homeButton, stepButton } from './desk-button.ts'
import type { Refused } from './refusal.ts'

/** Who runs the shop; an admin's right. */
export async function showPeople(turn: Turn): Promise<Refused> {
  const list = await turn.front.client.staff(turn.from.id, turn.call())
  if (!list.ok) return list.problem
  await turn.show(peopleScreen(turn, list.value))
  return undefined
}

export function askForPerson(turn: Turn): Promise<Refused> {
  return ask(turn, ['person'], {
    text: html`${turn.say('desk-ask-person')}`,
    keyboard: [[deskButton(turn, 'desk-people', { do: 'people' })]],
  })
}

/** What somebody may be made. */
export async function showPerson(turn: Turn, id: number): Promise<Refused> {
  const list = await turn.front.client.staff(turn.from.id, turn.call())
  if (!list.ok) return list.problem
  const held = list.value.people.find((one) => one.id === id)?.role
  const make = (role: Role) =>
    held === role ? [] : [deskButton(turn, `desk-make-${role}`, { do: 'role', id, role })]
  await turn.show({
    text: joinHtml([
      html`<b>${linkTo(id)}</b>`,
      html`${turn.say(`desk-role-${held ?? 'none'}`)}`,
      html`\n${turn.say('desk-roles-explained')}`,
    ]),
    keyboard: [
      [...make('moderator'), ...make('admin')],
      held ? [deskButton(turn, 'desk-take-role', { do: 'role', id, role: null })] : [],
      [deskButton(turn, 'desk-people', { do: 'people' })],
    ],
  })
  return undefined
}

export async function giveRole(turn: Turn, id: number, role: Role | null): Promise<Refused> {
  const { client } = turn.front
  const list = await client.setRole(turn.from.id, id, { role }, turn.mutation('role'))
  if (!list.ok) return list.problem
  await turn.answer(turn.say('desk-changed'))
  await turn.show(peopleScreen(turn, list.value))
  return undefined
}

const shown = 60

function peopleScreen(viewer: Viewer, { people }: StaffList): Screen {
  const { say } = viewer
  const lines = people.slice(0, shown).map(({ id, role, removable }) => {
    const written = removable ? '' : ` · ${say('desk-in-file')}`
    return html`• ${linkTo(id)} — ${say(`desk-role-${role}`)}${written}`
  })
  return {
    text: joinHtml([html`<b>${say('desk-people-title')}</b>`, ...lines]),
    keyboard: [
      ...people
        .slice(0, shown)
        .filter(({ removable }) => removable)
        .map(({ id }) => [stepButton(`✏️ ${id}`, { do: 'person', id })]),
      [deskButton(viewer, 'desk-add-person', { do: 'ask-person' })],
      [homeButton(viewer)],
    ],
  }
}

function linkTo(id: number) {
  return html`<a href="tg://user?id=${id}">${id}</a>`
}
