import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Site } from './bench.ts'

export function openSite(): Site & { close(): Promise<void> } {
  const ends: (() => unknown)[] = []
  return {
    async folder() {
      const folder = await mkdtemp(join(tmpdir(), 'shopbot-bench-'))
      ends.push(() => rm(folder, { recursive: true, force: true }))
      return folder
    },
    later: (end) => {
      ends.push(end)
    },
    async close() {
      for (const end of ends.splice(0).reverse()) await end()
    },
  }
}
