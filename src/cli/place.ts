import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { packageRoot } from '../serve/package.ts'
import type { places } from './program.ts'

export type Place = (typeof places)[number]

export interface PlaceFiles {
  /** Paths from the shop's folder. */
  readonly written: readonly string[]
  /** What was there already, with another content, and stays. */
  readonly kept: readonly string[]
}

/** What a place needs, by where it stands in `templates` and where it goes in the shop's folder. */
const needs: Readonly<Record<Place, readonly (readonly [from: string, to: string])[]>> = {
  laptop: [],
  vps: [
    ['places/vps', 'deploy'],
    ['places/monitoring', 'deploy/monitoring'],
  ],
  docker: [
    ['any/compose.yaml', 'compose.yaml'],
    ['places/monitoring', 'deploy/monitoring'],
  ],
  kubernetes: [
    ['places/kubernetes', 'deploy/kubernetes'],
    ['places/monitoring', 'deploy/monitoring'],
  ],
}

/**
 * Writes what a shop needs where it will run. A file that is there with another content is replaced only if
 * `mayReplace` says so of all of them.
 */
export async function writePlace(
  dir: string,
  place: Place,
  mayReplace: (files: readonly string[]) => Promise<boolean>,
): Promise<PlaceFiles> {
  const wanted = (await Promise.all(needs[place].map((need) => filesOf(dir, ...need)))).flat()
  const present = new Map<string, string>()
  for (const { to, text } of wanted) {
    const there = await readFile(join(dir, to), 'utf8').catch(() => undefined)
    if (there !== undefined && there !== text) present.set(to, there)
  }
  const other = [...present.keys()]
  const replace = other.length > 0 && (await mayReplace(other))
  const written = wanted.filter(({ to }) => replace || !present.has(to))
  for (const { to, text } of written) {
    await mkdir(dirname(join(dir, to)), { recursive: true })
    await writeFile(join(dir, to), text)
  }
  return { written: written.map(({ to }) => to), kept: replace ? [] : other }
}

async function filesOf(dir: string, from: string, to: string) {
  const root = join(packageRoot(), 'templates', from)
  const found = await stat(root).catch(() => undefined)
  if (!found) return []
  const paths = found.isFile() ? [''] : await filesBelow(root)
  return Promise.all(
    paths.map(async (path) => {
      const text = await readFile(join(root, path), 'utf8')
      return { to: placed(to, path), text: path.endsWith('.service') ? named(text, dir) : text }
    }),
  )
}

/** A unit of systemd names the shop's folder, in which a per cent sign would stand for something else. */
function named(text: string, dir: string): string {
  return text.replaceAll('{{dir}}', resolve(dir).replaceAll('%', '%%'))
}

async function filesBelow(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.map(({ parentPath, name }) => relative(root, join(parentPath, name))).sort()
}

/** npm does not carry every name, and Docker reads .dockerignore only from the folder that it is sent. */
function placed(to: string, path: string): string {
  if (basename(path) === 'dockerignore') return '.dockerignore'
  return [to, ...path.split(sep)].filter((part) => part !== '').join('/')
}
