import { InputFile } from 'grammy'
import type { Message } from 'grammy/types'
import type { Client } from '../client/client.ts'
import type { Photo } from '../shop/catalog.ts'
import type { Log } from '../shop/log.ts'

/** Pictures by what Telegram calls them: uploaded once, shown by file_id afterwards. */
export class PhotoShelf {
  readonly #client: Client
  readonly #bot: number
  readonly #log: Log
  readonly #known = new Map<string, string>()
  readonly #finding = new Map<string, Promise<string | InputFile | undefined>>()

  constructor(client: Client, bot: number, log: Log) {
    this.#client = client
    this.#bot = bot
    this.#log = log
  }

  /** A file_id or address, or the bytes to upload; undefined when the picture cannot be had. */
  async find(photo: Photo): Promise<string | InputFile | undefined> {
    const key = keyOf(photo)
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const running = this.#finding.get(key)
    if (running) return running
    const finding = this.#look(photo, key).finally(() => this.#finding.delete(key))
    this.#finding.set(key, finding)
    return finding
  }

  /** Remembers what Telegram called the picture that was just shown. */
  async keep(photo: Photo, shown: Message | true): Promise<void> {
    const key = keyOf(photo)
    const fileId = shown === true ? undefined : shown.photo?.at(-1)?.file_id
    if (fileId === undefined || this.#known.has(key)) return
    this.#remember(key, fileId)
    await this.#client
      .rememberFile(
        key,
        { bot: this.#bot, fileId },
        { key: `photo:${this.#bot}:${key.slice(0, 100)}:${fileId.slice(-40)}`, attempts: 3 },
      )
      .catch((error: unknown) => this.#log.warn('A photo was shown but not remembered', { error }))
  }

  async #look(photo: Photo, key: string): Promise<string | InputFile | undefined> {
    try {
      const known = await this.#client.knownFile(key, this.#bot)
      if (known.ok && known.value.fileId !== null) {
        this.#remember(key, known.value.fileId)
        return known.value.fileId
      }
      if ('url' in photo) return photo.url
      const bytes = await this.#client.photo(photo.hash)
      if (bytes.ok) return new InputFile(bytes.value, photo.path.split('/').at(-1) ?? 'photo.jpg')
      this.#log.warn('A photo of the catalogue is missing', {
        path: photo.path,
        code: bytes.problem.code,
      })
    } catch (error) {
      this.#log.warn('A photo could not be fetched', { error })
    }
    return undefined
  }

  #remember(key: string, fileId: string): void {
    if (this.#known.size >= shelfSize) this.#known.clear()
    this.#known.set(key, fileId)
  }
}

const shelfSize = 10_000

const keyOf = (photo: Photo) => ('url' in photo ? photo.url : photo.hash)
