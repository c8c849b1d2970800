import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { migratePostgres } from '../../../src/store/postgres/open.ts'
import { ask, emptyShop } from './databases.ts'
import { type Postgres, startPostgres } from './server.ts'

/**
 * One PostgreSQL for all tests of a run, started when the first of them asks for a database (databases.ts) and
 * removed at the end.
 */
export default async function share({ provide }: TestProject): Promise<() => Promise<void>> {
  let postgres: Promise<Postgres> | undefined
  const server = createServer((_request, response) => {
    postgres ??= startShared()
    postgres.then(
      ({ url }) => response.end(url('postgres')),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // An HTTP server on a port has an address of this kind.
  const { port } = server.address() as AddressInfo
  provide('postgresAt', `http://127.0.0.1:${port}`)
  return async () => {
    server.close()
    await (await postgres)?.remove()
  }
}

async function startShared(): Promise<Postgres> {
  const postgres = await startPostgres()
  await ask(postgres.url(), `CREATE DATABASE ${emptyShop} TEMPLATE template0`)
  const migrated = await migratePostgres({ url: postgres.url(emptyShop) })
  if (!migrated.ok) throw new Error(migrated.problem.message)
  return postgres
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgresAt: string
  }
}
