import type { ProvenBackup } from '../store/backup/read.ts'
import { counted } from './counted.ts'

/** `12 orders, 4 products and 9 customers of Flowers, as of 2026-12-01 02:10:00 UTC`. */
export function describeBackup({ header, records }: ProvenBackup): string {
  const { counts, shop, createdAt } = header
  const orders = counted(counts.orders ?? 0, 'order')
  const products = counted(counts.products ?? 0, 'product')
  const customers = counted(counts.customers ?? 0, 'customer')
  const moment = createdAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')
  const of = shop === null ? '' : ` of ${shop}`
  return `${orders}, ${products} and ${customers}${of} (${counted(records, 'record')} in all), as of ${moment}`
}

/** What a file holds, for --json. */
export function documentOf({ header, records, sha256 }: ProvenBackup) {
  const { shop, revision, createdAt, schemaVersion, counts } = header
  return { shop, revision, createdAt, schemaVersion, records, counts, sha256 }
}
