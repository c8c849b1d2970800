import type { Text } from './text.ts'

/** What the buyer gets in the chat once it is paid: one text for all, or a key of its own for each piece. */
export type Deliver = { readonly text: Text } | { readonly keys: readonly string[] }

/** One key of a product; handed out once. */
export interface ProductKey {
  /** `<product>:<SHA-256 of the key, first 32 hex>`: the same key imported again is the same record. */
  readonly id: string
  readonly product: string
  readonly key: string
  /** The order that got it; null: free. */
  readonly order: string | null
}

export function isDigital(product: { readonly deliver?: Deliver }): boolean {
  return product.deliver !== undefined
}
