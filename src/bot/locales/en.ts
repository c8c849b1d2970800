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
foreign = That button belongs to someone else. Write to me yourself!
cart-changed = Something in your cart has changed. Please look at it again.
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
    /terms — terms of sale
support-none = The shop has not named a contact yet.
support = Questions? We are here: { $support }
terms-none = The shop has not published its terms of sale yet.
invoice-title = Order { $number }
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
`
