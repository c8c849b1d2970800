import { account } from './account.ts'
import { editing } from './edit.ts'
import type { Method } from './method.ts'
import { payments } from './payments.ts'
import { photos } from './photos.ts'
import { profiles } from './profile.ts'
import { queries } from './queries.ts'
import { sending } from './send.ts'
import { updates } from './updates.ts'

const all: Readonly<Record<string, Method>> = {
  ...account,
  ...updates,
  ...sending,
  ...editing,
  ...photos,
  ...queries,
  ...payments,
  ...profiles,
}

const byName = new Map(
  Object.entries(all).map(([name, run]) => [name.toLowerCase(), { name, run }] as const),
)

/** A method by its name, in whatever case it is written. */
export const methodOf = (name: string): { name: string; run: Method } | undefined =>
  byName.get(name.toLowerCase())
