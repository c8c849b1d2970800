/** A Telegram user id out of the path. */
export function customerId(params: Readonly<Record<string, string>>): number | undefined {
  const text = params.id ?? ''
  const id = Number(text)
  // Only as it is always written, so that one customer has one address.
  return Number.isSafeInteger(id) && id > 0 && String(id) === text ? id : undefined
}
