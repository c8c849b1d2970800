/**
 * What the bot has asked somebody and waits to be told by a message (an address, a new price, a picture).
 * Kept by the backend, since the bot keeps nothing. One a person; the next question takes its place.
 */
export interface Dialog {
  /** Telegram user id. */
  readonly id: number
  /** What the answer is for, in the bot's own words, e.g. `address:<order>`; at most 200 signs. */
  readonly asks: string
  /** ISO 8601 */
  readonly at: string
}
