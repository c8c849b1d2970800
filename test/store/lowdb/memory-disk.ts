import { basename, dirname, sep } from 'node:path'
import type { Disk, DiskFile } from '../../../src/store/lowdb/disk.ts'

/** A step that changes the disk, or makes changes durable. */
export interface Step {
  /** From 1. */
  readonly n: number
  readonly kind:
    | 'open'
    | 'write'
    | 'sync'
    | 'truncate'
    | 'mkdir'
    | 'rename'
    | 'remove'
    | 'sync-folder'
}

interface Folder {
  live: Map<string, Node>
  /** The names that a power cut leaves. */
  durable: Map<string, Node>
}
interface File {
  live: Buffer
  /** The content that a power cut leaves. */
  durable: Buffer
}
type Node = Folder | File

/**
 * A disk in memory that keeps apart what was written and what was synced, and can fail at any step: then
 * `before` throws, and half of a write has been done. What is not synced, a power cut may leave or take.
 */
export class MemoryDisk implements Disk {
  steps = 0
  /** Files that are open. */
  held = 0
  before: (step: Step) => void = () => {}
  readonly #root: Folder

  constructor(root: Folder = emptyFolder()) {
    this.#root = root
  }

  /** The disk after a power cut; `keeps` says of each name and each content that was not synced whether it is left. */
  afterPowerCut(keeps: () => boolean): MemoryDisk {
    // Nothing is known of the folders above the first; they were there before.
    return new MemoryDisk(cut(this.#root, keeps, true))
  }

  async open(path: string, flags: string): Promise<DiskFile> {
    const { folder, name } = this.#place(path)
    let file = folder.live.get(name)
    if (flags === 'w') {
      this.#step('open')
      if (file && isFile(file)) file.live = Buffer.alloc(0)
      else file = { live: Buffer.alloc(0), durable: Buffer.alloc(0) }
      folder.live.set(name, file)
    }
    if (!file || !isFile(file)) throw failure('ENOENT')
    return this.#handle(file)
  }

  async readFile(path: string): Promise<Buffer> {
    const node = this.#node(path)
    if (!node || !isFile(node)) throw failure('ENOENT')
    return Buffer.from(node.live)
  }

  async readdir(path: string): Promise<string[]> {
    return [...this.#folder(path).live.keys()]
  }

  async mkdir(path: string): Promise<void> {
    this.#step('mkdir')
    let folder = this.#root
    for (const name of path.split(sep).filter(Boolean)) {
      const next = folder.live.get(name) ?? emptyFolder()
      folder.live.set(name, next)
      if (isFile(next)) throw failure('ENOTDIR')
      folder = next
    }
  }

  async rename(from: string, to: string): Promise<void> {
    this.#step('rename')
    const node = this.#node(from)
    if (!node) throw failure('ENOENT')
    const source = this.#place(from)
    const target = this.#place(to)
    source.folder.live.delete(source.name)
    target.folder.live.set(target.name, node)
  }

  async remove(path: string): Promise<void> {
    this.#step('remove')
    const { folder, name } = this.#place(path)
    folder.live.delete(name)
  }

  async syncFolder(path: string): Promise<void> {
    this.#step('sync-folder')
    const folder = this.#folder(path)
    folder.durable = new Map(folder.live)
  }

  #handle(file: File): DiskFile {
    let isOpen = true
    this.held += 1
    const write = (bytes: Buffer, at: number) => {
      const gap = Buffer.alloc(Math.max(0, at - file.live.length))
      const rest = file.live.subarray(at + bytes.length)
      file.live = Buffer.concat([file.live.subarray(0, at), gap, bytes, rest])
    }
    return {
      write: async (bytes, at) => {
        try {
          this.#step('write')
        } catch (error) {
          write(bytes.subarray(0, bytes.length / 2), at)
          throw error
        }
        write(bytes, at)
      },
      sync: async () => {
        this.#step('sync')
        file.durable = file.live
      },
      truncate: async (length) => {
        this.#step('truncate')
        file.live = file.live.subarray(0, length)
      },
      close: async () => {
        if (isOpen) this.held -= 1
        isOpen = false
      },
    }
  }

  #step(kind: Step['kind']): void {
    this.steps += 1
    this.before({ n: this.steps, kind })
  }

  #place(path: string): { folder: Folder; name: string } {
    return { folder: this.#folder(dirname(path)), name: basename(path) }
  }

  #folder(path: string): Folder {
    const node = this.#node(path)
    if (!node || isFile(node)) throw failure('ENOENT')
    return node
  }

  #node(path: string): Node | undefined {
    let node: Node | undefined = this.#root
    for (const name of path.split(sep).filter(Boolean)) {
      node = node && !isFile(node) ? node.live.get(name) : undefined
    }
    return node
  }
}

export function failure(code: string): Error {
  return Object.assign(new Error(code), { code })
}

function isFile(node: Node): node is File {
  return Buffer.isBuffer(node.live)
}

function emptyFolder(): Folder {
  return { live: new Map(), durable: new Map() }
}

function cut(folder: Folder, keeps: () => boolean, isKnown = false): Folder {
  const left = new Map<string, Node>()
  for (const name of new Set([...folder.durable.keys(), ...folder.live.keys()])) {
    const node = (isKnown || keeps() ? folder.live : folder.durable).get(name)
    if (!node) continue
    if (isFile(node)) {
      const content = keeps() ? node.live : node.durable
      left.set(name, { live: content, durable: content })
    } else {
      left.set(name, cut(node, keeps))
    }
  }
  return { live: left, durable: new Map(left) }
}
