import { resolve } from 'node:path'
import type { ImportResult } from '../../client/wire/import.ts'
import { type ImportPlan, importedBy, planImport } from '../../serve/import.ts'
import type { Problem, Result } from '../../shop/problem.ts'
import { confirm } from '../ask.ts'
import type { Run } from '../command.ts'
import { type Exit, exit } from '../exit.ts'
import { showFindings } from '../findings.ts'
import { enter } from '../open-shop.ts'
import { showPlan } from '../plan.ts'
import type { Screen } from '../screen.ts'

export interface ImportOptions {
  readonly dryRun?: boolean
  readonly detailedExitcode?: boolean
  readonly prune?: boolean
  readonly yes?: boolean
  readonly watch?: boolean
}

export const run: Run<ImportOptions> = async ([dir = '.'], options, screen) => {
  if (options.watch) {
    const { watchUntilStopped } = await import('../watching.ts')
    return watchUntilStopped({ dir: resolve(dir), prune: options.prune === true }, screen)
  }
  const door = await enter(resolve(dir), screen)
  if (!door.ok) return screen.fail(door.problem)
  try {
    const plan = await planImport(resolve(dir), door.value.client, importedBy(process.env))
    if (!plan.ok) return screen.fail(plan.problem)
    return await carryOut(plan.value, resolve(dir), options, screen)
  } finally {
    await door.value.close()
  }
}

async function carryOut(
  plan: ImportPlan,
  dir: string,
  options: ImportOptions,
  screen: Screen,
): Promise<Exit> {
  if (plan.kind === 'refused') {
    await showFindings(plan.findings, dir, screen)
    return screen.fail(filesInvalid, exit.failed, { findings: plan.findings })
  }
  if (plan.kind === 'unchanged' || !changesAnything(plan.result)) {
    // Even a plan without changes is applied, so that the shop knows these files next time.
    const result = plan.kind === 'planned' && !options.dryRun ? await plan.apply() : undefined
    if (result && !result.ok) return screen.fail(result.problem)
    return conclude(plan.result, screen)
  }
  await showFindings(plan.findings, dir, screen)
  showPlan(plan.result, plan.currency, screen)
  if (options.dryRun) {
    conclude(plan.result, screen)
    return options.detailedExitcode ? exit.pending : exit.well
  }
  const refused = await guard(plan.result, options, screen)
  if (refused) return refused
  return finish(await plan.apply(), screen)
}

function finish(result: Result<ImportResult>, screen: Screen): Exit {
  if (result.ok) return conclude(result.value, screen)
  // Somebody else changed the shop after the plan was made.
  return screen.fail(
    result.problem,
    result.problem.code === 'plan-stale' ? exit.refused : exit.failed,
  )
}

/** Removals need a yes from somebody; the rest needs one only where there is somebody to ask. */
async function guard(
  { changes, items, applied }: ImportResult,
  { yes, prune }: ImportOptions,
  screen: Screen,
): Promise<Exit | undefined> {
  if (yes) return undefined
  if (screen.interactive) {
    if (await confirm('Apply these changes?')) return undefined
    screen.say('Nothing was changed.')
    return exit.refused
  }
  if (changes.delete === 0 || prune) return undefined
  return screen.fail(removes(changes.delete), exit.refused, { changes, items, applied })
}

function conclude(result: ImportResult, screen: Screen): Exit {
  const { changes, items, applied, shop, revision } = result
  screen.document({ formatVersion: 1, changes, items, applied, shop, revision })
  const { create, update, delete: removed, unchanged } = changes
  const counts = `${create} created, ${update} updated, ${removed} removed, ${unchanged} unchanged`
  if (!changesAnything(result)) screen.print(`The shop is as the files say: ${unchanged} unchanged`)
  else screen.print(applied ? `Imported: ${counts}` : `Not applied: ${counts}`)
  return exit.well
}

export function changesAnything({ changes, shop }: ImportResult): boolean {
  return changes.create + changes.update + changes.delete > 0 || shop.fields.length > 0
}

const filesInvalid: Problem = {
  code: 'files-invalid',
  message: "The shop's files have errors; nothing was changed",
  hint: 'Correct what is listed above; "shopbot check" shows it again.',
}

function removes(count: number): Problem {
  return {
    code: 'removal-refused',
    message: `The files no longer name ${count} ${count === 1 ? 'thing' : 'things'} that the shop holds`,
    hint: 'Removing them needs --prune (or --yes). Nothing was changed.',
    facts: { delete: count },
  }
}
