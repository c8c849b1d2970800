import { applyDecision } from '../../catalog/apply.ts'
import { type Decision, decideImport } from '../../catalog/decide.ts'
import type { Choices, Held } from '../../catalog/plan.ts'
import { planDigest } from '../../catalog/plan-digest.ts'
import {
  type EditedRequest,
  editedRequest,
  type ImportRequest,
  importRequest,
  importResult,
} from '../../client/wire/import.ts'
import { done } from '../../shop/problem.ts'
import type { Revision } from '../../store/schema.ts'
import type { Reader } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import { reload } from '../catalog/load.ts'
import { readEditedPart } from '../import-edited.ts'
import { type Route, reading, refuse } from '../route.ts'
import { isNamed, stakesOf, withStakes } from '../stakes.ts'
import { tellCartsOf } from '../tell-carts.ts'

export const importRoutes: readonly Route[] = [
  reading(
    {
      method: 'post',
      path: '/v1/import',
      summary:
        "Plans the merchant's files against the shop, and applies the plan in one transaction",
      body: importRequest,
      answer: importResult,
      withoutCatalog: true,
      bodyLimit: 512 * 1024 * 1024,
    },
    (backend, { body }) => importFiles(backend, body, wholeCatalog(body)),
  ),
  reading(
    {
      method: 'post',
      path: '/v1/import/edited',
      summary: 'The same, of the files that were edited since the last import',
      body: editedRequest,
      answer: importResult,
      withoutCatalog: true,
      bodyLimit: 512 * 1024 * 1024,
    },
    (backend, { body }) => importFiles(backend, body, editedFiles(body)),
  ),
]

/** How a plan is decided: undefined where the request does not fit what the shop holds. */
type Decide = (reader: Reader, choices: Choices) => Promise<Decision | undefined>
type Asked = Omit<ImportRequest, 'catalog'>

function wholeCatalog(body: ImportRequest): Decide {
  return async (reader, choices) => decideImport(body, await heldBy(reader), choices)
}

function editedFiles(body: EditedRequest): Decide {
  return async (reader, choices) => {
    const part = await readEditedPart(reader, body)
    if (!part) return undefined
    const decision = decideImport(part.wanted, part.held, choices)
    const { changes } = decision.plan
    const unchanged = part.known - changes.update - changes.delete
    return { ...decision, plan: { ...decision.plan, changes: { ...changes, unchanged } } }
  }
}

async function importFiles(backend: Backend, body: Asked, decide: Decide) {
  if (body.dryRun) {
    return backend.store.read(async (reader) => {
      const planned = await plan(reader, body, decide)
      if ('problem' in planned) return planned
      const { decision, digest, newest } = planned
      const shown = withStakes(decision.plan, await stakesOf(reader, decision))
      return done({ ...shown, digest, applied: false, revision: newest?.id ?? null })
    })
  }
  const applied = await backend.store.write(async (writer) => {
    const planned = await plan(writer, body, decide)
    if ('problem' in planned) return planned
    const { decision, digest, newest } = planned
    const open = decision.plan.conflicts.filter((one) => one.chosen === null)
    if (open.length > 0) return undecided(open.length)
    const stakes = await stakesOf(writer, decision)
    const revision = await applyDecision(writer, decision, body.settings, {
      now: backend.clock(),
      by: body.by,
      // Files of which something is left undone are looked at again.
      files: decision.waiting > 0 ? '' : body.files,
      after: newest?.id ?? null,
      isNamed: (id) => isNamed(stakes.get(id) ?? { carts: 0, invoices: 0, orders: 0 }),
    })
    await tellCartsOf(backend, writer, decision.gone.products)
    const shown = withStakes(decision.plan, stakes)
    return done({ ...shown, digest, applied: true, revision: revision.id })
  })
  if (applied.ok) await reload(backend)
  return applied
}

interface Planned {
  readonly decision: Decision
  readonly digest: string
  readonly newest: Revision | undefined
}

/** Another import may have been applied since this one was planned, and staff may have changed something. */
async function plan(
  reader: Reader,
  body: Asked,
  decide: Decide,
): Promise<Planned | ReturnType<typeof refuse>> {
  const [newest] = await reader.find('revisions', { newest: true, limit: 1 })
  const revision = newest?.id ?? null
  if (body.onto !== undefined && body.onto !== revision) return stale(revision)
  const { all, each } = body.choices ?? {}
  const decision = await decide(reader, { all, each, prune: body.prune })
  if (!decision) return notEdited()
  const isChosen = decision.plan.conflicts.some((one) => one.chosen !== null)
  const isAsked = isChosen || decision.waiting > 0
  const unchosen = (isAsked ? await decide(reader, {}) : undefined) ?? decision
  const digest = planDigest(unchosen.plan, { revision, files: body.files })
  if (body.expect !== undefined && body.expect !== digest) return stale(revision)
  return { decision, digest, newest }
}

export async function heldBy(reader: Reader): Promise<Held> {
  const categories = await reader.find('categories', {})
  const products = await reader.find('products', {})
  const kept = await reader.get('settings', 'shop')
  return {
    categories: new Map(categories.map((category) => [category.id, category])),
    products: new Map(products.map((product) => [product.id, product])),
    settings: kept?.settings,
  }
}

export function stale(revision: string | null) {
  return refuse(409, {
    code: 'plan-stale',
    message: 'The shop has moved on since this was planned',
    hint: 'Run `shopbot import` again to see what would change now.',
    facts: { revision },
  })
}

function notEdited() {
  return refuse(409, {
    code: 'not-edited',
    message: 'More than the fields of some products has changed since the last import',
    hint: 'Send the whole catalogue to /v1/import.',
  })
}

function undecided(count: number) {
  const them = count === 1 ? '1 thing was' : `${count} things were`
  return refuse(409, {
    code: 'conflicts',
    message: `${them} changed in the files and in the chat, to different values`,
    hint: 'Choose with --ours (the files win) or --theirs (the shop wins).',
    facts: { conflicts: count },
  })
}
