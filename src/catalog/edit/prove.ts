import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import {
  chmod,
  copyFile,
  link,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
} from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { done, failed, type Result } from '../../shop/problem.ts'
import type { Finding } from '../finding.ts'
import type { ShopReading } from '../read.ts'
import type { Draft } from './draft.ts'

export type Sound = Extract<ShopReading, { ok: true }>

/** The outcome of a draft, as it would be read and checked: to be put in place, or dropped. */
export type Proof = Staged &
  (
    | { readonly ok: true; readonly shop: Sound }
    | { readonly ok: false; readonly findings: readonly Finding[] }
  )

interface Staged {
  /** Where the files are until then. */
  readonly dir: string
  /** Code: `files-moved-on`. */
  place(): Promise<Result<null>>
  drop(): Promise<void>
}

/**
 * Reads the shop as the draft would leave it, in a folder beside that is made of links, before a file of the
 * merchant's is touched. `check` reads a shop's folder.
 */
export async function prove(
  draft: Draft,
  check: (dir: string) => Promise<ShopReading>,
): Promise<Proof> {
  const { dir } = draft
  const beside = join(dir, `.shopbot-edit-${process.pid}-${randomBytes(4).toString('hex')}`)
  // However this process ends, nothing half-done stays.
  const forget = () => rmSync(beside, { recursive: true, force: true })
  process.once('exit', forget)
  const drop = async () => {
    process.off('exit', forget)
    await rm(beside, { recursive: true, force: true })
  }
  try {
    await stage(draft, beside)
    const shop = await check(beside)
    const staged = { dir: beside, place: () => place(draft, beside).finally(drop), drop }
    return shop.ok
      ? { ok: true, shop, ...staged }
      : { ok: false, findings: shop.findings, ...staged }
  } catch (error) {
    await drop()
    throw error
  }
}

async function stage(draft: Draft, beside: string): Promise<void> {
  const { dir, changes, moves } = draft
  const changed = new Set(changes.map(({ path }) => path))
  await mkdir(beside)
  await linkAll(dir, '', beside, changed)
  for (const { path, after } of changes) if (after) await writeSynced(join(beside, path), after)
  for (const { from, to } of moves) {
    await mkdir(dirname(join(beside, to)), { recursive: true })
    await rename(join(beside, from), join(beside, to))
  }
  for (const { path, after } of changes) if (!after) await removeEmptyFolders(beside, dirname(path))
}

async function linkAll(
  dir: string,
  folder: string,
  beside: string,
  but: ReadonlySet<string>,
): Promise<void> {
  for (const entry of await readdir(join(dir, folder), { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (folder === '' && ['data', 'node_modules'].includes(entry.name)) continue
    if (entry.isDirectory()) {
      await mkdir(join(beside, path))
      await linkAll(dir, path, beside, but)
    } else if (!but.has(path)) await linkOne(dir, path, beside)
  }
}

async function linkOne(dir: string, path: string, beside: string): Promise<void> {
  const real = await realpath(join(dir, path)).catch(() => undefined)
  if (real === undefined) return
  const inside = relative(await realpath(dir), real)
  if (inside === '..' || inside.startsWith(`..${sep}`) || !(await stat(real)).isFile()) return
  // A disk that knows no links has copies.
  await link(real, join(beside, path)).catch(() => copyFile(real, join(beside, path)))
}

async function writeSynced(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Puts the proven files in place: all, or what was there before again. Code: `files-moved-on`. */
async function place(draft: Draft, beside: string): Promise<Result<null>> {
  const { dir, changes, moves } = draft
  for (const { path, before } of changes) {
    const now = await readFile(join(dir, path)).catch(() => null)
    if (before && now ? before.equals(now) : before === now) continue
    return failed({
      code: 'files-moved-on',
      message: `${path} was changed by somebody else in the meantime; nothing was written`,
      hint: 'Save what is open in an editor, then run this again.',
    })
  }
  const undo: (() => Promise<unknown>)[] = []
  try {
    for (const { path, before, after } of changes) {
      const target = join(dir, path)
      const kept = join(beside, `.before-${undo.length}`)
      if (before) {
        await link(target, kept).catch(() => copyFile(target, kept))
        undo.unshift(() => rename(kept, target))
      } else undo.unshift(() => rm(target, { force: true }))
      if (!after) await rm(target)
      else {
        await mkdir(dirname(target), { recursive: true })
        if (before) await chmod(join(beside, path), (await stat(target)).mode)
        await rename(join(beside, moved(path, moves)), target)
      }
    }
    for (const { from, to } of moves) {
      await mkdir(dirname(join(dir, to)), { recursive: true })
      await rename(join(dir, from), join(dir, to))
      undo.unshift(() => rename(join(dir, to), join(dir, from)))
    }
  } catch (error) {
    for (const step of undo) await step()
    throw error
  }
  for (const { path, after } of changes) if (!after) await removeEmptyFolders(dir, dirname(path))
  for (const folder of new Set(changes.map(({ path }) => dirname(path))))
    await syncFolder(join(dir, folder))
  return done(null)
}

/** Where a staged file lies after the folders have moved. */
function moved(path: string, moves: Draft['moves']): string {
  return moves.reduce(
    (at, { from, to }) => (at.startsWith(`${from}/`) ? to + at.slice(from.length) : at),
    path,
  )
}

async function removeEmptyFolders(dir: string, folder: string): Promise<void> {
  for (let at = folder; at.includes('/'); at = dirname(at)) {
    const left = await readdir(join(dir, at)).catch(() => undefined)
    if (!left || left.some((name) => name !== '.DS_Store')) return
    await rm(join(dir, at, '.DS_Store'), { force: true })
    await rmdir(join(dir, at))
  }
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r').catch(() => undefined)
  try {
    await folder?.sync()
  } finally {
    await folder?.close()
  }
}
