/** What Telegram takes, in one place for check, bot and sandbox. Source: the Bot API's descriptions, version 10.1. */
export const limits = {
  /** Code points of a message after entities. Bot API: sendMessage */
  text: 4096,
  /** Code points after entities. Bot API: sendPhoto */
  caption: 1024,
  /** Bot API: InlineKeyboardButton.callback_data */
  callbackDataBytes: 64,
  buttonsPerRow: 8,
  buttons: 100,
  invoiceTitle: 32,
  invoiceDescription: 255,
  invoicePayloadBytes: 128,
  /** Of `A-Za-z0-9_-`. Bot API: deep linking */
  deepLink: 64,
  albumMin: 2,
  albumMax: 10,
  /** Bot API: answerCallbackQuery.text */
  alert: 200,
  commands: 100,
  commandName: 32,
  commandDescription: 256,
  botName: 64,
  botDescription: 512,
  botShortDescription: 120,
  photoBytes: 10_000_000,
  /** Width and height together. */
  photoSides: 10_000,
  /** The longer side over the shorter. */
  photoRatio: 20,
  updatesPerPoll: 100,
  pollSeconds: 50,
  /** How long a callback, shipping or pre-checkout query can be answered. */
  queryLifetimeMs: 150_000,
  /** Bot API: answerPreCheckoutQuery */
  preCheckoutMs: 10_000,
} as const
