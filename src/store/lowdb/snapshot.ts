import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { collections } from '../schema.ts'
import { StoreDamage } from './damage.ts'
import type { Disk } from './disk.ts'
import type { Frozen, FrozenCollection } from './frozen.ts'
import { snapshotName, snapshotPath } from './generations.ts'
import { type Counted, SavedLines } from './saved-lines.ts'
import { State } from './state.ts'
import type { Table } from './table.ts'

export const formatVersion = 1

export interface Manifest {
  readonly shopbotStore: number
  /** What its records mean (schema-version.ts); absent in those of before there was a second meaning: 1. */
  readonly schemaVersion?: number
  readonly generation: number
  /** Serial of the last change it holds. */
  readonly serial: number
  readonly savedAt: string
  readonly files: Readonly<Record<string, Counted & Written>>
}

interface Written {
  readonly bytes: number
  readonly crc32: number
}

/** Writes a snapshot beside, syncs it and gives it its name. Returns its size in bytes. */
export async function writeSnapshot(
  disk: Disk,
  folder: string,
  about: Pick<Manifest, 'schemaVersion' | 'generation' | 'serial' | 'savedAt'>,
  frozen: Frozen,
): Promise<number> {
  const beside = join(folder, `${snapshotName(about.generation)}.tmp`)
  await disk.remove(beside)
  await disk.mkdir(beside)
  try {
    const files = await writeFiles(disk, beside, frozen)
    const manifest: Manifest = { shopbotStore: formatVersion, ...about, files }
    const sealed = { ...manifest, checksum: crc32(JSON.stringify(manifest)) }
    await writeWhole(disk, join(beside, 'manifest.json'), `${JSON.stringify(sealed, null, 2)}\n`)
    await disk.syncFolder(beside)
    await disk.rename(beside, snapshotPath(folder, about.generation))
    await disk.syncFolder(folder)
    return Object.values(files).reduce((sum, file) => sum + file.bytes, 0)
  } catch (error) {
    // What is half written takes the room that the shop needs to go on.
    await disk.remove(beside).catch(() => undefined)
    throw error
  }
}

async function writeFiles(disk: Disk, beside: string, frozen: Frozen): Promise<Manifest['files']> {
  const files: Record<string, Manifest['files'][string]> = {}
  for (const collection of frozen.collections) {
    const path = join(beside, `${collection.name}.json`)
    const written = await writeCollection(disk, path, collection)
    files[collection.name] = { ...written, records: collection.size }
  }
  return files
}

/**
 * Reads a snapshot of records up to version `known` and proves it against its manifest; throws `StoreDamage` naming
 * the file.
 */
export async function readSnapshot(
  disk: Disk,
  folder: string,
  generation: number,
  known: number,
): Promise<{ state: State; manifest: Manifest; schemaVersion: number; bytes: number }> {
  const home = snapshotPath(folder, generation)
  const manifestFile = join(home, 'manifest.json')
  const manifest = await readManifest(disk, manifestFile, generation)
  const { schemaVersion = 1 } = manifest
  refuseNewer(manifestFile, schemaVersion, known)
  const unknown = Object.keys(manifest.files).find((name) => !State.knows(name))
  if (unknown !== undefined) {
    const reason = 'is of a collection this shopbot does not know'
    throw new StoreDamage(join(home, `${unknown}.json`), 0, reason, 'store-foreign')
  }
  const state = new State({ keysOnly: schemaVersion < known })
  let bytes = 0
  for (const name of collections()) {
    const expected = manifest.files[name]
    // A collection that came with a newer version of shopbot is empty in an older snapshot.
    if (!expected) continue
    const file = join(home, `${name}.json`)
    const content = await disk.readFile(file).catch(() => undefined)
    if (!content) throw new StoreDamage(file, 0, 'the file cannot be read')
    if (content.length !== expected.bytes || crc32(content) !== expected.crc32) {
      throw new StoreDamage(file, 0, 'its checksum does not match')
    }
    fill(state.table(name), content, expected)
    bytes += content.length
  }
  return { state, manifest, schemaVersion, bytes }
}

/** What this shopbot would misunderstand it must not touch. */
export function refuseNewer(file: string, schemaVersion: number, known: number): void {
  if (schemaVersion <= known) return
  const reason = `was written by a newer shopbot (its records are version ${schemaVersion}, this one knows ${known})`
  throw new StoreDamage(file, 0, reason, 'store-foreign')
}

function fill(table: Table, content: Buffer, counted: Counted): void {
  const lines = SavedLines.of(content, counted, (record) => table.keyOf(record))
  if (lines) table.sleepOn(lines)
  else for (const record of JSON.parse(content.toString())) table.put(record)
}

async function readManifest(disk: Disk, file: string, generation: number): Promise<Manifest> {
  const content = await disk.readFile(file).catch(() => undefined)
  if (!content) throw new StoreDamage(file, 0, 'the file cannot be read')
  let sealed: Manifest & { readonly checksum?: number }
  try {
    sealed = JSON.parse(content.toString())
  } catch {
    throw new StoreDamage(file, 0, 'it is not JSON')
  }
  const { checksum, ...manifest } = sealed
  if (checksum !== crc32(JSON.stringify(manifest))) {
    throw new StoreDamage(file, 0, 'its checksum does not match')
  }
  if (manifest.shopbotStore > formatVersion) {
    const reason = `was written by a newer shopbot (format ${manifest.shopbotStore})`
    throw new StoreDamage(file, 0, reason, 'store-foreign')
  }
  if (manifest.generation !== generation || !Number.isSafeInteger(manifest.serial)) {
    throw new StoreDamage(file, 0, 'its generation or serial does not fit')
  }
  return manifest
}

/** One record a line inside a JSON array; in pieces, so that the shop goes on being served. */
async function writeCollection(
  disk: Disk,
  path: string,
  collection: FrozenCollection,
): Promise<Written & Pick<Counted, 'listed'>> {
  const file = await disk.open(path, 'w')
  let bytes = 0
  let sum = 0
  const listed: Record<string, number> = {}
  for (const name of collection.byWords) listed[name] = 0
  const write = async (text: string) => {
    const piece = Buffer.from(text)
    await file.write(piece, bytes)
    bytes += piece.length
    sum = crc32(piece, sum)
  }
  try {
    let separator = '\n'
    await write('[')
    for (const page of collection.pages()) {
      const lines = page.map((record) => JSON.stringify(record))
      for (const record of page) {
        for (const name of collection.listedByWords(record)) listed[name] = (listed[name] ?? 0) + 1
      }
      await write(`${separator}${lines.join(',\n')}`)
      separator = ',\n'
    }
    await write(collection.size === 0 ? ']\n' : '\n]\n')
    await file.sync()
  } finally {
    await file.close()
  }
  return { bytes, crc32: sum, ...(collection.byWords.length > 0 ? { listed } : {}) }
}

async function writeWhole(disk: Disk, path: string, text: string): Promise<void> {
  const file = await disk.open(path, 'w')
  try {
    await file.write(Buffer.from(text), 0)
    await file.sync()
  } finally {
    await file.close()
  }
}
