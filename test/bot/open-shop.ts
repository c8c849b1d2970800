import { randomInt } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, createApp } from '../../src/backend/app.ts'
import { type RunningServer, startServer } from '../../src/backend/server.ts'
import { type Bot, type BotOptions, startBot } from '../../src/bot/start.ts'
import { readShop } from '../../src/catalog/read.ts'
import type { Client } from '../../src/client/client.ts'
import { createClient } from '../../src/client/create.ts'
import {
  type ChatMessage,
  type Sandbox,
  type SandboxOptions,
  sandboxProviderToken,
  startSandbox,
} from '../../src/sandbox/sandbox.ts'
import { thisProcess } from '../../src/serve/this-process.ts'
import { type Log, silentLog } from '../../src/shop/log.ts'
import type { Result } from '../../src/shop/problem.ts'
import type { Settings } from '../../src/shop/settings.ts'
import type { Store } from '../../src/store/store.ts'
import { watchCalls } from '../bot-api/checker.ts'
import { leaveChosen, openChosen } from '../store/chosen.ts'
import { openFront } from './a-front.ts'

export const backendToken = 'a-token-for-tests'
export const webhookSecret = 'a-secret-for-tests'
/** SHOPBOT_TEST_LOG=1 shows what the services say. */
const say = (message: string, facts?: object) => console.error(message, facts ?? '')
const log: Log = process.env.SHOPBOT_TEST_LOG
  ? { debug() {}, info: say, warn: say, error: say }
  : silentLog
const retry = { initial: 20, factor: 1.5, max: 200, jitter: 'none' } as const

/** A whole shop in this process: sandbox, backend on a socket, bot. */
export interface OpenShop {
  readonly dir: string
  readonly sandbox: Sandbox
  readonly client: Client
  /** Of the backend. */
  readonly url: string
  store(): Store
  stopBackend(): Promise<void>
  /** On the same port. */
  startBackend(): Promise<void>
  stopBot(): Promise<void>
  startBot(): Promise<void>
  /** Starts one more, which the caller stops. */
  anotherBot(options?: Partial<BotOptions>): Promise<Result<Bot>>
  /** The backend's clock goes on by so many milliseconds. */
  passTime(milliseconds: number): void
  /** A customer who writes and presses. */
  customer(id: number, language?: string): Guest
  /** Rejects when the bot made a call that the Bot API does not allow. */
  close(): Promise<void>
}

export interface Opening {
  readonly sandbox?: SandboxOptions
  /** Changes the shop's files before they are read. */
  readonly prepare?: (dir: string) => Promise<void>
  /** Calls that a test has the bot make though Telegram refuses them. */
  readonly refused?: RegExp
  /** So many bots in webhook mode, behind one address; absent: one that polls. */
  readonly webhookBots?: number
  /** Replaces what shop.yaml says. */
  readonly settings?: Partial<Settings>
}

/** One way to pay and nothing to deliver, unless a test opens a shop that asks for more. */
function soldByCard(settings: Settings): Settings {
  const { ask } = settings.payment
  return { ...settings, payment: { methods: ['telegram'], ask }, delivery: [], promotions: [] }
}

export async function openShop(template = 'coffee', opening: Opening = {}): Promise<OpenShop> {
  const dir = await mkdtemp(join(tmpdir(), 'shopbot-test-'))
  await cp(join(import.meta.dirname, '../../templates', template), dir, { recursive: true })
  await opening.prepare?.(dir)
  const sandbox = await startSandbox(opening.sandbox)
  const watched = watchCalls(sandbox.control.subscribe)
  const reading = await readShop(dir)
  if (!reading.ok) throw new Error(JSON.stringify(reading.findings))
  let backend: { store: Store; app: App; server: RunningServer } | undefined
  let bots: Bot[] = []
  let port = 0
  let ahead = 0

  const startBackend = async () => {
    const store = await openChosen(dir)
    const app = await createApp({
      store,
      dir,
      token: backendToken,
      settings: reading.settings,
      clock: () => new Date(Date.now() + ahead),
      random: (below) => randomInt(below),
      log,
      version: 'test',
    })
    const server = unwrap(await startServer(app, { host: '127.0.0.1', port }))
    port = server.port
    backend = { store, app, server }
  }
  const stopBackend = async () => {
    await backend?.app.close()
    await backend?.server.close()
    await backend?.store.close()
    backend = undefined
  }
  await startBackend()
  const url = `http://127.0.0.1:${port}`
  const client = createClient({ url, token: backendToken, retry })
  const { catalog, files } = reading
  const settings = { ...soldByCard(reading.settings), ...opening.settings }
  unwrap(await client.import({ catalog, settings, files, by: 'test', dryRun: false }))

  const { webhookBots = 0 } = opening
  const front = webhookBots > 1 ? await openFront() : undefined
  const webhook = {
    url: front ? `${front.url}/telegram` : null,
    secret: webhookSecret,
    host: '127.0.0.1',
    port: 0,
  }
  const anotherBot = (options: Partial<BotOptions> = {}) =>
    startBot({
      token: sandbox.token,
      apiRoot: sandbox.apiRoot,
      providerToken: sandboxProviderToken,
      client: createClient({ url, token: backendToken, retry }),
      self: thisProcess(),
      log,
      pollSeconds: 5,
      ...(webhookBots > 0 ? { webhook } : {}),
      ...options,
    })
  const start = async () => {
    for (let at = 0; at < Math.max(1, webhookBots); at += 1) bots.push(unwrap(await anotherBot()))
    front?.set(bots.map(({ port }) => port ?? 0))
  }
  const stopBot = async () => {
    const stopping = bots
    bots = []
    await Promise.all(stopping.map((bot) => bot.stop()))
  }
  await start()
  return {
    dir,
    sandbox,
    client,
    url,
    store: () => {
      if (!backend) throw new Error('The backend is not running')
      return backend.store
    },
    startBackend,
    stopBackend,
    startBot: start,
    stopBot,
    anotherBot,
    passTime(milliseconds) {
      ahead += milliseconds
    },
    customer: (id, language = 'uk') => new Guest(sandbox, id, language),
    async close() {
      await stopBot()
      await stopBackend()
      await sandbox.close()
      await front?.close()
      await leaveChosen(dir)
      await rm(dir, { recursive: true, force: true })
      watched.stop()
      const wrong = watched.found.filter((finding) => !opening.refused?.test(String(finding)))
      if (wrong.length > 0) throw new Error(wrong.join('\n'))
    },
  }
}

/** Milliseconds: on a loaded machine whoever was killed starts slowly; a test that goes well waits for none of it. */
const patience = 40_000

/** Somebody in a chat with the shop. */
export class Guest {
  readonly #sandbox: Sandbox
  readonly id: number

  constructor(sandbox: Sandbox, id: number, language: string) {
    this.#sandbox = sandbox
    this.id = id
    sandbox.control.ensureUser({ id, first_name: `Guest ${id}`, language_code: language })
  }

  get messages(): ChatMessage[] {
    return this.#sandbox.control.history(this.id)
  }

  /** The bot's newest message. */
  get screen(): ChatMessage {
    const found = this.messages.findLast((message) => message.from === 'bot')
    if (!found) throw new Error('The bot has said nothing yet')
    return found
  }

  /** Writes, and waits for the bot's next message. */
  say(text: string): Promise<ChatMessage> {
    return this.answerTo(() => this.#sandbox.control.send(this.id, text))
  }

  /** Does something, and waits for the bot's next message. */
  async answerTo(act: () => unknown): Promise<ChatMessage> {
    const before = new Set(this.messages.map((message) => message.id))
    act()
    const isAnswer = (message: ChatMessage) => message.from === 'bot' && !before.has(message.id)
    const messages = await this.#wait((all) => all.some(isAnswer))
    return messages.findLast(isAnswer) ?? this.screen
  }

  /** Presses the button whose text holds `words`; resolves when it is answered and the screen is drawn. */
  async press(words: string): Promise<{ text: string | undefined; alert: boolean }> {
    const hasButton = (one: ChatMessage) => buttons(one).some((text) => text.includes(words))
    const messages = await this.#wait((all) => all.some(hasButton))
    const message = messages.findLast(hasButton) ?? this.screen
    const label = buttons(message).find((text) => text.includes(words)) ?? words
    const answer = await this.#sandbox.control.press(this.id, message.id, label)
    if (!answer.answered) throw new Error(`The tap on "${words}" was not answered`)
    return { text: answer.text, alert: answer.alert === true }
  }

  wait(wanted: (screen: ChatMessage) => boolean): Promise<ChatMessage[]> {
    return this.#wait((messages) => messages.some((one) => one.from === 'bot' && wanted(one)))
  }

  get invoice(): ChatMessage {
    const found = this.messages.findLast((message) => message.invoice !== undefined)
    if (!found) throw new Error('There is no invoice')
    return found
  }

  #wait(wanted: (messages: ChatMessage[]) => boolean): Promise<ChatMessage[]> {
    return this.#sandbox.control.waitFor(this.id, wanted, patience)
  }
}

export function buttons(message: ChatMessage): string[] {
  return message.keyboard.flat().map((button) => button.text)
}

export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`)
  return result.value
}
