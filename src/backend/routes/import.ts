import { applyPlan } from '../../catalog/apply.ts'
import { type Plan, planImport } from '../../catalog/plan.ts'
import { importRequest, importResult } from '../../client/wire/import.ts'
import { done } from '../../shop/problem.ts'
import type { Reader } from '../../store/store.ts'
import { reload } from '../catalog/load.ts'
import { type Route, reading, refuse } from '../route.ts'

export const importRoutes: readonly Route[] = [
  reading(
    {
      method: 'post',
      path: '/v1/import',
      summary:
        "Plans the merchant's files against the shop, and applies the plan in one transaction",
      body: importRequest,
      answer: importResult,
      bodyLimit: 512 * 1024 * 1024,
    },
    async (backend, { body }) => {
      const { revision } = backend.current
      if (body.onto !== undefined && body.onto !== revision) return stale(revision)
      if (body.dryRun) {
        const plan = await backend.store.read(async (reader) =>
          planImport(body, await heldBy(reader)),
        )
        return done({ ...plan, applied: false, revision })
      }
      const applied = await backend.store.write(async (writer) => {
        // Another import may have been applied since this one was planned.
        const [newest] = await writer.find('revisions', { newest: true, limit: 1 })
        if (body.onto !== undefined && body.onto !== (newest?.id ?? null)) return undefined
        const whole = planImport(body, await heldBy(writer))
        const plan = body.prune === false ? withoutRemovals(whole) : whole
        const waits = plan.items.length < whole.items.length
        const meta = {
          now: backend.clock(),
          by: body.by,
          // Files of which something is left undone are looked at again.
          files: waits ? '' : body.files,
          after: newest?.id ?? null,
        }
        return { plan, revision: await applyPlan(writer, plan, body, meta) }
      })
      if (!applied) return stale(revision)
      await reload(backend)
      return done({ ...applied.plan, applied: true, revision: applied.revision.id })
    },
  ),
]

function withoutRemovals(plan: Plan): Plan {
  const items = plan.items.filter(({ action }) => action !== 'delete')
  const { changes } = plan
  const unchanged = changes.unchanged + changes.delete
  return { ...plan, items, changes: { ...changes, delete: 0, unchanged } }
}

async function heldBy(reader: Reader) {
  const categories = await reader.find('categories', {})
  const products = await reader.find('products', {})
  const kept = await reader.get('settings', 'shop')
  return {
    categories: new Map(categories.map((category) => [category.id, category])),
    products: new Map(products.map((product) => [product.id, product])),
    settings: kept?.settings,
  }
}

function stale(revision: string | null) {
  return refuse(409, {
    code: 'plan-stale',
    message: 'The shop has moved on since this was planned',
    hint: 'Run `shopbot import` again to see what would change now.',
    facts: { revision },
  })
}
