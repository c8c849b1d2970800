/** A transaction could not be made durable; the shop holds what it held before. */
export class StoreWriteError extends Error {
  readonly code = 'store-unavailable'

  constructor(cause: unknown) {
    super('The store could not be written', { cause })
    this.name = 'StoreWriteError'
  }
}
