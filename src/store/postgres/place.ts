import type { ClientConfig } from 'pg'
import { done, failed, type Problem, type Result } from '../../shop/problem.ts'
import { sqlState } from './fault.ts'

/** Where a database is; what is shown of it holds no secret. */
export interface Place {
  readonly config: ClientConfig
  /** Like `db.example.com:5432/shop`. */
  readonly shown: string
}

/** Code: `database-url-invalid`. */
export function placeOf(url: string): Result<Place> {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    return failed({
      code: 'database-url-invalid',
      message: 'DATABASE_URL is not the address of a PostgreSQL database',
      hint: 'It looks like postgres://user:password@host:5432/database; signs like @ and / in the password are written %40 and %2F.',
    })
  }
  return done({
    config: {
      connectionString: url,
      application_name: 'shopbot',
      connectionTimeoutMillis: 3000,
      keepAlive: true,
      // A server that has gone without a word is given up at last.
      query_timeout: 60_000,
    },
    shown: `${parsed.hostname || 'localhost'}:${parsed.port || 5432}${parsed.pathname}`,
  })
}

/** Why a database cannot be used, in words without secrets. */
export function unusable(place: Place, error: unknown): Problem {
  const state = sqlState(error)
  const facts = { database: place.shown, state: state ?? null }
  if (state === undefined || state.startsWith('57P') || state.startsWith('08')) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    return {
      code: 'store-unreachable',
      message: `The database ${place.shown} does not answer${code}`,
      hint: 'See that PostgreSQL runs there and can be reached from here; DATABASE_URL says where it is sought.',
      facts,
    }
  }
  const said = error instanceof Error ? error.message : String(error)
  const message = `The database ${place.shown} cannot be used: ${said}`
  return { code: 'store-unwritable', message, hint: hints[state] ?? otherwise, facts }
}

const otherwise = 'Look at the log of the PostgreSQL server.'

const hints: Readonly<Record<string, string>> = {
  '28P01': 'The user or the password in DATABASE_URL is not right.',
  '28000': 'The server does not let this user in from here; see its pg_hba.conf.',
  '3D000': 'Make it with createdb, or name another in DATABASE_URL.',
  '42501': 'Give the user of DATABASE_URL the right to create tables in the database.',
  '53300': 'Too many are connected: raise max_connections of the server, or run fewer backends.',
}
