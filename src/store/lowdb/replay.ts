import { StoreDamage } from './damage.ts'
import type { Disk } from './disk.ts'
import { type Generations, logPath } from './generations.ts'
import { encodeRecord, scanRecord } from './record.ts'
import { formatVersion, readSnapshot, refuseNewer } from './snapshot.ts'
import { type Entry, State } from './state.ts'

/** The store as read: nothing has been changed on the disk. */
export interface Replayed {
  readonly state: State
  /** What its records mean; where older than what is known, the state has no indexes. */
  readonly schemaVersion: number
  /** Number of the last change. */
  readonly serial: number
  readonly snapshotBytes: number
  /** When the snapshot was saved, ISO 8601. */
  readonly foldedAt?: string
  /** The log to go on with. */
  readonly generation: number
  /** Length of its sound part; 0: it has to be begun. */
  readonly logBytes: number
  /** Length of its first line, which holds no change. */
  readonly headerBytes: number
  /** Bytes after the sound part that were never acknowledged. */
  readonly tornBytes: number
}

/**
 * Reads a snapshot (`base`; undefined: none, from the beginning) and the logs after it, with records up to version
 * `known`; throws StoreDamage.
 */
export async function replay(
  disk: Disk,
  folder: string,
  { snapshots, logs }: Generations,
  base: number | undefined,
  known: number,
): Promise<Replayed> {
  const begin =
    base === undefined ? empty(known) : await fromSnapshot(disk, folder, { base, known })
  const first = base ?? 0
  const wanted = logs.filter((one) => one >= first)
  // Someone went back to this generation: a shop of its own always has a log beside each snapshot.
  const alone = logs.length === 0 && snapshots.length <= 1
  if (wanted.length === 0 && alone) return begin
  const newest = wanted.at(-1) ?? first
  let replayed = begin
  for (let generation = first; generation <= newest; generation += 1) {
    const path = logPath(folder, generation)
    if (!wanted.includes(generation)) throw new StoreDamage(path, 0, 'the log is missing')
    const content = await disk.readFile(path)
    const part: Part = {
      path,
      generation,
      isFirst: generation === 0 && base === undefined,
      isBase: generation === base,
      hasSnapshot: snapshots.includes(generation),
      known,
    }
    if (generation > first && generation === newest && isAbandoned(content, part, replayed)) break
    if (replayed.tornBytes > 0) throw tornBefore(folder, replayed)
    replayed = replayLog(content, part, replayed)
  }
  return replayed
}

interface Part {
  readonly path: string
  readonly generation: number
  /** Whether the shop begins with it. */
  readonly isFirst: boolean
  /** Whether it is the log of the snapshot that is read. */
  readonly isBase: boolean
  /** Whether there is a snapshot of its generation. */
  readonly hasSnapshot: boolean
  /** The newest version of records that is understood. */
  readonly known: number
}

/**
 * A log is begun before the one before it ends, so one that could not be begun may be left while the one
 * before went on: without changes of its own, and not continuing that.
 */
function isAbandoned(content: Buffer, part: Part, before: Replayed): boolean {
  const scanned = scanRecord(content, 0)
  if (scanned.kind === 'torn')
    return content.length <= encodeHeader(part.generation, before.serial, longest).length
  if (scanned.kind === 'damaged' || scanned.end < content.length) return false
  const { after = Number.NaN, anew } = parse<LogHeader>(scanned.json, part, 0)
  // Its snapshot, which replaces all that was before, never came to be.
  if (anew) return !part.hasSnapshot
  return after < before.serial || (after === before.serial && before.tornBytes > 0)
}

function tornBefore(folder: string, { generation, logBytes }: Replayed): StoreDamage {
  return new StoreDamage(logPath(folder, generation), logBytes, 'its end is missing')
}

function replayLog(content: Buffer, part: Part, before: Replayed): Replayed {
  let { state, serial, schemaVersion } = before
  let headerBytes = 0
  let at = 0
  while (at < content.length) {
    const scanned = scanRecord(content, at)
    if (scanned.kind === 'damaged') throw new StoreDamage(part.path, at, scanned.reason)
    if (scanned.kind === 'torn') break
    if (at === 0) {
      headerBytes = scanned.end
      schemaVersion = checkHeader(scanned.json, part, before)
      // Nothing is in it yet where the log is the first.
      if (part.isFirst && schemaVersion < part.known) state = new State({ keysOnly: true })
    } else {
      state.apply(readChanges(scanned.json, part, at, serial))
      serial += 1
    }
    at = scanned.end
  }
  if (at === 0) checkTornHeader(content, part)
  const tornBytes = content.length - at
  const { generation } = part
  return {
    ...before,
    state,
    serial,
    schemaVersion,
    generation,
    logBytes: at,
    headerBytes,
    tornBytes,
  }
}

interface LogHeader {
  readonly shopbotLog?: number
  readonly generation?: number
  /** Number of the change it follows. */
  readonly after?: number
  /** What the records in it mean; absent: 1, as in the logs of before there was a second meaning. */
  readonly schemaVersion?: number
  /** It goes on from the snapshot of its generation only, not from the log before: all was replaced there. */
  readonly anew?: true
}

/** The first line of a log. */
export function encodeHeader(
  generation: number,
  after: number,
  { schemaVersion = 1, anew = false }: { schemaVersion?: number; anew?: boolean } = {},
): Buffer {
  const header: LogHeader = {
    shopbotLog: formatVersion,
    generation,
    after,
    ...(schemaVersion === 1 ? {} : { schemaVersion }),
    ...(anew ? { anew } : {}),
  }
  return encodeRecord(JSON.stringify(header))
}

const longest = { schemaVersion: Number.MAX_SAFE_INTEGER, anew: true }

/** Returns the version of the records in the log. */
function checkHeader(json: string, part: Part, before: Replayed): number {
  const header = parse<LogHeader>(json, part, 0)
  if (header.shopbotLog === undefined || header.after === undefined) {
    throw new StoreDamage(part.path, 0, 'is not a log of shopbot', 'store-foreign')
  }
  if (header.shopbotLog > formatVersion) {
    const reason = `was written by a newer shopbot (format ${header.shopbotLog})`
    throw new StoreDamage(part.path, 0, reason, 'store-foreign')
  }
  const { schemaVersion = 1 } = header
  refuseNewer(part.path, schemaVersion, part.known)
  if (header.generation !== part.generation) {
    throw new StoreDamage(part.path, 0, `it is the log of generation ${header.generation}`)
  }
  if (header.after !== before.serial) {
    throw new StoreDamage(part.path, 0, 'changes before it are missing')
  }
  if ((header.anew && !part.isBase) || (!part.isFirst && schemaVersion !== before.schemaVersion)) {
    throw new StoreDamage(part.path, 0, 'the snapshot that it continues is missing')
  }
  return schemaVersion
}

/** Only the first log of a shop may be left without its header; it will be begun again, so it must be ours. */
function checkTornHeader(content: Buffer, part: Part): void {
  if (!part.isFirst) throw new StoreDamage(part.path, 0, 'its beginning is missing')
  const zeros = content.indexOf(0)
  const written = zeros === -1 ? content.length : zeros
  const isOurs = Array.from({ length: part.known }, (_, one) => {
    return encodeHeader(part.generation, 0, { schemaVersion: one + 1 })
  }).some(
    (header) =>
      content.length <= header.length && header.indexOf(content.subarray(0, written)) === 0,
  )
  if (!isOurs) throw new StoreDamage(part.path, 0, 'is not a log of shopbot', 'store-foreign')
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

async function fromSnapshot(
  disk: Disk,
  folder: string,
  { base, known }: { readonly base: number; readonly known: number },
): Promise<Replayed> {
  const { state, manifest, schemaVersion, bytes } = await readSnapshot(disk, folder, base, known)
  const { serial, savedAt: foldedAt } = manifest
  const found = { state, schemaVersion, serial, snapshotBytes: bytes, foldedAt }
  return { ...empty(known), ...found, generation: base }
}

function empty(known: number): Replayed {
  return {
    state: new State(),
    schemaVersion: known,
    serial: 0,
    snapshotBytes: 0,
    generation: 0,
    logBytes: 0,
    headerBytes: 0,
    tornBytes: 0,
  }
}
