/** What the bot says in English; Fluent. */
export const en = `
welcome = Welcome to { $shop }!
menu-title = What are you looking for?
menu-empty = There is nothing on the shelves yet. Come back soon!
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
choose-variant = Choose:
add-to-cart = 🛒 Add to cart
in-cart = In your cart: { $count }
article = Article { $sku }
added = Added to the cart
cart-title = Your cart
cart-empty = Your cart is empty.
cart-total = Total: { $total }
cart-clear = 🗑 Empty the cart
cart-cleared = The cart is empty now
checkout = 💳 Check out · { $total }
line-gone = no longer sold — remove it, please
line-short = only { $count } left — take fewer, please
nothing-left = No more of it is left
only-left = { $count ->
    [0] No more of it is left just now
    [one] Only { $count } is left
   *[other] Only { $count } are left
}
gone = This is no longer sold. Here is what there is today.
stale = This button is from an older message. Here is the current one.
foreign = This button belongs to somebody else. Write to me yourself!
cart-changed = Something in your cart has changed. Please look at it again.
search-hint = Type what you are looking for, for example a name or a word of it.
search-title = Found for “{ $query }”
search-none = Nothing found for “{ $query }”. Try another word, or look around:
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
language-chosen = From now on in English
help = I am the shop { $shop }. Open the menu, put what you like into the cart and pay right here in Telegram.

    /menu — the shelves
    /cart — your cart
    /orders — your orders
    /search — find something
    /language — the language
    /support — ask us
    /terms — terms of sale
support-none = Write your question here in a message to the shop's owner: the shop has named no contact yet.
support = Questions? We are here: { $support }
terms-none = The shop has written no terms yet.
invoice-title = Order { $number }
invoice-about = { $count ->
    [one] { $count } item: { $titles }
   *[other] { $count } items: { $titles }
}
invoice-sent = The invoice is below
not-held = Somebody else is just paying for the last piece. If they do not, it is yours: try to pay.
pay-unready = The shop cannot take payments just now. We have been told; please try later.
pay-refused-order-unknown = This order is not known any more. Please open your cart and check out again.
pay-refused-order-foreign = This invoice belongs to somebody else. Open the shop and order for yourself.
pay-refused-order-paid = This order is already paid. Nothing was charged again.
pay-refused-order-closed = This order was replaced or cancelled. Please open your cart and check out again.
pay-refused-amount-mismatch = The price has changed meanwhile. Please open your cart and check out again.
pay-refused-out-of-stock = Sorry, somebody was faster: { $titles } just sold out. Nothing was charged.
pay-refused-asleep = The shop is just waking up and cannot take the payment now. Nothing was charged; please try again in a minute.
waking = The shop is waking up, one moment…
failed = Something went wrong on our side. We know of it; please try again a little later.
notice-order-paid = ✅ Thank you! Order { $number } is paid: { $total }.
    { $lines }
notice-order-new = 🆕 Order { $number } — { $total }
    { $lines }

    { $customer }
notice-payment-raised = ⚠️ A payment of { $total } fits no open order ({ $reason }).
    Charge: { $chargeId }
    Customer: { $customerId }{ $number ->
        [none] {""}
       *[other] , order { $number }
    }
    Check it and refund it where it is due.
notice-payment-kept = We have received your payment of { $total }, but could not match it to an open order. Nothing is lost: the shop has been told and will contact you or give the money back.
notice-update-set-aside = ⚠️ Something a customer sent could not be handled and was set aside ({ $error }).
raised-second = the order was already paid
raised-unknown-order = no such order
raised-foreign = somebody else's order
raised-mismatch = wrong amount
raised-no-stock = the goods are gone
command-start = Open the shop
command-menu = The shelves
command-cart = Your cart
command-orders = Your orders
command-search = Find something
command-language = The language
command-help = How this works
command-support = Ask the shop
command-terms = Terms of sale
`
