import { existsSync } from 'node:fs'
import { readFile, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** An installed package, and where it goes below the folder that holds the whole tree. */
export interface Placed {
  readonly name: string
  readonly version: string
  /** Where it is installed. */
  readonly from: string
  /** `node_modules/a/node_modules/b` */
  readonly to: string
  /** Where it is already, if here is only a link to it. Node looks for what it needs from there. */
  readonly linkTo?: string
}

/**
 * The package at `root` and what it needs to run, exactly as installed, whatever installed it and however: nested,
 * hoisted or linked. What only its development needs is not among it. The package itself is the first. Each is there
 * once and else a link to it: packages that need each other in several versions could be nested without an end.
 */
export async function productionTree(root: string): Promise<readonly Placed[]> {
  const own = await readManifest(root)
  const placed = new Map<string, Placed>()
  const homes = new Map<string, string>()
  const waiting: Placed[] = []
  const place = (manifest: Manifest, from: string, to: string) => {
    const { name, version } = manifest
    const home = homes.get(from)
    const one = { name, version, from, to, ...(home !== undefined && { linkTo: home }) }
    placed.set(to, one)
    if (home !== undefined) return
    homes.set(from, to)
    waiting.push(one)
  }
  place(own, await realpath(root), `node_modules/${own.name}`)
  for (let parent = waiting.shift(); parent; parent = waiting.shift()) {
    for (const { name, required } of needsOf(await readManifest(parent.from))) {
      const from = await findInstalled(parent.from, name)
      if (from === undefined) {
        if (!required) continue
        throw new Error(`${parent.name} needs ${name}, which is not installed`)
      }
      const seen = seenFrom(parent.to, name, placed)
      if (seen?.from === from) continue
      // Above, if nobody needs another version of it there; else only for who needs this one.
      const to = seen ? `${parent.to}/node_modules/${name}` : `node_modules/${name}`
      place(await readManifest(from), from, to)
    }
  }
  return [...placed.values()]
}

interface Manifest {
  readonly name: string
  readonly version: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
}

async function readManifest(folder: string): Promise<Manifest> {
  // npm refuses a package that has no name and version.
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest
}

function needsOf(manifest: Manifest): { name: string; required: boolean }[] {
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = manifest
  const mayLack = (name: string) =>
    name in optionalDependencies || manifest.peerDependenciesMeta?.[name]?.optional === true
  // An optional peer is there only if somebody else needs it, and then it is found without us.
  const peers = Object.keys(peerDependencies).filter((name) => !mayLack(name))
  const names = new Set([...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers])
  return [...names].sort().map((name) => ({ name, required: !mayLack(name) }))
}

/** As Node finds it: in the nearest `node_modules` upwards. */
async function findInstalled(from: string, name: string): Promise<string | undefined> {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name)
    if (existsSync(join(found, 'package.json'))) return realpath(found)
    if (folder === dirname(folder)) return undefined
  }
}

/** The same among those that have their places. */
function seenFrom(at: string, name: string, placed: ReadonlyMap<string, Placed>) {
  for (let folder = at; folder !== '.'; folder = dirname(folder)) {
    const found = placed.get(`${folder}/node_modules/${name}`)
    if (found) return found
  }
  return placed.get(`node_modules/${name}`)
}
