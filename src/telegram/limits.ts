/**
 * Telegram's limits, for check, bot and sandbox alike. Lengths are Unicode code points after
 * entities unless the name says bytes (Bot API 10.1, descriptions of the methods and types).
 */
export const limits = {
  text: 4096,
  caption: 1024,

  callbackDataBytes: 64,
  buttonsPerRow: 8,
  buttons: 100,

  invoiceTitle: 32,
  invoiceDescription: 255,
  invoicePayloadBytes: 128,
  suggestedTips: 4,

  /** Of `A-Za-z0-9_-`. */
  deepLink: 64,
  albumMin: 2,
  albumMax: 10,
  alert: 200,
  deleteMany: 100,

  commands: 100,
  commandName: 32,
  commandDescription: 256,
  botName: 64,
  botDescription: 512,
  botShortDescription: 120,

  photoBytes: 10_000_000,
  /** Width and height together, in pixels. */
  photoSides: 10_000,
  photoRatio: 20,

  updatesPerPoll: 100,
  pollSeconds: 50,
  /** Callback, shipping and pre-checkout queries can be answered this long. */
  queryLifetimeMs: 150_000,
  /** Longer than this the payer does not wait. */
  preCheckoutMs: 10_000,
  /** Unconfirmed messages (`successful_payment` among them) are kept this long. */
  updateLifetimeMs: 86_400_000,
  /** Of `A-Za-z0-9_-`. */
  webhookSecret: 256,
  webhookPorts: [443, 80, 88, 8443],
  /** Deliveries at once, unless the bot asks for another number. */
  webhookConnections: 40,
  webhookConnectionsMost: 100,
} as const
