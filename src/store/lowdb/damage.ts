/** A file of the store is not what was written. Opening stops; nothing is overwritten. */
export class StoreDamage extends Error {
  readonly code: 'store-damaged' | 'store-foreign'
  readonly file: string
  /** Byte offset. */
  readonly offset: number

  constructor(
    file: string,
    offset: number,
    reason: string,
    code: StoreDamage['code'] = 'store-damaged',
  ) {
    super(
      code === 'store-foreign'
        ? `${file} ${reason}`
        : `${file} is damaged at byte ${offset}: ${reason}`,
    )
    this.name = 'StoreDamage'
    this.code = code
    this.file = file
    this.offset = offset
  }
}
