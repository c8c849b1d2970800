import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isMap, isScalar, isSeq, type Node } from 'yaml'
import { done, failed, type Result } from '../../shop/problem.ts'
import type { Finding } from '../finding.ts'
import { SourceFile } from '../read/document.ts'
import { FileFindings } from '../read/findings.ts'
import { entriesOf, itemsOf, Walk } from '../read/nodes.ts'
import { isFolder } from './looks-like.ts'

/** What a YAML or JSON file says, as it is written there: `15.50` keeps its zero. */
export type Written = WrittenText | WrittenList | WrittenMap

interface Standing {
  /** Counts from 1. */
  readonly line: number
}

export interface WrittenText extends Standing {
  /** Empty: nothing, or null. */
  readonly text: string
}

export interface WrittenList extends Standing {
  readonly items: readonly Written[]
}

export interface WrittenMap extends Standing {
  readonly entries: ReadonlyMap<string, Written>
}

export const isText = (value: Written | undefined): value is WrittenText =>
  value !== undefined && 'text' in value
export const isList = (value: Written | undefined): value is WrittenList =>
  value !== undefined && 'items' in value
export const isEntries = (value: Written | undefined): value is WrittenMap =>
  value !== undefined && 'entries' in value

/** What stands under keys inside of keys; undefined: there is no such one. */
export function under(value: Written | undefined, ...keys: readonly string[]): Written | undefined {
  return keys.reduce<Written | undefined>(
    (at, key) => (isEntries(at) ? at.entries.get(key) : undefined),
    value,
  )
}

/** The text under a key; empty where there is none. */
export function textUnder(value: Written | undefined, ...keys: readonly string[]): string {
  const found = under(value, ...keys)
  return isText(found) ? found.text : ''
}

/** The items of a list; none where it is not one. */
export const itemsIn = (value: Written | undefined): readonly Written[] =>
  isList(value) ? value.items : []

/** The entries of a map; none where it is not one. */
export const entriesIn = (value: Written | undefined): readonly (readonly [string, Written])[] =>
  isEntries(value) ? [...value.entries] : []

export interface WrittenFile {
  /** What stands before the name of a thing where there are several files: `cap.yaml: `. */
  readonly prefix: string
  readonly root: Written
}

/**
 * Reads a YAML or JSON file, or all that lie in a folder, by their names. Codes: `yaml-invalid`, `folder-empty`.
 */
export async function readWritten(path: string): Promise<Result<readonly WrittenFile[]>> {
  if (!(await isFolder(path))) {
    const root = await readOne(path)
    return root.ok ? done([{ prefix: '', root: root.value }]) : root
  }
  const names = (await readdir(path)).filter((name) => /\.(?:ya?ml|json)$/i.test(name)).toSorted()
  if (names.length === 0)
    return failed({ code: 'folder-empty', message: `${path} has no YAML or JSON files in it` })
  const files: WrittenFile[] = []
  for (const name of names) {
    const root = await readOne(join(path, name))
    if (!root.ok) return root
    files.push({ prefix: `${name}: `, root: root.value })
  }
  return done(files)
}

async function readOne(file: string): Promise<Result<Written>> {
  const findings: Finding[] = []
  const source = new SourceFile(await readFile(file), new FileFindings(basename(file), findings))
  const root = source.root && writtenOf(source, source.root, new Walk())
  const fault = findings.find(({ severity }) => severity === 'error')
  if (fault)
    return failed({
      code: 'yaml-invalid',
      message: `${file}, line ${fault.line}: ${fault.message}`,
      ...(fault.hint === undefined ? {} : { hint: fault.hint }),
      facts: { line: fault.line },
    })
  return done(root ?? { text: '', line: 1 })
}

function writtenOf(source: SourceFile, node: Node | null, walk: Walk): Written {
  const { line } = source.placeOf(node)
  let inside: Written | undefined
  if (isSeq(node))
    walk.into(source, node, () => {
      const items = itemsOf(source, node).map((item) => writtenOf(source, item, walk))
      inside = { items, line }
    })
  else if (isMap(node))
    walk.into(source, node, () => {
      const entries = entriesOf(source, node).map(
        ({ key, value }) => [key, writtenOf(source, value, walk)] as const,
      )
      inside = { entries: new Map(entries), line }
    })
  if (inside) return inside
  if (!isScalar(node) || node.value === null) return { text: '', line }
  return { text: (node.source ?? String(node.value)).trim(), line }
}
