import type { Author } from '../../shop/order.ts'
import { type Actor, isEnough, type Role, roleOf } from '../../shop/people.ts'
import { done, type Result } from '../../shop/problem.ts'
import type { Reader } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import { type Asked, type Refusal, refuse } from '../route.ts'

/** Somebody of the shop, in whose name a request is made. */
export interface StaffMember {
  readonly actor: Actor
  readonly role: Role
  readonly author: Author
}

/**
 * Who the path says acts, if the role is enough. Codes: `not-staff` as if there were no such address, so that a
 * customer sees nothing of the desk; `role-too-low`.
 */
export async function staffOf(
  backend: Backend,
  reader: Reader,
  params: Asked['params'],
  needed: Role = 'moderator',
): Promise<Result<StaffMember, Refusal>> {
  const actor = actorOf(params.actor ?? '')
  const given = typeof actor === 'number' ? await reader.get('staff', String(actor)) : undefined
  const role = actor === undefined ? undefined : roleOf(actor, backend.current.settings, given)
  if (actor === undefined || role === undefined)
    return refuse(404, { code: 'not-staff', message: 'There is nothing at this address' })
  if (!isEnough(role, needed))
    return refuse(403, { code: 'role-too-low', message: `This is for an ${needed} of the shop` })
  const author = actor === 'terminal' ? 'terminal' : (`staff:${actor}` as const)
  return done({ actor, role, author })
}

function actorOf(text: string): Actor | undefined {
  if (text === 'terminal') return text
  return userId(text)
}

/** A Telegram user id out of a path, only as it is always written. */
export function userId(text: string): number | undefined {
  const id = Number(text)
  return Number.isSafeInteger(id) && id > 0 && String(id) === text ? id : undefined
}
