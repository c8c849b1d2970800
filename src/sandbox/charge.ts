import type { SuccessfulPayment, User } from './bot-api.ts'
import type { World } from './world.ts'

/** What is paid, as pre-checkout and the payment both tell it. */
export type Terms = Omit<
  SuccessfulPayment,
  'telegram_payment_charge_id' | 'provider_payment_charge_id'
>

/** Charges the user and tells the bot; `key` is the invoice's place. The id is of the charge. */
export function charge(world: World, user: User, key: string, terms: Terms): string {
  const id = `tch_${world.nextId()}`
  world.charges.set(id, {
    id,
    userId: user.id,
    currency: terms.currency,
    amount: terms.total_amount,
    payload: terms.invoice_payload,
    at: world.now(),
    ...(terms.order_info && { orderInfo: terms.order_info }),
  })
  world.receipts.set(key, id)
  showReceipt(world, key)
  const message = world.chats.add(world.chats.open(user), user, {
    successful_payment: {
      ...terms,
      telegram_payment_charge_id: id,
      // Stars have no provider.
      provider_payment_charge_id: terms.currency === 'XTR' ? '' : `pch_${world.nextId()}`,
    },
  })
  world.updates.push({ message })
  return id
}

/** To the payer the invoice now has a receipt; its bot sees no change. */
function showReceipt(world: World, key: string): void {
  const [chatId, messageId] = key.split('/').map(Number)
  if (chatId === undefined || messageId === undefined) return
  const paid = world.chats.find(chatId)?.messages.get(messageId)
  if (paid) world.events.emit({ kind: 'message', change: 'edited', message: paid })
}
