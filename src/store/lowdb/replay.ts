import { StoreDamage } from './damage.ts'
import type { Disk } from './disk.ts'
import { type Generations, logPath } from './generations.ts'
import { encodeRecord, scanRecord } from './record.ts'
import { formatVersion, readSnapshot } from './snapshot.ts'
import { type Entry, State } from './state.ts'

/** The store as read: nothing has been changed on the disk. */
export interface Replayed {
  readonly state: State
  /** Number of the last change. */
  readonly serial: number
  readonly snapshotBytes: number
  /** The log to go on with. */
  readonly generation: number
  /** Length of its sound part; 0: it has to be begun. */
  readonly logBytes: number
  /** Length of its first line, which holds no change. */
  readonly headerBytes: number
  /** Bytes after the sound part that were never acknowledged. */
  readonly tornBytes: number
}

/** Reads a snapshot (`base`; undefined: none, from the beginning) and the logs after it; throws StoreDamage. */
export async function replay(
  disk: Disk,
  folder: string,
  { snapshots, logs }: Generations,
  base: number | undefined,
): Promise<Replayed> {
  const begin = base === undefined ? empty() : await fromSnapshot(disk, folder, base)
  const first = base ?? 0
  const wanted = logs.filter((one) => one >= first)
  // Someone went back to this generation: a shop of its own always has a log beside each snapshot.
  const alone = logs.length === 0 && snapshots.length <= 1
  if (wanted.length === 0 && alone) return begin
  let replayed = begin
  for (const generation of range(first, Math.max(first, wanted.at(-1) ?? 0))) {
    const path = logPath(folder, generation)
    if (!wanted.includes(generation)) throw new StoreDamage(path, 0, 'the log is missing')
    const last = generation === wanted.at(-1)
    replayed = replayLog(await disk.readFile(path), { path, generation, last }, replayed)
  }
  return replayed
}

interface Part {
  readonly path: string
  readonly generation: number
  /** Only the last log can have a torn end. */
  readonly last: boolean
}

function replayLog(content: Buffer, part: Part, before: Replayed): Replayed {
  const { state } = before
  let { serial } = before
  let headerBytes = 0
  let at = 0
  while (at < content.length) {
    const scanned = scanRecord(content, at)
    if (scanned.kind === 'damaged') throw new StoreDamage(part.path, at, scanned.reason)
    if (scanned.kind === 'torn') break
    if (at === 0) {
      headerBytes = scanned.end
      const { after } = readHeader(scanned.json, part)
      const abandoned = part.last && after < serial && headerBytes === content.length
      if (abandoned) break
      if (after !== serial) throw new StoreDamage(part.path, 0, 'changes before it are missing')
    } else {
      state.apply(readChanges(scanned.json, part, at, serial))
      serial += 1
    }
    at = scanned.end
  }
  if (!part.last && (at === 0 || at < content.length)) {
    throw new StoreDamage(part.path, at, 'its end is missing')
  }
  const tornBytes = content.length - at
  return { ...before, serial, generation: part.generation, logBytes: at, headerBytes, tornBytes }
}

/** The first line of a log: what it is, and the number of the change it follows. */
export function encodeHeader(generation: number, after: number): Buffer {
  return encodeRecord(JSON.stringify({ shopbotLog: formatVersion, generation, after }))
}

function readHeader(json: string, part: Part): { after: number } {
  const header = parse<{ shopbotLog?: number; generation?: number; after?: number }>(json, part, 0)
  if (header.shopbotLog === undefined || header.after === undefined) {
    throw new StoreDamage(part.path, 0, 'is not a log of shopbot', 'store-foreign')
  }
  if (header.shopbotLog > formatVersion) {
    const reason = `was written by a newer shopbot (format ${header.shopbotLog})`
    throw new StoreDamage(part.path, 0, reason, 'store-foreign')
  }
  if (header.generation !== part.generation) {
    throw new StoreDamage(part.path, 0, `it is the log of generation ${header.generation}`)
  }
  return { after: header.after }
}

function readChanges(json: string, part: Part, at: number, serial: number): readonly Entry[] {
  const record = parse<{ n?: number; c?: readonly Entry[] }>(json, part, at)
  if (record.n !== serial + 1 || !record.c) {
    throw new StoreDamage(part.path, at, 'a change before it is missing')
  }
  const unknown = record.c.find(([collection]) => !State.knows(collection))
  if (unknown) {
    const reason = `has a collection this shopbot does not know (${unknown[0]})`
    throw new StoreDamage(part.path, at, reason, 'store-foreign')
  }
  return record.c
}

/** Its checksum proved that the line is as it was written, so its shape is ours. */
function parse<T>(json: string, part: Part, at: number): T {
  try {
    return JSON.parse(json)
  } catch {
    throw new StoreDamage(part.path, at, 'it is not JSON')
  }
}

async function fromSnapshot(disk: Disk, folder: string, generation: number): Promise<Replayed> {
  const { state, manifest, bytes } = await readSnapshot(disk, folder, generation)
  return { ...empty(), state, serial: manifest.serial, snapshotBytes: bytes, generation }
}

function empty(): Replayed {
  return {
    state: new State(),
    serial: 0,
    snapshotBytes: 0,
    generation: 0,
    logBytes: 0,
    headerBytes: 0,
    tornBytes: 0,
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
