/** A Telegram user id out of the path. */
export function customerId(params: Readonly<Record<string, string>>): number | undefined {
  const id = Number(params.id)
  return Number.isSafeInteger(id) && id > 0 ? id : undefined
}
