import { applyDecision } from '../../catalog/apply.ts'
import { driftOf } from '../../catalog/drift.ts'
import { planDigest } from '../../catalog/plan-digest.ts'
import { decideRollback } from '../../catalog/rollback.ts'
import { nextStepBack, readUndo } from '../../catalog/undo.ts'
import {
  driftList,
  type RollbackRequest,
  revisionList,
  rollbackRequest,
  rollbackResult,
} from '../../client/wire/import.ts'
import { done } from '../../shop/problem.ts'
import type { Revision } from '../../store/schema.ts'
import type { Reader } from '../../store/store.ts'
import { reload } from '../catalog/load.ts'
import { type Route, reading, refuse } from '../route.ts'
import { isNamed, stakesOf, withStakes } from '../stakes.ts'
import { tellCartsOf } from '../tell-carts.ts'
import { heldBy, stale } from './import.ts'

export const revisionRoutes: readonly Route[] = [
  reading(
    {
      method: 'get',
      path: '/v1/revisions',
      summary: 'The last imports, newest first',
      answer: revisionList,
      withoutCatalog: true,
    },
    (backend) =>
      backend.store.read(async (reader) => {
        const revisions = await reader.find('revisions', { newest: true })
        const next = nextStepBack(revisions)?.of.id ?? null
        return done({ revisions: revisions.map(revisionView), next })
      }),
  ),
  reading(
    {
      method: 'get',
      path: '/v1/drift',
      summary: 'What staff changed in the chat since the last import',
      answer: driftList,
      withoutCatalog: true,
    },
    (backend) =>
      backend.store.read(async (reader) => {
        const edited = { index: { name: 'edited', value: 'yes' } } as const
        const categories = await reader.find('categories', edited)
        return done({ drift: driftOf(categories, await reader.find('products', edited)) })
      }),
  ),
  reading(
    {
      method: 'post',
      path: '/v1/import/rollback',
      summary: 'Plans a step back from the last import, and takes it in one transaction',
      body: rollbackRequest,
      answer: rollbackResult,
      withoutCatalog: true,
    },
    async (backend, { body }) => {
      if (body.dryRun) {
        return backend.store.read(async (reader) => {
          const planned = await plan(reader, body)
          if ('problem' in planned) return planned
          const { step, digest, newest, decision } = planned
          const shown = withStakes(decision.plan, await stakesOf(reader, decision))
          const about = { digest, applied: false, revision: newest.id, rollback: stepView(step) }
          return done({ ...shown, ...about })
        })
      }
      const applied = await backend.store.write(async (writer) => {
        const planned = await plan(writer, body)
        if ('problem' in planned) return planned
        const { step, digest, newest, decision, settings } = planned
        const stakes = await stakesOf(writer, decision)
        const revision = await applyDecision(writer, decision, settings, {
          now: backend.clock(),
          by: body.by,
          files: step.to.files,
          after: newest.id,
          rollback: { of: step.of.id, to: step.to.id },
          isNamed: (id) => isNamed(stakes.get(id) ?? { carts: 0, invoices: 0, orders: 0 }),
        })
        await tellCartsOf(backend, writer, decision.gone.products)
        const about = {
          digest,
          applied: true,
          revision: revision.id,
          rollback: stepView(step),
        }
        return done({ ...withStakes(decision.plan, stakes), ...about })
      })
      if (applied.ok) await reload(backend)
      return applied
    },
  ),
]

async function plan(reader: Reader, body: RollbackRequest) {
  const revisions = await reader.find('revisions', { newest: true })
  const [newest] = revisions
  const step = nextStepBack(revisions)
  if (!newest || !step) return nothingBefore()
  const rows = await readUndo(reader, step.of.id)
  const { create, update, delete: removed } = step.of.changes
  // An import of before such steps were kept.
  if (rows.length === 0 && create + update + removed > 0) return nothingBefore()
  const onHand = new Map<string, number>()
  for (const row of rows) {
    const stock = row.row === 'stock' ? await reader.get('stock', row.id) : undefined
    if (stock) onHand.set(stock.id, stock.onHand)
  }
  const { decision, settings } = decideRollback(rows, await heldBy(reader), onHand)
  if (!settings) return nothingBefore()
  const digest = planDigest(decision.plan, { revision: newest.id, files: step.to.files })
  if (body.expect !== undefined && body.expect !== digest) return stale(newest.id)
  return { step, digest, newest, decision, settings }
}

function revisionView({ id, at, by, changes, rollback }: Revision) {
  return { id, at, by, changes: { ...changes }, ...(rollback ? { rollback: { ...rollback } } : {}) }
}

function stepView({ of, to }: { readonly of: Revision; readonly to: Revision }) {
  return { of: revisionView(of), to: revisionView(to) }
}

function nothingBefore() {
  return refuse(409, {
    code: 'nothing-to-roll-back',
    message: 'There is no import left that could be taken back',
    hint: 'The last 20 are kept, and the first one fills the shop: see shopbot import --history.',
  })
}
