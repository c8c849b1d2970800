/** How many pieces of an item are on hand; no record means that the item is not counted. */
export interface Stock {
  /** `stockId` of the item. */
  readonly id: string
  readonly onHand: number
}

/** Pieces kept for an unpaid order until a moment. */
export interface Hold {
  /** `<order>:<stock id>` */
  readonly id: string
  readonly order: string
  readonly stock: string
  readonly quantity: number
  /** ISO 8601; from then on the hold counts no more. */
  readonly until: string
}

/** What can be promised now to `order` (its own holds do not stand in its way); null: not counted. */
export function available(
  stock: Stock | undefined,
  holds: readonly Hold[],
  now: Date,
  order: string | null = null,
): number | null {
  if (!stock) return null
  const at = now.toISOString()
  const held = holds
    .filter((hold) => hold.order !== order && hold.until > at)
    .reduce((sum, hold) => sum + hold.quantity, 0)
  return Math.max(0, stock.onHand - held)
}

/** The pieces that each stock must give for all lines together. */
export function demand(
  lines: readonly { readonly stock: string; readonly quantity: number }[],
): Map<string, number> {
  const sums = new Map<string, number>()
  for (const line of lines) sums.set(line.stock, (sums.get(line.stock) ?? 0) + line.quantity)
  return sums
}
