/**
 * What Bot API 10.1 says of the methods and types that the shop may use: one line a parameter with
 * its name, `!` when required, its types (`*` is "Array of"), `=` the values it may have, and the
 * range of its characters, bytes, items or value.
 */
export const methodTable = `
getUpdates
  offset Integer
  limit Integer 1..100
  timeout Integer 0..
  allowed_updates *String
setWebhook
  url! String
  certificate InputFile
  ip_address String
  max_connections Integer 1..100
  allowed_updates *String
  drop_pending_updates Boolean
  secret_token String 1..256
deleteWebhook
  drop_pending_updates Boolean
getWebhookInfo
getMe
getChat
  chat_id! Integer|String
getFile
  file_id! String
sendMessage
  business_connection_id String
  chat_id! Integer|String
  message_thread_id Integer
  direct_messages_topic_id Integer
  text! String 1..4096
  parse_mode String =HTML|MarkdownV2|Markdown
  entities *MessageEntity
  link_preview_options LinkPreviewOptions
  disable_notification Boolean
  protect_content Boolean
  allow_paid_broadcast Boolean
  message_effect_id String
  suggested_post_parameters SuggestedPostParameters
  reply_parameters ReplyParameters
  reply_markup InlineKeyboardMarkup|ReplyKeyboardMarkup|ReplyKeyboardRemove|ForceReply
sendPhoto
  business_connection_id String
  chat_id! Integer|String
  message_thread_id Integer
  direct_messages_topic_id Integer
  photo! InputFile|String
  caption String 0..1024
  parse_mode String =HTML|MarkdownV2|Markdown
  caption_entities *MessageEntity
  show_caption_above_media Boolean
  has_spoiler Boolean
  disable_notification Boolean
  protect_content Boolean
  allow_paid_broadcast Boolean
  message_effect_id String
  suggested_post_parameters SuggestedPostParameters
  reply_parameters ReplyParameters
  reply_markup InlineKeyboardMarkup|ReplyKeyboardMarkup|ReplyKeyboardRemove|ForceReply
sendMediaGroup
  business_connection_id String
  chat_id! Integer|String
  message_thread_id Integer
  direct_messages_topic_id Integer
  media! *InputMediaPhoto 2..10
  disable_notification Boolean
  protect_content Boolean
  allow_paid_broadcast Boolean
  message_effect_id String
  reply_parameters ReplyParameters
sendInvoice
  chat_id! Integer|String
  message_thread_id Integer
  direct_messages_topic_id Integer
  title! String 1..32
  description! String 1..255
  payload! String 1..128bytes
  provider_token String
  currency! String
  prices! *LabeledPrice 1..
  max_tip_amount Integer 0..
  suggested_tip_amounts *Integer 0..4
  start_parameter String
  provider_data String
  photo_url String
  photo_size Integer
  photo_width Integer
  photo_height Integer
  need_name Boolean
  need_phone_number Boolean
  need_email Boolean
  need_shipping_address Boolean
  send_phone_number_to_provider Boolean
  send_email_to_provider Boolean
  is_flexible Boolean
  disable_notification Boolean
  protect_content Boolean
  allow_paid_broadcast Boolean
  message_effect_id String
  suggested_post_parameters SuggestedPostParameters
  reply_parameters ReplyParameters
  reply_markup InlineKeyboardMarkup
createInvoiceLink
  business_connection_id String
  title! String 1..32
  description! String 1..255
  payload! String 1..128bytes
  provider_token String
  currency! String
  prices! *LabeledPrice 1..
  subscription_period Integer
  max_tip_amount Integer 0..
  suggested_tip_amounts *Integer 0..4
  provider_data String
  photo_url String
  photo_size Integer
  photo_width Integer
  photo_height Integer
  need_name Boolean
  need_phone_number Boolean
  need_email Boolean
  need_shipping_address Boolean
  send_phone_number_to_provider Boolean
  send_email_to_provider Boolean
  is_flexible Boolean
sendLocation
  business_connection_id String
  chat_id! Integer|String
  message_thread_id Integer
  direct_messages_topic_id Integer
  latitude! Float -90..90
  longitude! Float -180..180
  horizontal_accuracy Float
  live_period Integer
  heading Integer
  proximity_alert_radius Integer
  disable_notification Boolean
  protect_content Boolean
  allow_paid_broadcast Boolean
  message_effect_id String
  suggested_post_parameters SuggestedPostParameters
  reply_parameters ReplyParameters
  reply_markup InlineKeyboardMarkup|ReplyKeyboardMarkup|ReplyKeyboardRemove|ForceReply
sendContact
  business_connection_id String
  chat_id! Integer|String
  message_thread_id Integer
  direct_messages_topic_id Integer
  phone_number! String
  first_name! String
  last_name String
  vcard String
  disable_notification Boolean
  protect_content Boolean
  allow_paid_broadcast Boolean
  message_effect_id String
  suggested_post_parameters SuggestedPostParameters
  reply_parameters ReplyParameters
  reply_markup InlineKeyboardMarkup|ReplyKeyboardMarkup|ReplyKeyboardRemove|ForceReply
sendChatAction
  business_connection_id String
  chat_id! Integer|String
  message_thread_id Integer
  action! String =typing|upload_photo|record_video|upload_video|record_voice|upload_voice|upload_document|choose_sticker|find_location|record_video_note|upload_video_note
editMessageText
  business_connection_id String
  chat_id Integer|String
  message_id Integer
  inline_message_id String
  text String 1..4096
  parse_mode String =HTML|MarkdownV2|Markdown
  entities *MessageEntity
  link_preview_options LinkPreviewOptions
  rich_message InputRichMessage
  reply_markup InlineKeyboardMarkup
editMessageCaption
  business_connection_id String
  chat_id Integer|String
  message_id Integer
  inline_message_id String
  caption String 0..1024
  parse_mode String =HTML|MarkdownV2|Markdown
  caption_entities *MessageEntity
  show_caption_above_media Boolean
  reply_markup InlineKeyboardMarkup
editMessageMedia
  business_connection_id String
  chat_id Integer|String
  message_id Integer
  inline_message_id String
  media! InputMedia
  reply_markup InlineKeyboardMarkup
editMessageReplyMarkup
  business_connection_id String
  chat_id Integer|String
  message_id Integer
  inline_message_id String
  reply_markup InlineKeyboardMarkup
deleteMessage
  chat_id! Integer|String
  message_id! Integer
deleteMessages
  chat_id! Integer|String
  message_ids! *Integer 1..100
answerCallbackQuery
  callback_query_id! String
  text String 0..200
  show_alert Boolean
  url String
  cache_time Integer
answerShippingQuery
  shipping_query_id! String
  ok! Boolean
  shipping_options *ShippingOption 1..
  error_message String 1..
answerPreCheckoutQuery
  pre_checkout_query_id! String
  ok! Boolean
  error_message String 1..
refundStarPayment
  user_id! Integer
  telegram_payment_charge_id! String
getStarTransactions
  offset Integer 0..
  limit Integer 1..100
getMyStarBalance
setMyCommands
  commands! *BotCommand 0..100
  scope BotCommandScope
  language_code String
deleteMyCommands
  scope BotCommandScope
  language_code String
getMyCommands
  scope BotCommandScope
  language_code String
setMyName
  name String 0..64
  language_code String
setMyDescription
  description String 0..512
  language_code String
setMyShortDescription
  short_description String 0..120
  language_code String
getMyName
  language_code String
getMyDescription
  language_code String
getMyShortDescription
  language_code String
setChatMenuButton
  chat_id Integer
  menu_button MenuButton
getChatMenuButton
  chat_id Integer
`

export const typeTable = `
InlineKeyboardMarkup
  inline_keyboard! **InlineKeyboardButton
InlineKeyboardButton
  text! String 1..
  icon_custom_emoji_id String
  style String =danger|success|primary
  url String
  callback_data String 1..64bytes
  web_app WebAppInfo
  login_url LoginUrl
  switch_inline_query String
  switch_inline_query_current_chat String
  switch_inline_query_chosen_chat SwitchInlineQueryChosenChat
  copy_text CopyTextButton
  callback_game CallbackGame
  pay Boolean
CopyTextButton
  text! String 1..256
ReplyKeyboardMarkup
  keyboard! **KeyboardButton
  is_persistent Boolean
  resize_keyboard Boolean
  one_time_keyboard Boolean
  input_field_placeholder String 1..64
  selective Boolean
KeyboardButton
  text! String 1..
  icon_custom_emoji_id String
  style String =danger|success|primary
  request_users KeyboardButtonRequestUsers
  request_chat KeyboardButtonRequestChat
  request_managed_bot KeyboardButtonRequestManagedBot
  request_contact Boolean
  request_location Boolean
  request_poll KeyboardButtonPollType
  web_app WebAppInfo
ReplyKeyboardRemove
  remove_keyboard! Boolean
  selective Boolean
ForceReply
  force_reply! Boolean
  input_field_placeholder String 1..64
  selective Boolean
LabeledPrice
  label! String 1..
  amount! Integer
ShippingOption
  id! String 1..
  title! String 1..
  prices! *LabeledPrice 1..
InputMediaPhoto
  type! String =photo
  media! String
  caption String 0..1024
  parse_mode String =HTML|MarkdownV2|Markdown
  caption_entities *MessageEntity
  show_caption_above_media Boolean
  has_spoiler Boolean
BotCommand
  command! String 1..32
  description! String 1..256
MessageEntity
  type! String =mention|hashtag|cashtag|bot_command|url|email|phone_number|bold|italic|underline|strikethrough|spoiler|blockquote|expandable_blockquote|code|pre|text_link|text_mention|custom_emoji
  offset! Integer 0..
  length! Integer 1..
  url String
  user User
  language String
  custom_emoji_id String
  unix_time Integer
  date_time_format String
ReplyParameters
  message_id! Integer
  chat_id Integer|String
  allow_sending_without_reply Boolean
  quote String 0..1024
  quote_parse_mode String
  quote_entities *MessageEntity
  quote_position Integer
  checklist_task_id Integer
  poll_option_id String
LinkPreviewOptions
  is_disabled Boolean
  url String
  prefer_small_media Boolean
  prefer_large_media Boolean
  show_above_text Boolean
BotCommandScopeDefault
  type! String =default
BotCommandScopeAllPrivateChats
  type! String =all_private_chats
BotCommandScopeChat
  type! String =chat
  chat_id! Integer|String
MenuButtonCommands
  type! String =commands
MenuButtonDefault
  type! String =default
`
