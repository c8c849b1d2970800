import { storeContract } from '../contract.ts'
import { databaseForTest, openOn } from './open.ts'

storeContract('PostgreSQL', async () => {
  const { url } = await databaseForTest()
  return { store: await openOn(url), reopen: () => openOn(url) }
})

storeContract('PostgreSQL without LISTEN', async () => {
  const { url } = await databaseForTest()
  return { store: await openOn(url, { poll: true }), reopen: () => openOn(url, { poll: true }) }
})
