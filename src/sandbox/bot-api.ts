import type { MessageEntity } from '../telegram/text.ts'

/** The objects of the Bot API that this Telegram speaks, with the fields it fills. */
export interface User {
  readonly id: number
  readonly is_bot: boolean
  readonly first_name: string
  readonly username?: string
  readonly language_code?: string
}

export interface Chat {
  readonly id: number
  readonly type: 'private' | 'group' | 'supergroup'
  readonly first_name?: string
  readonly username?: string
  readonly title?: string
}

export interface PhotoSize {
  readonly file_id: string
  readonly file_unique_id: string
  readonly width: number
  readonly height: number
  readonly file_size?: number
}

/** Bot API: InlineKeyboardButton. The kinds that this Telegram only keeps are not listed. */
export interface InlineButton {
  readonly text: string
  readonly callback_data?: string
  readonly url?: string
  readonly pay?: boolean
  readonly copy_text?: { readonly text: string }
}

export interface InlineKeyboard {
  readonly inline_keyboard: readonly (readonly InlineButton[])[]
}

/** Bot API: KeyboardButton. The kinds that this Telegram only keeps are not listed. */
export interface KeyboardButton {
  readonly text: string
  readonly request_contact?: boolean
  readonly request_location?: boolean
}

export interface ReplyKeyboard {
  readonly keyboard: readonly (readonly KeyboardButton[])[]
  readonly is_persistent?: boolean
  readonly resize_keyboard?: boolean
  readonly one_time_keyboard?: boolean
  readonly input_field_placeholder?: string
}

export interface ForceReply {
  readonly force_reply: true
  readonly input_field_placeholder?: string
}

/** What a bot may put under a message. Only an inline keyboard stays with it. */
export type ReplyMarkup =
  | InlineKeyboard
  | ReplyKeyboard
  | ForceReply
  | { readonly remove_keyboard: true }

export interface LabeledPrice {
  readonly label: string
  readonly amount: number
}

export interface ShippingAddress {
  readonly country_code: string
  readonly state: string
  readonly city: string
  readonly street_line1: string
  readonly street_line2: string
  readonly post_code: string
}

export interface OrderInfo {
  readonly name?: string
  readonly phone_number?: string
  readonly email?: string
  readonly shipping_address?: ShippingAddress
}

export interface ShippingOption {
  readonly id: string
  readonly title: string
  readonly prices: readonly LabeledPrice[]
}

export interface SuccessfulPayment {
  readonly currency: string
  readonly total_amount: number
  readonly invoice_payload: string
  readonly shipping_option_id?: string
  readonly order_info?: OrderInfo
  readonly telegram_payment_charge_id: string
  readonly provider_payment_charge_id: string
}

export interface RefundedPayment {
  readonly currency: 'XTR'
  readonly total_amount: number
  readonly invoice_payload: string
  readonly telegram_payment_charge_id: string
}

/** Bot API: Invoice, what a message shows of it. */
export interface Invoice {
  readonly title: string
  readonly description: string
  readonly start_parameter: string
  readonly currency: string
  readonly total_amount: number
}

/** Bot API: Sticker, what every one has. */
export interface Sticker {
  readonly file_id: string
  readonly file_unique_id: string
  readonly type: 'regular'
  readonly width: number
  readonly height: number
  readonly is_animated: boolean
  readonly is_video: boolean
}

export interface Contact {
  readonly phone_number: string
  readonly first_name: string
  readonly last_name?: string
  /** Whose contact it is; the sender's own id when they shared themselves. */
  readonly user_id?: number
}

export interface Location {
  readonly latitude: number
  readonly longitude: number
}

/** Bot API: MessageOriginUser; bots are users here, too. */
export interface ForwardOrigin {
  readonly type: 'user'
  readonly date: number
  readonly sender_user: User
}

/** What a message says; an edit replaces it as a whole. */
export interface Content {
  readonly text?: string
  readonly entities?: readonly MessageEntity[]
  readonly caption?: string
  readonly caption_entities?: readonly MessageEntity[]
  readonly photo?: readonly PhotoSize[]
  readonly media_group_id?: string
  readonly invoice?: Invoice
  readonly successful_payment?: SuccessfulPayment
  readonly refunded_payment?: RefundedPayment
  readonly sticker?: Sticker
  readonly contact?: Contact
  readonly location?: Location
  readonly reply_to_message?: Message
  readonly forward_origin?: ForwardOrigin
  readonly reply_markup?: InlineKeyboard
}

export interface Message extends Content {
  readonly message_id: number
  readonly from: User
  readonly chat: Chat
  readonly date: number
  readonly edit_date?: number
}

export interface CallbackQuery {
  readonly id: string
  readonly from: User
  readonly message: Message
  readonly chat_instance: string
  readonly data: string
}

export interface PreCheckoutQuery {
  readonly id: string
  readonly from: User
  readonly currency: string
  readonly total_amount: number
  readonly invoice_payload: string
  readonly shipping_option_id?: string
  readonly order_info?: OrderInfo
}

export interface ShippingQuery {
  readonly id: string
  readonly from: User
  readonly invoice_payload: string
  readonly shipping_address: ShippingAddress
}

/** Bot API: Update, without its id. */
export type UpdateContent =
  | { readonly message: Message }
  | { readonly callback_query: CallbackQuery }
  | { readonly pre_checkout_query: PreCheckoutQuery }
  | { readonly shipping_query: ShippingQuery }

export type Update = { readonly update_id: number } & UpdateContent
