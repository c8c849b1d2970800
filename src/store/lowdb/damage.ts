/** A file of the store is not what was written. Opening stops; nothing is overwritten. */
export class StoreDamage extends Error {
  readonly file: string
  /** Byte offset. */
  readonly offset: number
  readonly reason: string

  constructor(file: string, offset: number, reason: string) {
    super(`${file} is damaged at byte ${offset}: ${reason}`)
    this.name = 'StoreDamage'
    this.file = file
    this.offset = offset
    this.reason = reason
  }
}

/** A transaction could not be made durable; the shop holds what it held before. */
export class StoreWriteError extends Error {
  readonly code = 'store-unavailable'

  constructor(cause: unknown) {
    super('The store could not be written', { cause })
    this.name = 'StoreWriteError'
  }
}
