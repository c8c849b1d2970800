import type { Finding } from '../../catalog/finding.ts'
import type { ShopReading } from '../../catalog/read.ts'
import { WalkFindings } from './findings.ts'
import { offline } from './offline.ts'
import { type Walked, walkShop } from './walk.ts'

/** Walks through the bot of a shop without errors; what Telegram would cut or refuse becomes findings. */
export async function checkWalk({
  catalog,
  settings,
  where,
}: Extract<ShopReading, { ok: true }>): Promise<
  Walked & { readonly findings: readonly Finding[] }
> {
  const backend = offline(catalog)
  const met = new WalkFindings(where, backend.index, settings)
  const walked = await walkShop(backend, settings, met.see)
  met.conclude(walked)
  return { ...walked, findings: met.findings }
}
