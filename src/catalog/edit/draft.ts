import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What an edit makes of one file; null: it is not there. */
export interface FileChange {
  /** From the shop's folder, with `/` between. */
  readonly path: string
  readonly before: Buffer | null
  readonly after: Buffer | null
}

/** A shop's files with edits that are not written yet. Texts come and go without their byte order mark. */
export class Draft {
  readonly dir: string
  /** Folders that get another place. */
  readonly moves: { readonly from: string; readonly to: string }[] = []
  readonly #files = new Map<string, FileChange>()

  constructor(dir: string) {
    this.dir = dir
  }

  /** undefined: there is no such file. */
  async read(path: string): Promise<string | undefined> {
    const bytes = await this.#bytes(path)
    return bytes?.toString().replace(/^\ufeff/, '')
  }

  async write(path: string, text: string): Promise<void> {
    const { before } = await this.#known(path)
    const mark = before?.toString('utf8', 0, 3) === '\ufeff' ? '\ufeff' : ''
    this.#files.set(path, { path, before, after: Buffer.from(mark + text) })
  }

  async writeBytes(path: string, bytes: Uint8Array): Promise<void> {
    const { before } = await this.#known(path)
    this.#files.set(path, { path, before, after: Buffer.from(bytes) })
  }

  async remove(path: string): Promise<void> {
    const { before } = await this.#known(path)
    this.#files.set(path, { path, before, after: null })
  }

  moveFolder(from: string, to: string): void {
    this.moves.push({ from, to })
  }

  /** Files that differ from what is on disk, in order of their paths. */
  get changes(): FileChange[] {
    return [...this.#files.values()]
      .filter(({ before, after }) => (before && after ? !before.equals(after) : before !== after))
      .sort((a, b) => (a.path < b.path ? -1 : 1))
  }

  /** YAML files right in a folder, those of this draft too, by name. */
  async yamlFiles(folder: string): Promise<string[]> {
    const entries = await readdir(join(this.dir, folder), { withFileTypes: true }).catch(() => [])
    const onDisk = entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => `${folder}/${entry.name}`)
    const here = [...this.#files.keys()].filter(
      (path) => path.slice(0, path.lastIndexOf('/')) === folder,
    )
    const all = [...new Set([...onDisk, ...here])].filter((path) => /\.ya?ml$/i.test(path))
    return all.filter((path) => this.#files.get(path)?.after !== null).sort()
  }

  async #bytes(path: string): Promise<Buffer | null> {
    return (await this.#known(path)).after
  }

  async #known(path: string): Promise<FileChange> {
    const known = this.#files.get(path)
    if (known) return known
    const bytes = await readFile(join(this.dir, path)).catch(() => null)
    const fresh = { path, before: bytes, after: bytes }
    this.#files.set(path, fresh)
    return fresh
  }
}
