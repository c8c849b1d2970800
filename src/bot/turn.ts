import type { Api } from 'grammy'
import type { CallbackQuery, Message, User } from 'grammy/types'
import type { Attempt, Call, Client, Mutation } from '../client/client.ts'
import type { ShopView } from '../client/wire/shop.ts'
import type { Log } from '../shop/log.ts'
import { limits } from '../telegram/limits.ts'
import { cutText } from '../telegram/text.ts'
import type { OneByOne } from './desk/one-by-one.ts'
import type { PhotoShelf } from './photos.ts'
import type { Screen, Viewer } from './screens/screen.ts'
import { show } from './show.ts'
import type { Say } from './texts.ts'

/** What every update is handled with; made once. */
export interface Shopfront {
  readonly api: Api
  readonly client: Client
  readonly log: Log
  readonly photos: PhotoShelf
  /** Draws the shop's orders. */
  readonly drawing: OneByOne
  readonly providerToken: string | undefined
  /** What somebody sent as a file. Bot API: getFile, at most 20 MB. */
  fetchFile(fileId: string): Promise<Uint8Array>
  /** Ends when the bot stops: whoever waits for the backend then gives up, and the update comes again. */
  readonly stopping: AbortSignal
  shop(): Promise<ShopView>
  /** Told the revision of an answer, so that a newer shop is fetched. */
  noticed(revision: string): void
  sayIn(language: string): Say
}

/** One update of one customer, on its way to a screen. */
export class Turn implements Viewer {
  readonly front: Shopfront
  readonly shop: ShopView
  readonly from: User
  readonly chat: number
  readonly language: string
  readonly say: Say
  readonly query: CallbackQuery | undefined
  /** Makes idempotency keys: the same for the same update, however often it comes. */
  readonly #identity: string
  readonly #said: Said

  constructor(front: Shopfront, shop: ShopView, about: About) {
    this.front = front
    this.shop = shop
    this.from = about.from
    this.chat = about.chat
    this.language = about.language
    this.say = front.sayIn(about.language)
    this.query = about.query
    this.#identity = about.identity
    this.#said = about.said ?? { target: about.target, answered: false, waking: undefined }
  }

  /** The same turn in another language, chosen just now. */
  in(language: string): Turn {
    return new Turn(this.front, this.shop, {
      from: this.from,
      chat: this.chat,
      language,
      identity: this.#identity,
      query: this.query,
      said: this.#said,
    })
  }

  /** How long to try: until the backend is back or the bot stops. */
  call(): Call {
    return {
      attempts: 1_000_000,
      signal: this.front.stopping,
      onRetry: (attempt) => this.#tellWaking(attempt),
    }
  }

  mutation(step: string): Mutation {
    return { ...this.call(), key: `${this.#identity}:${step}` }
  }

  /** Shows a screen in place of the message that was tapped, or as a new one. */
  async show(screen: Screen): Promise<void> {
    await this.put(screen)
  }

  /** Shows a screen and answers where it stands. Bot API: Message.message_id */
  async put(screen: Screen): Promise<number> {
    await this.#said.waking
    const [place] = await Promise.all([
      show(this.front, this.chat, this.#said.target, screen),
      this.answer(),
    ])
    return place
  }

  /** A few words over the chat, or a box that must be closed. A callback query is answered once. */
  async answer(text?: string, alert = false): Promise<void> {
    if (!this.query || this.#said.answered) return
    this.#said.answered = true
    await this.front.api
      .answerCallbackQuery(this.query.id, {
        ...(text === undefined ? {} : { text: cutText(text, limits.alert) }),
        ...(alert ? { show_alert: true } : {}),
      })
      .catch((error: unknown) =>
        this.front.log.debug('A tap was too old to be answered', { error }),
      )
  }

  /** At the first failed try, at once: a customer never waits without a word. */
  #tellWaking(attempt: Attempt): void {
    const said = this.#said
    if (said.waking || attempt.pause === null) return
    const text = this.say('waking')
    // A tap that has its answer gets no second one: the words come as a message.
    said.waking =
      this.query && !said.answered
        ? this.answer(text)
        : this.front.api
            .sendMessage(this.chat, text)
            .then((message) => {
              said.target = message
            })
            .catch((error: unknown) =>
              this.front.log.warn('The waking notice could not be sent', { error }),
            )
  }
}

/** What this update has led to in the chat so far, whichever language it was said in. */
interface Said {
  /** The message that the screen replaces. */
  target: Message | undefined
  answered: boolean
  waking: Promise<unknown> | undefined
}

export interface About {
  readonly from: User
  readonly chat: number
  readonly language: string
  readonly identity: string
  readonly query?: CallbackQuery | undefined
  readonly target?: Message | undefined
  /** Of the turn that this one goes on from. */
  readonly said?: Said
}
