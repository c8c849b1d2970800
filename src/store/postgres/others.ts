import { done, failed, type Result } from '../../shop/problem.ts'
import { placeOf, unusable } from './place.ts'

/**
 * How many connections other shopbots have to a database; 0 where an engine does not tell.
 * Codes: `database-url-invalid`, those of opening.
 */
export async function othersAt(url: string): Promise<Result<number>> {
  const place = placeOf(url)
  if (!place.ok) return place
  const { Client } = await import('pg')
  const client = new Client(place.value.config)
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client
      .query<{ others: number }>(select)
      .catch(() => ({ rows: [{ others: 0 }] }))
    return done(Number(rows[0]?.others ?? 0))
  } catch (error) {
    return failed(unusable(place.value, error))
  } finally {
    await client.end().catch(() => undefined)
  }
}

const select = `SELECT count(*) AS others FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'shopbot' AND pid <> pg_backend_pid()`
