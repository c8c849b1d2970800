import { storeContract } from '../contract.ts'
import { openSound, shopFolder } from './shop-folder.ts'

storeContract('lowdb', async () => {
  const dir = await shopFolder()
  return { store: await openSound({ dir }), reopen: () => openSound({ dir }) }
})

storeContract('lowdb, folding all the time', async () => {
  const dir = await shopFolder()
  const open = () => openSound({ dir, foldBytes: 1 })
  return { store: await open(), reopen: open }
})
