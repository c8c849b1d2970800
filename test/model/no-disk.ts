import type { Disk } from '../../src/store/lowdb/disk.ts'
import { failure } from '../store/lowdb/memory-disk.ts'

/** Nothing is kept: for shops that are never opened again. */
export const noDisk: Disk = {
  open: async () => ({
    write: async () => {},
    sync: async () => {},
    truncate: async () => {},
    close: async () => {},
  }),
  readFile: async () => {
    throw failure('ENOENT')
  },
  readdir: async () => [],
  mkdir: async () => {},
  rename: async () => {},
  remove: async () => {},
  syncFolder: async () => {},
}
