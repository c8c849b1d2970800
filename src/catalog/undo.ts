import { promisify } from 'node:util'
import { deflate, inflate } from 'node:zlib'
import type { Category, Product } from '../shop/catalog.ts'
import type { Settings } from '../shop/settings.ts'
import type { Revision } from '../store/schema.ts'
import type { Reader, Writer } from '../store/store.ts'
import type { Kind } from './plan.ts'

/**
 * One thing that a revision changed, so that it can be taken back. Of a record: how it was (null: it is new), and
 * how it is since where staff had changed it. Of stock: how many were on hand before and after; null: not counted.
 */
export type UndoRow =
  | {
      readonly row: 'renamed'
      readonly kind: Kind
      readonly before: string
      readonly after: string
    }
  | { readonly row: 'settings'; readonly before: Settings | null }
  | RecordRow<'category', Category>
  | RecordRow<'product', Product>
  | {
      readonly row: 'stock'
      readonly id: string
      readonly before: number | null
      readonly after: number | null
    }

export interface RecordRow<K extends Kind, T> {
  readonly row: K
  /** The id it has since. */
  readonly id: string
  readonly before: T | null
  readonly after?: T
}

/** So many revisions can be seen, and taken back one after another. */
export const keptRevisions = 20

/** Rows of one record of the store: few enough to be read and written in a blink. */
const rowsTogether = 1000

const deflated = promisify(deflate)
const inflated = promisify(inflate)

/** Keeps what takes a revision back, and forgets the oldest revisions. */
export async function keepRevision(
  writer: Writer,
  revision: Revision,
  rows: readonly UndoRow[],
): Promise<void> {
  await writer.put('revisions', revision)
  for (let at = 0; at < rows.length; at += rowsTogether) {
    const part = await deflated(JSON.stringify(rows.slice(at, at + rowsTogether)))
    const id = `${revision.id}-${String(at / rowsTogether).padStart(6, '0')}`
    await writer.put('undos', { id, revision: revision.id, rows: part.toString('base64') })
  }
  const all = await writer.find('revisions', {})
  for (const old of all.slice(0, -keptRevisions)) {
    await writer.delete('revisions', old.id)
    for (const undo of await undosOf(writer, old.id)) await writer.delete('undos', undo.id)
  }
}

/** What takes a revision back, as `keepRevision` was given it. */
export async function readUndo(reader: Reader, revision: string): Promise<UndoRow[]> {
  const rows: UndoRow[] = []
  for (const undo of await undosOf(reader, revision)) {
    const json = (await inflated(Buffer.from(undo.rows, 'base64'))).toString()
    // Written by `keepRevision` only.
    for (const row of JSON.parse(json) as UndoRow[]) rows.push(row)
  }
  return rows
}

/** The revision that the next step back takes back, and the one that the shop is like then. */
export function nextStepBack(
  newestFirst: readonly Revision[],
): { readonly of: Revision; readonly to: Revision } | undefined {
  const of = standing(newestFirst)
  if (!of) return undefined
  const to = standing(newestFirst.slice(newestFirst.indexOf(of) + 1))
  return to && { of, to }
}

/** The import that the shop is like, whatever was stepped back from since. */
function standing(newestFirst: readonly Revision[]): Revision | undefined {
  let [revision] = newestFirst
  while (revision?.rollback) {
    const { to } = revision.rollback
    revision = newestFirst.find((one) => one.id === to)
  }
  return revision
}

function undosOf(reader: Reader, revision: string) {
  return reader.find('undos', { index: { name: 'revision', value: revision } })
}
