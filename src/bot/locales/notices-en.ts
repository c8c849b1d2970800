/** What the bot tells by itself, in English; Fluent. */
export const noticesEn = `
notice-order-paid = ✅ Thank you! Order { $number } is paid: { $total }.
notice-order-placed = ✅ Thank you! We have your order { $number }: { $total }, to be paid when you get it.
notice-status-accepted = 👌 Your order { $number } is confirmed. We are on it.
notice-status-packed = 📦 Your order { $number } is packed.
notice-status-shipped = 🚚 Your order { $number } is on its way.
notice-status-delivered = 🏁 Your order { $number } has been delivered. Thank you!
notice-status-cancelled = ✖️ Your order { $number } has been cancelled. You owe nothing for it.
notice-tracking = Tracking:
notice-open-order = Show the order
notice-order-goods = 🎁 Here is what you bought with order { $number }:
notice-goods-later = { $count ->
    [one] { $count } more is on its way: the shop knows.
   *[other] { $count } more are on their way: the shop knows.
}
notice-goods-kept = You will find this again under /orders.
notice-order-refunded = 💸 { $amount } of order { $number } has been given back to you.
notice-payment-refunded = 💸 { $amount } has been given back to you.
notice-payment-kept = We have received your payment of { $amount }, but could not match it to an open order. Nothing is lost: the shop knows, and will contact you or give the money back.
notice-payment-returned = We have received your payment of { $amount }, but could not match it to an open order. We are giving it back to you.
notice-update-failed = Something went wrong on our side and we could not do what you asked. The shop knows. Please try once more, or write to us: /support
notice-payment-raised = ⚠️ A payment of { $amount } fits no open order: { $reason }.
raised-second = the order was already paid
raised-unknown-order = there is no such order
raised-foreign = it is somebody else’s order
raised-mismatch = the amount is wrong
raised-closed = the order had been cancelled
raised-no-stock = the goods are gone
notice-resolution-fulfilled = The order is fulfilled with it.
notice-resolution-refunded = It is being given back.
notice-resolution-dismissed = It has been dealt with.
notice-charge = Charge:
notice-provider-charge = At the provider:
notice-customer = Customer:
notice-order = Order { $number }
resolve-fulfil = ✅ Fulfil the order
resolve-refund = 💸 Give it back
resolve-dismiss = Dealt with
notice-refund-due = 💸 Give back { $amount }.
refund-how-telegram = Find the charge in your payment provider’s panel, refund it there, and tell me here.
refund-how-on-delivery = Give it back by hand or by a transfer, and tell me here.
refund-how-stars = Telegram is giving it back by itself.
refund-done = ✅ Done
refund-impossible = ✖️ Could not
notice-refund-failed = ⚠️ A refund of { $amount } failed.
notice-why = Why: { $error }
notice-ledger-gap = ⚠️ We have a charge of { $amount } that the other side does not know. Look for it before you send anything for it.
notice-ledger-differs = ⚠️ We have a charge of { $amount }, and the other side says { $theirs }.
notice-update-set-aside = ⚠️ Something that a customer sent or pressed could not be handled, and was set aside. Look at it under /admin or with “shopbot updates”.
`
