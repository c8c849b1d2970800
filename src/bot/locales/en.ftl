### What the bot says in English. A shop overrides any of it in its own locales/en.ftl.

## To customers

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

## What the bot tells by itself

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

## The desk, for the people of the shop

desk-title = 🗂 { $shop }: the desk
desk-today = Today: { $count ->
    [one] { $count } order
   *[other] { $count } orders
}, { $total }
desk-open = Waiting for you: { $count }
desk-raised = ⚠️ Payments to decide about: { $count }
desk-due-refunds = 💸 Refunds to make: { $count }
desk-set-aside = 🧩 Set aside: { $count }
desk-low-stock = Running low:
desk-home = 🗂 Desk
desk-open-orders = 📋 Open orders
desk-open-orders-count = 📋 Open orders ({ $count })
desk-find-order = 🔎 Find an order
desk-products = 🏷 Products
desk-add-product = ➕ Add a product
desk-raised-button = ⚠️ Payments ({ $count })
desk-due-refunds-button = 💸 Refunds ({ $count })
desk-set-aside-button = 🧩 Set aside ({ $count })
desk-people = 👥 People
desk-changed = ✅ Saved
desk-older = Older ›
desk-skip = Skip
desk-not-yours = This is for the people of the shop.
desk-asked-privately = I have asked you in our private chat.
desk-write-first = Write /start to me in private first, then press again.
desk-no-longer = That is not there any more.

desk-open-title = Orders that wait for you
desk-open-none = Nothing waits for you. 🎉
desk-ask-order = Send me the order’s number, or the customer’s name, @username or id.
desk-found = Results for “{ $query }”
desk-found-none = Nothing found for “{ $query }”.

desk-order = Order { $number }
desk-status-draft = not placed yet
desk-status-awaiting-payment = waiting for payment
desk-status-to-be-paid = to be paid on delivery
desk-status-paid-new = 🆕 paid
desk-status-paid = paid
desk-status-packed = packed
desk-status-shipped = on its way
desk-status-delivered = delivered
desk-status-cancelled = cancelled
desk-status-refunded = refunded
desk-placed = placed
desk-accepted = accepted
desk-partly-refunded = partly refunded
desk-by-customer = customer
desk-by-payment = payment
desk-by-clock = automatic
desk-by-refund = refund
desk-by-terminal = terminal
desk-map = On the map
desk-discount = Discount { $code }: { $amount }
desk-delivery = Delivery: { $amount }
desk-tip = Tip: { $amount }
desk-total = Total: { $amount }
desk-method-telegram = by card
desk-method-stars = in Stars
desk-method-on-delivery = on delivery
desk-method-none = not chosen
desk-refunded = Given back: { $amount }
desk-refund-waits = Being given back: { $amount }
desk-accept = 👌 Accept
desk-move-paid = 💵 Paid
desk-move-packed = 📦 Packed
desk-move-shipped = 🚚 Shipped
desk-move-delivered = 🏁 Delivered
desk-cancel = ✖️ Cancel
desk-refund = 💸 Refund
desk-sure-cancel = Cancel order { $number }? The customer will be told, and the goods go back on the shelf.
desk-cancel-yes = ✖️ Yes, cancel it
desk-back-to-order = ‹ Back to the order
desk-ask-tracking = Order { $number }: send me the tracking number or a word for the customer.
desk-no-tracking = 🚚 Shipped, without a number
desk-ask-refund = Order { $number }: give back { $amount }?
desk-refund-restock = 💸 { $amount }, goods back on the shelf
desk-refund-keep = 💸 { $amount }, goods do not come back
desk-refund-part = A part of it…
desk-ask-part = How much? At most { $amount }.
desk-refund-asked = The refund is under way
desk-refund-under-way = 💸 { $amount } is on its way back.
desk-refund-succeeded = ✅ { $amount } has been given back.
desk-refund-failed = ✖️ Noted: { $amount } could not be given back.

desk-raised-title = Payments that fit no open order
desk-raised-none = There is nothing to decide about. 🎉
desk-resolved-fulfil = ✅ The order is paid by this payment of { $amount }.
desk-resolved-refund = 💸 { $amount } is to be given back.
desk-resolved-dismiss = 👌 Noted as dealt with: { $amount }.
desk-due-refunds-title = Refunds that wait
desk-due-refunds-none = No refund waits. 🎉

desk-products-title = Products: { $count }
desk-find-product = 🔎 Find a product
desk-ask-product = Send me a part of the product’s name.
desk-hidden = 🙈 hidden
desk-not-counted = not counted
desk-on-hand = { $count ->
    [0] sold out
   *[other] { $count } in stock
}
desk-price-button = 💰 Price
desk-stock-button = 🔢 Stock
desk-title-button = ✏️ Title
desk-photo-button = 📷 Photo
desk-sold-out = 🚫 Sold out
desk-do-not-count = ♾ Do not count
desk-hide = 🙈 Hide
desk-show = 👁 Show it
desk-back-to-product = ‹ Back to the product
desk-ask-price = { $title } costs { $price }. Send me the new price.
desk-ask-stock = { $title }: how many are there now?
desk-ask-title = { $title }: send me the new title ({ $language }).
desk-ask-photo = { $title }: send me a picture. It will be shown first.
desk-top = Top of the shop
desk-choose-shelf = Where does the new product go?
desk-here = ➕ Here: { $category }
desk-ask-new-title = What is it called?
desk-ask-new-price = What does “{ $title }” cost, in { $currency }?
desk-ask-new-photo = It is there, still hidden. Now send me a picture.
desk-ask-new-stock = How many are there?

desk-people-title = The people of the shop
desk-add-person = ➕ Add somebody
desk-ask-person = Who? Send me their Telegram id, share their contact, or forward a message of theirs.
desk-role-admin = admin
desk-role-moderator = moderator
desk-role-none = a customer like any other
desk-roles-explained = A moderator works with products and orders. An admin can also give money back and choose people.
desk-make-admin = Make an admin
desk-make-moderator = Make a moderator
desk-take-role = Take the role away
desk-in-file = in shop.yaml

desk-set-aside-title = What could not be handled
desk-set-aside-none = Nothing is set aside. 🎉
desk-retry = { $number }. 🔁 Try again
desk-drop = { $number }. 🗑 Forget
desk-retry-done = 🔁 It is being tried again.
desk-drop-done = 🗑 Forgotten.

desk-no-role-too-low = Only an admin of the shop can do that.
desk-no-order-transition = The order has moved on in the meantime; that cannot be done any more.
desk-no-order-needs-refund = The order is paid: give the money back instead.
desk-no-refund-nothing-left = All of it has been given back already.
desk-no-refund-amount = That much cannot be given back. At most { $left }.
desk-no-refund-whole-only = Telegram gives Stars back only as a whole.
desk-no-payment-settled = This payment has been decided about already.
desk-no-payment-orderless = There is no open order that this payment could pay. Give it back instead.
desk-no-person-written = This role stands in shop.yaml and is changed there.
desk-no-photo-invalid = That is no picture that I can use. Send a JPEG, PNG or WebP.
desk-no-stock-of-keys = There are as many of it as there are keys. Add keys to the catalogue and import it, or hide it.
desk-no-amount = I cannot read that as an amount. Send digits, like { $example }.
desk-no-count = Send me a number of pieces, like 12.
desk-no-text = Send me a text, at most 300 signs.
desk-no-new-title = Send me a name of at most { $count } signs.
desk-no-picture = Send me a picture of at most { $megabytes } MB.
desk-no-person = I cannot see who that is. Send me the id as a number.
