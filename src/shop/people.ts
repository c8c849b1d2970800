import type { Settings } from './settings.ts'

/** What somebody of the shop may do: a moderator catalogue and orders, an admin also people and refunds. */
export const roles = ['moderator', 'admin'] as const
export type Role = (typeof roles)[number]

/** A role that an admin gave in the chat; those of shop.yaml stand beside it and cannot be taken there. */
export interface Staff {
  /** Telegram user id. */
  readonly id: number
  readonly role: Role
  readonly by: string
  readonly at: string
}

/** Who acts at the desk: a Telegram user, or whoever holds the shop's folder. */
export type Actor = number | 'terminal'

/** undefined: a customer like any other. */
export function roleOf(
  actor: Actor,
  settings: Pick<Settings, 'admins' | 'moderators'>,
  given: Staff | undefined,
): Role | undefined {
  if (actor === 'terminal' || settings.admins.includes(actor)) return 'admin'
  if (given?.role === 'admin') return 'admin'
  return settings.moderators.includes(actor) ? 'moderator' : given?.role
}

/** Whether a role is enough for what needs `needed`. */
export function isEnough(role: Role | undefined, needed: Role): boolean {
  return role === 'admin' || (role !== undefined && role === needed)
}
