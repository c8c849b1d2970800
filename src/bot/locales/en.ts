/** What the bot says in English; Fluent. */
export const en = `
welcome = Welcome to { $shop }!
menu-title = What are you looking for?
menu-empty = The shelves are still empty. Come back soon!
open-cart = 🛒 Cart
open-cart-count = 🛒 Cart ({ $count })
open-orders = 📦 My orders
open-language = 🌐 Language
open-menu = 🏠 Menu
go-back = ‹ Back
page = { $page } / { $pages }
goods-count = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
category-empty = Nothing here yet.
from-price = from { $price }
sold-out = Sold out
sold-out-mark = (sold out)
left = { $count ->
    [one] Only { $count } left
   *[other] Only { $count } left
}
choose-variant = Choose one:
add-to-cart = 🛒 Add to cart
in-cart = In cart: { $count }
article = SKU: { $sku }
added = Added to your cart
cart-title = Your cart
cart-empty = Your cart is empty.
cart-total = Total: { $total }
cart-clear = 🗑 Clear cart
cart-cleared = Your cart is empty now
checkout = 💳 Check out · { $total }
line-gone = no longer sold, please remove it
line-short = only { $count } left, please take fewer
only-left = { $count ->
    [0] There are none left right now
    [one] Only { $count } left
   *[other] Only { $count } left
}
gone = This is no longer sold. Here is what we have today.
stale = That button is out of date. Here is how things stand now.
cart-changed = Something in your cart has changed. Please look at it again.
free = free
method-telegram = 💳 By card, here in Telegram
method-stars = ⭐ Telegram Stars
method-on-delivery = 💵 On delivery
ask-method = How would you like to pay?
ask-delivery = How shall we get it to you?
ask-address = Where shall we deliver? Type the address with the street, house and flat.
ask-address-countries = We deliver to: { $countries }
ask-name = Who will receive it? Type a name.
ask-phone = What number can we call? Type it with the country code.
ask-email = Where shall we write? Type your e-mail.
ask-code = Type your promotion code.
share-address = 📍 Send my location
share-address-hint = Or send a point on the map with the button below.
share-phone = 📱 Share my number
share-phone-hint = Or share your number with the button below.
keyboard-away = 👌
wrong-address = That does not look like an address. Please type the street, house and flat, or send a location.
wrong-name = That does not look like a name. Please type who will receive the order.
wrong-phone = That does not look like a phone number. Please type it with the country code, like +380 44 123 45 67.
wrong-email = That does not look like an e-mail. Please type it like name@example.com.
wrong-code = That does not look like a code. Please type it as it was given to you.
summary-title = Your order
summary-telegram-asks-address = Telegram will ask where to send it and how to reach you when you pay; delivery is added there.
summary-telegram-asks-contact = Telegram will ask how to reach you when you pay.
sum-discount = Discount { $code }: { $amount }
sum-delivery = { $title }: { $price }
sum-tip = Tip: { $amount }
sum-refunded = Given back: { $amount }
sum-method = Payment: { $method }
sum-address = Address: { $address }
sum-contact = Recipient: { $contact }
change-method = ✏️ Payment
change-delivery = ✏️ Delivery
change-address = ✏️ Address
change-name = ✏️ Name
change-phone = ✏️ Phone
change-email = ✏️ E-mail
change-code = 🏷 I have a code
code-drop = 🏷 Without the code { $code }
place-pay = 💳 Pay { $total }
place-on-delivery = ✅ Order, pay on delivery: { $total }
place-free = ✅ Order, nothing to pay
only-alone = Orders are placed just between the two of us. Write to me yourself!
total-changed = The total is { $total } now. Please look at it again before you order.
total-zero = There is nothing to pay for these goods, so we cannot take the order here. Please write to us.
checkout-incomplete = Something is still missing; let us fill it in.
promotion-unknown = We do not know this code. Please check how it is written.
promotion-early = This code is not valid yet.
promotion-over = This code is no longer valid.
promotion-used-up = This code has been used up.
promotion-goods = This code is for other goods than those in your cart.
promotion-minimum = This code works for orders of { $minimum } or more.
promotion-nothing-off = This code takes nothing off this order.
thanks-on-delivery = You pay when you receive it. We will write here when something happens.
invoice-below = The invoice for order { $number } is below. We will write here as soon as you have paid.
label-discount = Discount { $code }
shipping-nowhere = We do not deliver there. Please choose another address, or another way of delivery.
open-order = 📦 See the order
order-status-placed = accepted, pay on delivery
order-pay = 💳 Pay
order-repeat = 🔁 Order again
order-goods = 🔑 What I bought
order-tracking = Tracking:
goods-title = What you bought with order { $number }
repeat-title = We have put it into your cart. What is different today:
repeat-changed = { $title }: { $after } instead of { $before }
repeat-lacking = { $got ->
    [0] { $title }: none left today
    [one] { $title }: only { $got } of { $wanted }
   *[other] { $title }: only { $got } of { $wanted }
}
search-hint = What are you looking for? Type a name or part of it.
search-title = Results for “{ $query }”
search-none = Nothing found for “{ $query }”. Try another word, or have a look around:
orders-title = Your orders
orders-none = You have no orders yet.
order-title = Order { $number }
order-status-awaiting-payment = waiting for payment
order-status-paid = paid
order-status-packed = packed
order-status-shipped = on its way
order-status-delivered = delivered
order-status-cancelled = cancelled
order-status-refunded = refunded
order-cancel = Cancel this order
order-cancelled = Order { $number } is cancelled
order-more = Older orders ›
language-title = Choose your language
language-name = English
language-chosen = English it is
help = This is { $shop }. Open the menu, add what you like to your cart and pay right here in Telegram. You can also just type what you are looking for.

    /menu — the catalogue
    /cart — your cart
    /orders — your orders
    /search — search
    /language — change the language
    /support — ask us a question
    /paysupport — help with a payment
    /terms — terms of sale
    /privacy — what we keep of you
    /delete_me — have us forget you
support-none = The shop has not named a contact yet.
support = Questions? We are here: { $support }
paysupport = Something wrong with a payment? Write to us with the number of your order, it stands in /orders: { $support }
    We answer questions about payments ourselves; Telegram’s support and @BotSupport cannot help with them.
privacy = What this bot keeps of you

    • Your Telegram id, name, username and language, so that we know whom we are talking to.
    • Your cart.
    • Your orders: the goods, amounts, dates, delivery and promotion codes, and the name, phone, e-mail and address you gave for them.
    • The numbers that Telegram and the payment provider give to your payments. Your card’s details never reach us.

    We keep it to deliver your orders, to answer your questions and for our accounts. Your payment goes through Telegram and its payment provider, who have rules of their own.

    /delete_me erases who you are.
forget-ask = Shall we forget you?

    We erase your name, username, phone, e-mail, addresses, cart and chosen language, in your past orders too. An order that is still on its way could then no longer reach you.

    What accounting needs stays: the goods, amounts and dates of your orders, the numbers of your payments, and your Telegram id, without which no money could be given back. Messages that Telegram has delivered already stay in their chats.
forget-yes = 🗑 Yes, forget me
forget-no = No, go back
forgotten = Done: your name, contacts, addresses and cart are erased. Your orders keep only goods, amounts, dates, payment numbers and your Telegram id. Should you write again, we will meet anew.
terms-none = The shop has not published its terms of sale yet.
invoice-about = { $count ->
    [one] { $count } item: { $titles }
   *[other] { $count } items: { $titles }
}
invoice-sent = The invoice is below
not-held = Someone else is paying for the last one right now. If they change their mind, it is yours: try to pay.
pay-unready = The shop cannot take payments right now. We know about it; please try again later.
pay-out-of-bounds = Telegram takes payments from about { $least } to { $most }; yours would be { $total }. Please change your cart.
pay-refused-order-unknown = We no longer know this order. Please open your cart and check out again.
pay-refused-order-foreign = This invoice belongs to someone else. Open the shop and place an order of your own.
pay-refused-order-paid = This order is already paid. You have not been charged again.
pay-refused-order-closed = This order was replaced or cancelled. Please open your cart and check out again.
pay-refused-amount-mismatch = The price has changed in the meantime. Please open your cart and check out again.
pay-refused-out-of-stock = Sorry, someone was faster: { $titles } just sold out. You have not been charged.
pay-refused-asleep = The shop is just waking up and cannot take your payment yet. You have not been charged; please try again in a minute.
waking = The shop is waking up, one moment…
failed = Something went wrong on our side. We know about it; please try again a little later.
command-start = Open the shop
command-menu = Browse the catalogue
command-cart = Your cart
command-orders = Your orders
command-search = Find something
command-language = Change the language
command-help = How to order
command-support = Ask us a question
command-terms = Terms of sale
command-privacy = What we keep of you
`
