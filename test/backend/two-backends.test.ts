import { expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../src/backend/app.ts'
import { createClient } from '../../src/client/create.ts'
import { silentLog } from '../../src/shop/log.ts'
import { databaseForTest, openOn } from '../store/postgres/open.ts'
import { catalog, settings } from './a-catalog.ts'
import { openBackend, token, unwrap } from './open-backend.ts'

it('what one backend imports, another serves as soon as it hears of it', async () => {
  const { url } = await databaseForTest()
  const [here, there] = await Promise.all([openOn(url), openOn(url)])
  const backend = await openBackend({
    empty: true,
    store: (embedded) => {
      onTestFinished(() => embedded.close())
      return here
    },
  })
  onTestFinished(() => backend.close())
  const app = await createApp({
    store: there,
    dir: backend.dir,
    token,
    settings,
    clock: () => new Date(),
    random: () => 0,
    log: silentLog,
    version: 'test',
  })
  onTestFinished(() => app.close())
  const retry = { initial: 1, factor: 1, max: 1, jitter: 'none' } as const
  const other = createClient({ url: 'http://shop', token, retry, attempts: 1, fetch: app.fetch })
  expect(unwrap(await other.revision()).revision).toBeNull()
  const heard = new Promise<void>((resolve) => {
    there.onCommit((changes, where) => {
      if (where === 'elsewhere' && changes.some((one) => one.collection === 'revisions')) resolve()
    })
  })
  // A notice is waited for there while it is queued here.
  const waiting = other.notices({ wait: 20, limit: 1 })
  const revision = await backend.import(catalog, settings)
  await heard
  // What is heard is read before what is asked afterwards is answered from it, or at once when asked again.
  let seen = unwrap(await other.revision()).revision
  while (seen !== revision) seen = unwrap(await other.revision()).revision
  await here.write((writer) =>
    writer.put('notices', {
      id: '2026-01-01T00:00:00.000Z-0000000000',
      to: 1,
      kind: 'order-paid',
      facts: {},
      attempts: 0,
      notBefore: '2026-01-01T00:00:00.000Z',
    }),
  )
  expect(unwrap(await waiting).notices).toHaveLength(1)
})
