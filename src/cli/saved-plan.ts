import { readFile, stat, writeFile } from 'node:fs/promises'
import type { Choices } from '../catalog/plan.ts'
import type { PlannedImport } from '../serve/import.ts'
import { done, failed, type Result } from '../shop/problem.ts'

/** A plan in a file: what it was made from, and what it would do. What is sold in the chat is not in it. */
export interface SavedPlan {
  readonly formatVersion: 1
  readonly shopbotPlan: true
  /** ISO 8601 */
  readonly savedAt: string
  /** Fingerprint of the files. */
  readonly files: string
  readonly revision: string | null
  readonly digest: string
  readonly choices: Choices
}

export async function savePlan(
  path: string,
  { result, files }: PlannedImport,
  choices: Choices,
  now: Date,
): Promise<Result<null>> {
  const { changes, items, drift, conflicts, shop, digest, revision } = result
  const basis: SavedPlan = {
    ...{ formatVersion: 1, shopbotPlan: true, savedAt: now.toISOString() },
    ...{ files, revision, digest, choices },
  }
  const text = JSON.stringify({ ...basis, changes, items, drift, conflicts, shop }, null, 2)
  try {
    await writeFile(path, `${text}\n`)
    return done(null)
  } catch (error) {
    const message = `The plan could not be saved: ${error instanceof Error ? error.message : error}`
    return failed({ code: 'plan-not-saved', message })
  }
}

/** Whether something named like a shop's folder is a file: then it is a saved plan. */
export async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() === true
}

/** Code: `plan-invalid`. */
export async function readPlan(path: string): Promise<Result<SavedPlan>> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return invalid(`${path} cannot be read`)
  const plan = parse(text)
  return plan ? done(plan) : invalid(`${path} is no plan of shopbot`)
}

function parse(text: string): SavedPlan | undefined {
  try {
    const plan = JSON.parse(text) as Partial<SavedPlan> | null
    const { files, revision, digest, choices } = plan ?? {}
    const isPlan =
      plan?.shopbotPlan === true &&
      plan.formatVersion === 1 &&
      typeof files === 'string' &&
      (revision === null || typeof revision === 'string') &&
      typeof digest === 'string' &&
      typeof choices === 'object'
    // All that is used of it has just been looked at; what it chooses is checked by the backend.
    return isPlan ? (plan as SavedPlan) : undefined
  } catch {
    return undefined
  }
}

function invalid(message: string) {
  const hint = 'Save one with: shopbot import --out plan.json'
  return failed({ code: 'plan-invalid', message, hint })
}
