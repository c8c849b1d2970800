import { createHash } from 'node:crypto'
import type { Plan } from './plan.ts'

/** What a plan was made from, beside the records that it names. */
export interface PlanBasis {
  readonly revision: string | null
  /** Fingerprint of the files. */
  readonly files: string
}

/**
 * Tells whether a plan is still the one that somebody saw: made from the same files and revision, of what staff
 * have changed since then, and before anybody chose. Customers who come and go do not change it.
 */
export function planDigest(plan: Plan, { revision, files }: PlanBasis): string {
  const hash = createHash('sha256').update(JSON.stringify([revision, files, plan.shop]))
  for (const { action, kind, id, fields } of plan.items) {
    // Of what is new the files say everything, and they are known.
    const told = action === 'create' ? [] : fields
    hash.update(JSON.stringify([action, kind, id, told]))
  }
  for (const { chosen: _, ...conflict } of plan.conflicts) hash.update(JSON.stringify(conflict))
  // Found in the order of the files, or of the shop.
  hash.update(JSON.stringify(plan.drift.map((one) => JSON.stringify(one)).sort()))
  return hash.digest('base64url')
}
