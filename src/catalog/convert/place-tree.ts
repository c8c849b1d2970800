import { rmSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { done, failed, type Result } from '../../shop/problem.ts'

export interface PlaceRequest {
  /** The shop's folder; made where it is missing. */
  readonly dir: string
  /** The catalogue's folder in it. */
  readonly catalog: string
  /** Fills a folder that is made for it, or says why there is nothing to place. */
  readonly write: (folder: string) => Promise<Result<null>>
  /** Whether a catalogue that has files may be moved aside. */
  readonly force: boolean
}

/**
 * Puts a tree into a shop's folder: whole, or not at all. What stood there is kept beside it, and its new
 * name returned. Codes: `catalog-not-empty`, `catalog-is-a-file`, `not-a-folder`, and those of `write`.
 */
export async function placeTree(request: PlaceRequest): Promise<Result<string | null>> {
  const { dir, catalog, write } = request
  const target = join(dir, catalog)
  const free = await isFree(request)
  if (!free.ok) return free
  const beside = join(dir, `.${catalog.replaceAll(/[\\/]/g, '-')}.new-${process.pid}`)
  // However this process ends, nothing half-done stays: not even a shop's folder without a shop.
  let made: string | undefined = (await mkdir(beside, { recursive: true })) ?? beside
  const forget = () => made !== undefined && rmSync(made, { recursive: true, force: true })
  process.once('exit', forget)
  try {
    const written = await write(beside)
    if (!written.ok) return written
    await mkdir(dirname(target), { recursive: true })
    const aside = free.value === 'held' ? await nameAside(dir, catalog) : null
    if (aside === null) await rm(target, { recursive: true, force: true })
    else await rename(target, join(dir, aside))
    await rename(beside, target)
    made = undefined
    return done(aside)
  } finally {
    forget()
    process.off('exit', forget)
  }
}

/** `held`: there are files, which may be moved aside. */
async function isFree({ dir, catalog, force }: PlaceRequest): Promise<Result<'free' | 'held'>> {
  const place = await stat(dir).catch(() => undefined)
  if (place && !place.isDirectory())
    return failed({ code: 'not-a-folder', message: `${dir} is a file, not a folder` })
  const known = await stat(join(dir, catalog)).catch(() => undefined)
  if (!known) return done('free')
  if (!known.isDirectory()) {
    return failed({
      code: 'catalog-is-a-file',
      message: `The catalogue of ${dir} is one file, ${catalog}; a converted one is a folder`,
      hint: 'Write "catalog: catalog" into shop.yaml, or convert into a new folder.',
    })
  }
  const entries = await readdir(join(dir, catalog))
  if (entries.every((name) => name.startsWith('.'))) return done('free')
  if (force) return done('held')
  return failed({
    code: 'catalog-not-empty',
    message: `${join(dir, catalog)} has files already`,
    hint: 'Name a new folder, or replace it with --force: the old one is kept beside it.',
  })
}

async function nameAside(dir: string, catalog: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? `${catalog}-before` : `${catalog}-before-${number}`
    if (!(await stat(join(dir, name)).catch(() => undefined))) return name
  }
}
