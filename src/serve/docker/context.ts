import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { packageRoot } from '../package.ts'
import { type Placed, productionTree } from './production.ts'

/** What an image is made from: this package and what it needs to run, as they are installed. */
export interface ImageSource {
  readonly version: string
  /** Changes with everything that goes into the image. */
  readonly fingerprint: string
  /** Writes the folder that is sent to the engine. */
  write(folder: string): Promise<void>
}

/** What of this package runs. Nothing of a shop is near, so no secret of one can get into the image. */
const parts = ['bin', 'dist', 'templates'] as const

export async function imageSource(base: string): Promise<ImageSource> {
  const root = packageRoot()
  const tree = await productionTree(root)
  const [own] = tree
  if (!own) throw new Error('The package of shopbot is incomplete')
  return {
    version: own.version,
    fingerprint: await fingerprintOf(root, tree, base),
    write: (folder) => writeContext(root, tree, own, folder),
  }
}

/** An installed version of a package never changes; our own files do while we are developed. */
async function fingerprintOf(root: string, tree: readonly Placed[], base: string) {
  const hash = createHash('sha256').update(base)
  for (const { name, version, to } of tree) hash.update(`\n${to} ${name} ${version}`)
  for (const part of parts) {
    const entries = await readdir(join(root, part), { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile())
    const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort()
    for (const path of paths) hash.update(path.slice(root.length)).update(await readFile(path))
  }
  return hash.digest('hex').slice(0, 12)
}

async function writeContext(root: string, tree: readonly Placed[], own: Placed, folder: string) {
  for (const { from, to, linkTo } of tree.slice(1)) {
    if (linkTo !== undefined) {
      await mkdir(dirname(join(folder, to)), { recursive: true })
      await symlink(relative(dirname(to), linkTo), join(folder, to))
      continue
    }
    // What lies in it is placed by itself, where it is needed at all.
    const filter = (path: string) =>
      path === from || (basename(path) !== 'node_modules' && !onlyForPeople.test(path))
    await cp(from, join(folder, to), { recursive: true, filter })
  }
  const home = join(folder, own.to)
  await mkdir(home, { recursive: true })
  for (const part of parts) await cp(join(root, part), join(home, part), { recursive: true })
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const { scripts, devDependencies, ...runs } = manifest
  await writeFile(join(home, 'package.json'), `${JSON.stringify(runs, null, 2)}\n`)
  const docker = join(root, 'templates', 'docker')
  await cp(join(docker, 'Dockerfile'), join(folder, 'Dockerfile'))
  await cp(join(docker, 'dockerignore'), join(folder, '.dockerignore'))
}

/** No program reads these. */
const onlyForPeople = /\.(md|markdown|map|[cm]?ts|tsbuildinfo)$/i
