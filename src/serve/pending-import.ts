import type { Client } from '../client/client.ts'
import type { Log } from '../shop/log.ts'
import { importedBy, planImport } from './import.ts'

/** Says what the files would change in a shop that goes on as it was last imported. Changes nothing. */
export async function tellPendingImport(dir: string, client: Client, log: Log): Promise<void> {
  const plan = await planImport(dir, client, importedBy(process.env))
  if (!plan.ok) return log.warn(`The files could not be compared: ${plan.problem.message}`)
  if (plan.value.kind === 'refused') {
    return log.warn('The files have errors; the shop goes on as it is. See: shopbot check')
  }
  const { changes, shop } = plan.value.result
  const count = changes.create + changes.update + changes.delete + shop.fields.length
  if (count === 0) return
  const told = count === 1 ? '1 change in the files is' : `${count} changes in the files are`
  log.info(`${told} not imported yet. To see and apply: shopbot import`)
}
