import { type StaffList, staffChange, staffList } from '../../client/wire/desk.ts'
import { roleOf } from '../../shop/people.ts'
import { done } from '../../shop/problem.ts'
import type { Reader } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import { staffOf, userId } from '../desk/staff.ts'
import { changing, type Route, reading, refuse } from '../route.ts'

export const deskPeopleRoutes: readonly Route[] = [
  reading(
    {
      method: 'get',
      path: '/v1/desk/:actor/people',
      summary: 'Who may run the shop',
      answer: staffList,
    },
    (backend, { params }) =>
      backend.store.read(async (reader) => {
        const staff = await staffOf(backend, reader, params, 'admin')
        return staff.ok ? done(await everybody(backend, reader)) : staff
      }),
  ),
  changing(
    {
      method: 'put',
      path: '/v1/desk/:actor/people/:person',
      summary: 'Gives somebody a role, or takes it',
      body: staffChange,
      answer: staffList,
    },
    async (backend, { params, body }, writer) => {
      const staff = await staffOf(backend, writer, params, 'admin')
      if (!staff.ok) return staff
      const id = userId(params.person ?? '')
      if (id === undefined)
        return refuse(404, { code: 'person-unknown', message: 'That is no Telegram user id' })
      const written = roleOf(id, backend.current.settings, undefined)
      const given = await writer.get('staff', String(id))
      // A role of the chat that is older than that of shop.yaml can still be taken.
      if (written !== undefined && !(given && body.role === null)) {
        return refuse(409, {
          code: 'person-written',
          message: `${id} is ${written} by shop.yaml`,
          hint: 'Change it there and run shopbot import.',
        })
      }
      if (body.role === null) await writer.delete('staff', String(id))
      else {
        const at = backend.clock().toISOString()
        await writer.put('staff', { id, role: body.role, by: staff.value.author, at })
      }
      return done(await everybody(backend, writer))
    },
  ),
]

async function everybody(backend: Backend, reader: Reader): Promise<StaffList> {
  const { settings } = backend.current
  const given = new Map((await reader.find('staff', {})).map((one) => [one.id, one]))
  const ids = new Set([...settings.admins, ...settings.moderators, ...given.keys()])
  const people: StaffList['people'] = []
  for (const id of ids) {
    const role = roleOf(id, settings, given.get(id))
    if (role !== undefined) people.push({ id, role, removable: given.has(id) })
  }
  return { people }
}
