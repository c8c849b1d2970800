import { existsSync, rmSync } from 'node:fs'
import { cp, mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { schemaFolder } from '../catalog/schema-line.ts'
import { packageRoot } from '../serve/package.ts'
import { done, failed, type Result } from '../shop/problem.ts'

export interface TemplateRequest {
  readonly dir: string
  /** A folder of `templates/`. */
  readonly template: string
  /** Whether a folder that has files may be written into; files of the same name are replaced. */
  readonly force: boolean
  readonly name?: string
  readonly currency?: string
}

/** Writes a new shop: whole, or not at all. Codes: `folder-not-empty`, `not-a-folder`. */
export async function writeTemplate(request: TemplateRequest): Promise<Result<null>> {
  const dir = resolve(request.dir)
  const present = await entriesOf(dir)
  if (!present.ok) return present
  if (present.value.length > 0 && !request.force) {
    return failed({
      code: 'folder-not-empty',
      message: `${request.dir} has files already`,
      hint: 'Name a new folder, or write into this one with --force.',
    })
  }
  await mkdir(dirname(dir), { recursive: true })
  const beside = `${dir}.new-${process.pid}`
  // However this process ends, nothing half-done stays.
  const forget = () => rmSync(beside, { recursive: true, force: true })
  process.once('exit', forget)
  try {
    await assemble(beside, request)
    await mkdir(dir, { recursive: true })
    // Into the folder, not in its place: it may be the one that the merchant's shell is in.
    for (const entry of await readdir(beside)) {
      await put(join(beside, entry), join(dir, entry), request.force)
    }
    return done(null)
  } finally {
    forget()
    process.off('exit', forget)
  }
}

async function entriesOf(dir: string): Promise<Result<string[]>> {
  try {
    return done(await readdir(dir))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') return done([])
    if (code !== 'ENOTDIR') throw error
    return failed({ code: 'not-a-folder', message: `${dir} is a file, not a folder` })
  }
}

/** npm leaves out some names, or takes them for its own, so the templates have them without the point. */
const plainNames = ['gitignore', 'dockerignore', 'env.example', 'github', 'shopbot']

/**
 * Makes a shop of a folder that has a catalogue: shop.yaml and what is the same for every shop. A file that
 * is there already stays as it is.
 */
export async function addShopFiles(
  dir: string,
  { name, currency }: { readonly name: string; readonly currency: string },
): Promise<void> {
  const { newShopYaml } = await import('./name-shop.ts')
  await cp(join(packageRoot(), 'templates', 'any'), dir, {
    recursive: true,
    force: false,
    filter: (from) => !plainNames.includes(basename(from)),
  })
  for (const plain of plainNames) {
    const from = join(packageRoot(), 'templates', 'any', plain)
    if (existsSync(from)) await cp(from, join(dir, `.${plain}`), { recursive: true, force: false })
  }
  await writeFile(join(dir, 'shop.yaml'), newShopYaml({ name, currency }))
}

/** Puts the schemas of this version beside a shop's files, for editors; they are ours, so older ones go. */
export async function addSchemas(dir: string): Promise<void> {
  const from = join(packageRoot(), 'templates', 'any', 'shopbot')
  await cp(from, join(dir, schemaFolder), { recursive: true, force: true })
}

async function assemble(beside: string, { template, name, currency }: TemplateRequest) {
  const templates = join(packageRoot(), 'templates')
  await cp(join(templates, 'any'), beside, { recursive: true })
  await cp(join(templates, template), beside, { recursive: true })
  const entries = await readdir(beside)
  for (const plain of plainNames.filter((one) => entries.includes(one))) {
    await rename(join(beside, plain), join(beside, `.${plain}`))
  }
  if (name === undefined && currency === undefined) return
  const { nameShop } = await import('./name-shop.ts')
  await nameShop(join(beside, 'shop.yaml'), { name, currency })
}

async function put(from: string, to: string, replace: boolean): Promise<void> {
  if (replace) await cp(from, to, { recursive: true, force: true })
  else await rename(from, to)
}
