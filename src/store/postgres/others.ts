import { done, failed, type Result } from '../../shop/problem.ts'
import { placeOf, unusable } from './place.ts'
import { onClient } from './pools.ts'

/**
 * How many connections other shopbots have to a database; 0 where an engine does not tell.
 * Codes: `database-url-invalid`, those of opening.
 */
export async function othersAt(url: string): Promise<Result<number>> {
  const place = placeOf(url)
  if (!place.ok) return place
  try {
    const others = await onClient(place.value.config, async (client) => {
      const { rows } = await client
        .query<{ others: number }>(select)
        .catch(() => ({ rows: [{ others: 0 }] }))
      return Number(rows[0]?.others ?? 0)
    })
    return done(others)
  } catch (error) {
    return failed(unusable(place.value, error))
  }
}

const select = `SELECT count(*) AS others FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'shopbot' AND pid <> pg_backend_pid()`
