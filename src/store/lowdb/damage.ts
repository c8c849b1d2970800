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
