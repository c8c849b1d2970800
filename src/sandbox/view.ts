import { currencyOf } from '../telegram/currencies.ts'
import type { MessageEntity } from '../telegram/text.ts'
import type {
  Contact,
  InlineButton,
  Location,
  Message,
  PhotoSize,
  RefundedPayment,
  SuccessfulPayment,
} from './bot-api.ts'
import { type InvoiceOffer, invoiceKey } from './invoice.ts'
import type { BotCommand } from './profile.ts'
import type { World } from './world.ts'

/** A message as a person sees it; the chat page and tests read this. */
export interface ChatMessage {
  readonly id: number
  readonly from: 'bot' | 'user'
  readonly sender: { readonly id: number; readonly name: string }
  /** Unix time in seconds. */
  readonly date: number
  readonly edited: boolean
  /** The text or the caption; '' when there is none. */
  readonly text: string
  readonly entities: readonly MessageEntity[]
  readonly photo?: PhotoSize
  /** Photos with the same album were sent together. */
  readonly album?: string
  /** The inline keyboard, row after row. */
  readonly keyboard: readonly (readonly InlineButton[])[]
  readonly invoice?: InvoiceOffer & { readonly chargeId?: string }
  readonly payment?: SuccessfulPayment
  readonly refund?: RefundedPayment
  readonly contact?: Contact
  readonly location?: Location
  /** The message that this one answers. */
  readonly replyTo?: { readonly id: number; readonly name: string; readonly text: string }
  /** Who wrote a forwarded message first. */
  readonly forwardedFrom?: string
  /** Digits after the point of the currency of an invoice, a payment or a refund. */
  readonly exponent?: number
}

/** What a chat shows of the bot. */
export interface BotView {
  readonly id: number
  readonly name: string
  readonly username: string
  readonly description: string
  readonly commands: readonly BotCommand[]
}

export function viewMessage(world: World, message: Message): ChatMessage {
  const key = invoiceKey(message.chat.id, message.message_id)
  const offer = message.invoice && world.invoices.get(key)
  const chargeId = world.receipts.get(key)
  const currency =
    message.invoice?.currency ??
    message.successful_payment?.currency ??
    message.refunded_payment?.currency
  const exponent = currency === undefined ? undefined : currencyOf(currency)?.exponent
  const photo = message.photo?.at(-1)
  const { contact, location, reply_to_message: replied, forward_origin: origin } = message
  return {
    id: message.message_id,
    from: message.from.is_bot ? 'bot' : 'user',
    sender: { id: message.from.id, name: message.from.first_name },
    date: message.date,
    edited: message.edit_date !== undefined,
    text: message.text ?? message.caption ?? '',
    entities: message.entities ?? message.caption_entities ?? [],
    ...(photo && { photo }),
    ...(message.media_group_id !== undefined && { album: message.media_group_id }),
    keyboard: message.reply_markup?.inline_keyboard ?? [],
    ...(offer && { invoice: { ...offer, ...(chargeId !== undefined && { chargeId }) } }),
    ...(message.successful_payment && { payment: message.successful_payment }),
    ...(message.refunded_payment && { refund: message.refunded_payment }),
    ...(contact && { contact }),
    ...(location && { location }),
    ...(replied && {
      replyTo: {
        id: replied.message_id,
        name: replied.from.first_name,
        text: replied.text ?? replied.caption ?? '',
      },
    }),
    ...(origin && { forwardedFrom: origin.sender_user.first_name }),
    ...(exponent !== undefined && { exponent }),
  }
}

export function viewBot({ bot, profile }: World, chatId: number, language: string): BotView {
  return {
    id: bot.id,
    name: profile.name.get(language),
    username: bot.username ?? '',
    description: profile.description.get(language),
    commands: profile.commands.shown(chatId, language),
  }
}
