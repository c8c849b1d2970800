import type { Product } from '../shop/catalog.ts'
import type { Writer } from '../store/store.ts'
import type { Backend } from './backend.ts'

/** Tells customers in whose carts something was that is no longer sold. */
export async function tellCartsOf(
  _backend: Backend,
  _writer: Writer,
  _gone: readonly Product[],
): Promise<void> {}
