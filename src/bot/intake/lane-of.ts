import type { Update } from 'grammy/types'

/** Updates of one customer go in order; what Telegram asks while somebody pays waits behind nothing. */
export function laneOf(update: Update): string {
  if (update.shipping_query) return `shipping ${update.shipping_query.id}`
  if (update.pre_checkout_query) return `pre-checkout ${update.pre_checkout_query.id}`
  const from = senderOf(update)
  return from ? `customer ${from.id}` : `chat ${update.message?.chat.id ?? update.update_id}`
}

/** Who tapped, wrote or blocked. */
export function senderOf(update: Update) {
  return update.callback_query?.from ?? update.message?.from ?? update.my_chat_member?.from
}

/** Whether somebody stands at the till and waits. */
export function asksToPay(update: Update): boolean {
  return update.shipping_query !== undefined || update.pre_checkout_query !== undefined
}
