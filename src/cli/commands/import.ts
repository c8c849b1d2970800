import { resolve } from 'node:path'
import type { Choices } from '../../catalog/plan.ts'
import type { Client } from '../../client/client.ts'
import type { ImportResult } from '../../client/wire/import.ts'
import { type ImportPlan, importedBy, type PlannedImport, planImport } from '../../serve/import.ts'
import type { Problem, Result } from '../../shop/problem.ts'
import { confirm } from '../ask.ts'
import type { Run } from '../command.ts'
import { counted } from '../counted.ts'
import { type Exit, exit } from '../exit.ts'
import { countWarnings, filesInvalid, showErrors } from '../findings.ts'
import { type GuardOptions, guardedBy, readGuards } from '../import-guards.ts'
import { enter } from '../open-shop.ts'
import { changesAnything, countsOf } from '../plan/counts.ts'
import { showPlan } from '../plan.ts'
import type { Screen } from '../screen.ts'

export interface ImportOptions extends GuardOptions {
  readonly dryRun?: boolean
  readonly detailedExitcode?: boolean
  readonly prune?: boolean
  readonly ours?: boolean
  readonly theirs?: boolean
  readonly yes?: boolean
  readonly out?: string
  readonly plan?: string
  readonly format?: string
  readonly history?: boolean
  readonly rollback?: boolean
  readonly watch?: boolean
}

export const run: Run<ImportOptions> = async ([first = '.', second], options, screen) => {
  const guards = readGuards(options)
  if (!guards.ok) return screen.fail(guards.problem, exit.usage)
  const { isFile } = await import('../saved-plan.ts')
  // `import plan.json my-shop`: what is a file is a plan.
  const file = options.plan ?? ((await isFile(first)) ? first : undefined)
  const dir = resolve(file === undefined || options.plan !== undefined ? first : (second ?? '.'))
  if (second !== undefined && dir !== resolve(second)) return screen.fail(twoFolders, exit.usage)
  if (options.watch) {
    const { watchUntilStopped } = await import('../watching.ts')
    return watchUntilStopped({ dir, prune: options.prune === true }, screen)
  }
  const door = await enter(dir, screen)
  if (!door.ok) return screen.fail(door.problem)
  try {
    const { client } = door.value
    if (options.history)
      return await (await import('../import-history.ts')).showHistory(client, screen)
    if (options.rollback)
      return await (await import('../import-rollback.ts')).rollBack(client, options, screen)
    if (file !== undefined) return await applySaved(file, dir, client, options, screen)
    const choices = choicesOf(options)
    const plan = await planImport(dir, client, importedBy(process.env), choices)
    if (!plan.ok) return screen.fail(plan.problem)
    return await carryOut(plan.value, { dir, choices, ...options }, screen)
  } finally {
    await door.value.close()
  }
}

interface Asked extends ImportOptions {
  readonly dir: string
  readonly choices: Choices
}

async function carryOut(plan: ImportPlan, options: Asked, screen: Screen): Promise<Exit> {
  if (plan.kind === 'refused') return showRefused(plan.findings, options.dir, screen)
  if (plan.kind === 'unchanged' || !changesAnything(plan.result)) {
    await show(plan, options, screen)
    if (plan.kind === 'planned' && options.out !== undefined) return save(plan, options, screen)
    // Even a plan without changes is applied, so that the shop knows these files next time.
    const result = plan.kind === 'planned' && !options.dryRun ? await plan.apply() : undefined
    if (result && !result.ok) return finish(result, screen)
    return conclude(plan.result, options, screen)
  }
  await show(plan, options, screen)
  countWarnings(plan.findings, screen, plan.isPart ? 'the edited files' : 'the files')
  const guards = readGuards(options)
  const guarded = guards.ok ? guardedBy(plan.result, guards.value, plan.currency) : guards.problem
  if (guarded) return screen.fail(guarded, exit.refused, documentOf(plan.result))
  if (options.out !== undefined) return save(plan, options, screen)
  if (options.dryRun) {
    conclude(plan.result, options, screen)
    return options.detailedExitcode ? exit.pending : exit.well
  }
  const choices = await settle(plan, options, screen)
  if (typeof choices === 'number') return choices
  const refused = await guardRemovals(plan.result, options, screen)
  if (refused !== undefined) return refused
  return finish(await plan.apply({ choices }), screen)
}

/** Applies what was saved if the files and the shop are still what it was made from; it has been looked at. */
async function applySaved(
  file: string,
  dir: string,
  client: Client,
  options: ImportOptions,
  screen: Screen,
): Promise<Exit> {
  const { readPlan } = await import('../saved-plan.ts')
  const saved = await readPlan(file)
  if (!saved.ok) return screen.fail(saved.problem)
  const { files, revision, digest } = saved.value
  const choices = { ...saved.value.choices, ...choicesOf(options) }
  const plan = await planImport(dir, client, importedBy(process.env), choices)
  if (!plan.ok) return screen.fail(plan.problem)
  if (plan.value.kind === 'refused') return showRefused(plan.value.findings, dir, screen)
  const isSame =
    plan.value.kind === 'planned' &&
    plan.value.files === files &&
    plan.value.result.revision === revision &&
    plan.value.result.digest === digest
  if (plan.value.kind === 'unchanged' || !isSame) {
    const what =
      plan.value.kind === 'planned' && plan.value.files !== files ? 'files have' : 'shop has'
    return screen.fail(staleFile(file, what), exit.refused)
  }
  return carryOut(plan.value, { dir, choices, ...options, yes: true }, screen)
}

/** Whose values win, asked where nobody has said so; an exit status where nothing is to be done. */
async function settle(
  { result, currency }: PlannedImport,
  { choices }: Asked,
  screen: Screen,
): Promise<Choices | Exit> {
  const open = result.conflicts.filter((one) => one.chosen === null)
  if (open.length === 0) return choices
  if (!screen.interactive)
    return screen.fail(undecided(open.length), exit.refused, documentOf(result))
  const { settleConflicts } = await import('../settle-conflicts.ts')
  const each = await settleConflicts(open, currency)
  if (each) return { ...choices, each: { ...choices.each, ...each } }
  screen.say('Nothing was changed.')
  return exit.refused
}

/** Removals need a yes from somebody; the rest needs one only where there is somebody to ask. */
async function guardRemovals(
  result: ImportResult,
  { yes, prune }: ImportOptions,
  screen: Screen,
): Promise<Exit | undefined> {
  if (yes) return undefined
  if (screen.interactive) {
    if (await confirm('Apply these changes?')) return undefined
    screen.say('Nothing was changed.')
    return exit.refused
  }
  if (result.changes.delete === 0 || prune) return undefined
  return screen.fail(removes(result.changes.delete), exit.refused, documentOf(result))
}

async function show(
  plan: Exclude<ImportPlan, { kind: 'refused' }>,
  { format }: ImportOptions,
  screen: Screen,
): Promise<void> {
  if (screen.json) return
  const places = plan.kind === 'planned' ? await plan.places() : new Map<string, string>()
  if (format !== 'markdown') return showPlan(plan.result, plan.currency, screen, places)
  const { planMarkdown } = await import('../plan/markdown.ts')
  screen.print(planMarkdown(plan.result, plan.currency, places))
}

async function save(plan: PlannedImport, options: Asked, screen: Screen): Promise<Exit> {
  const { savePlan } = await import('../saved-plan.ts')
  const path = options.out ?? ''
  const saved = await savePlan(path, plan, options.choices, new Date())
  if (!saved.ok) return screen.fail(saved.problem)
  conclude(plan.result, options, screen)
  screen.say(`Saved. To apply exactly this: shopbot import ${path} ${options.dir}`)
  const isPending = options.detailedExitcode && changesAnything(plan.result)
  return isPending ? exit.pending : exit.well
}

function finish(result: Result<ImportResult>, screen: Screen): Exit {
  if (result.ok) return conclude(result.value, {}, screen)
  // Somebody else changed the shop after the plan was made.
  const isGuard = ['plan-stale', 'conflicts'].includes(result.problem.code)
  return screen.fail(result.problem, isGuard ? exit.refused : exit.failed)
}

function conclude(result: ImportResult, { format }: ImportOptions, screen: Screen): Exit {
  screen.document(documentOf(result))
  // A comment says it in its title.
  if (format === 'markdown') return exit.well
  const { unchanged } = result.changes
  const kept =
    result.drift.length === 0 ? '' : `, ${result.drift.length} kept as changed in the chat`
  if (!changesAnything(result))
    screen.print(`The shop is as the files say: ${unchanged} unchanged${kept}`)
  else screen.print(`${result.applied ? 'Imported' : 'Not applied'}: ${countsOf(result)}`)
  if (result.drift.length > 0)
    screen.say('To write what was changed in the chat into the files: shopbot export')
  return exit.well
}

async function showRefused(
  findings: Extract<ImportPlan, { kind: 'refused' }>['findings'],
  dir: string,
  screen: Screen,
): Promise<Exit> {
  await showErrors(findings, dir, screen)
  return screen.fail(filesInvalid, exit.failed, { findings })
}

function documentOf(result: ImportResult) {
  const { changes, items, drift, conflicts, shop, applied, revision, digest } = result
  return { formatVersion: 1, changes, items, drift, conflicts, applied, shop, revision, digest }
}

function choicesOf({ ours, theirs }: ImportOptions): Choices {
  if (ours) return { all: 'ours' }
  return theirs ? { all: 'theirs' } : {}
}

const twoFolders: Problem = {
  code: 'two-folders',
  message: 'An import is of one folder; only a saved plan is named beside it',
  hint: 'Write: shopbot import my-shop, or: shopbot import plan.json my-shop',
}

function removes(count: number): Problem {
  return {
    code: 'removal-refused',
    message: `The files no longer name ${counted(count, 'thing')} that the shop holds`,
    hint: 'Removing them needs --prune (or --yes). Nothing was changed.',
    facts: { delete: count },
  }
}

function undecided(count: number): Problem {
  const what = count === 1 ? '1 thing was' : `${count} things were`
  return {
    code: 'conflicts',
    message: `${what} changed in the files and in the chat, to different values`,
    hint: 'Choose with --ours (the files win) or --theirs (the shop wins). Nothing was changed.',
    facts: { conflicts: count },
  }
}

function staleFile(file: string, what: string): Problem {
  return {
    code: 'plan-stale',
    message: `The ${what} moved on since ${file} was saved`,
    hint: 'Save a new plan with --out, and look at it. Nothing was changed.',
  }
}
