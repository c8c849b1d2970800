import * as fs from 'node:fs/promises'

/** The file operations the driver needs; tests put a failing disk in its place. */
export interface Disk {
  open(path: string, flags: string, mode?: number): Promise<DiskFile>
  readFile(path: string): Promise<Buffer>
  readdir(path: string): Promise<string[]>
  mkdir(path: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** Makes new names in a folder durable; does nothing where the platform cannot. */
  syncFolder(path: string): Promise<void>
}

export interface DiskFile {
  /** Writes all of it at a byte offset. */
  write(bytes: Buffer, at: number): Promise<void>
  sync(): Promise<void>
  truncate(length: number): Promise<void>
  close(): Promise<void>
}

export const realDisk: Disk = {
  async open(path, flags, mode = 0o600) {
    const handle = await fs.open(path, flags, mode)
    return {
      // Offsets instead of append mode: Windows does not truncate a file opened for appending.
      async write(bytes, at) {
        let written = 0
        while (written < bytes.length) {
          const rest = bytes.length - written
          written += (await handle.write(bytes, written, rest, at + written)).bytesWritten
        }
      },
      sync: () => handle.datasync(),
      truncate: (length) => handle.truncate(length),
      close: () => handle.close(),
    }
  },
  async readFile(path) {
    const handle = await fs.open(path, 'r')
    try {
      // In as few pieces as it takes: half a megabyte at a time, as fs.readFile does, is slow for a large one.
      const bytes = Buffer.allocUnsafe((await handle.stat()).size)
      for (let at = 0; at < bytes.length; ) {
        const most = Math.min(bytes.length - at, mostAtOnce)
        const { bytesRead } = await handle.read(bytes, at, most, at)
        if (bytesRead === 0) return bytes.subarray(0, at)
        at += bytesRead
      }
      return bytes
    } finally {
      await handle.close()
    }
  },
  readdir: (path) => fs.readdir(path),
  async mkdir(path) {
    await fs.mkdir(path, { recursive: true, mode: 0o700 })
  },
  rename: (from, to) => fs.rename(from, to),
  remove: (path) => fs.rm(path, { recursive: true, force: true }),
  async syncFolder(path) {
    if (process.platform === 'win32') return
    const handle = await fs.open(path, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
}

/** The system reads no more than two gigabytes by one call. */
const mostAtOnce = 1 << 30
