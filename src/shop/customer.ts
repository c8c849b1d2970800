/** Somebody who talks to the bot; `id` is the Telegram user id. */
export interface Customer {
  readonly id: number
  readonly name: string
  readonly username?: string
  /** Chosen in the bot; absent until then, and Telegram's guess stands. */
  readonly language?: string
  /** What the customer's Telegram says (IETF tag). Bot API: User.language_code */
  readonly languageCode?: string
  readonly createdAt: string
}
