/** The store could not be reached or a transaction not be made durable; the same may be asked for again. */
export class StoreWriteError extends Error {
  readonly code = 'store-unavailable'

  constructor(cause: unknown) {
    super('The store cannot be used now', { cause })
    this.name = 'StoreWriteError'
  }
}
