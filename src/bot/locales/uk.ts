/** What the bot says in Ukrainian; Fluent. */
export const uk = `
welcome = Ласкаво просимо до { $shop }!
menu-title = Що шукаєте?
menu-empty = Полиці поки порожні. Зазирніть трохи згодом!
open-cart = 🛒 Кошик
open-cart-count = 🛒 Кошик ({ $count })
open-orders = 📦 Замовлення
open-language = 🌐 Мова
open-menu = 🏠 Меню
go-back = ‹ Назад
page = { $page } / { $pages }
goods-count = { $count ->
    [one] { $count } товар
    [few] { $count } товари
   *[many] { $count } товарів
}
category-empty = Тут поки нічого немає.
from-price = від { $price }
sold-out = Немає в наявності
sold-out-mark = (немає)
left = { $count ->
    [one] Залишилася { $count } штука
    [few] Залишилося { $count } штуки
   *[many] Залишилося { $count } штук
}
choose-variant = Оберіть варіант:
add-to-cart = 🛒 До кошика
in-cart = У кошику: { $count }
article = Артикул: { $sku }
added = Додано до кошика
cart-title = Ваш кошик
cart-empty = Ваш кошик порожній.
cart-total = Разом: { $total }
cart-clear = 🗑 Очистити
cart-cleared = Кошик тепер порожній
checkout = 💳 Оформити · { $total }
line-gone = більше не продається, приберіть, будь ласка
line-short = залишилося лише { $count }, візьміть менше, будь ласка
only-left = { $count ->
    [0] Зараз більше немає
    [one] Залишилася лише { $count } штука
    [few] Залишилося лише { $count } штуки
   *[many] Залишилося лише { $count } штук
}
gone = Цього вже не продаємо. Ось що є сьогодні.
stale = Ця кнопка застаріла. Ось як усе виглядає зараз.
foreign = Ця кнопка не ваша. Напишіть мені самі!
cart-changed = Щось у вашому кошику змінилося. Перегляньте його ще раз, будь ласка.
search-hint = Що шукаєте? Напишіть назву або її частину.
search-title = Знайдено за запитом «{ $query }»
search-none = За запитом «{ $query }» нічого не знайдено. Спробуйте інше слово або погляньте, що є:
orders-title = Ваші замовлення
orders-none = У вас ще немає замовлень.
order-title = Замовлення { $number }
order-status-awaiting-payment = очікує оплати
order-status-paid = оплачено
order-status-packed = зібрано
order-status-shipped = у дорозі
order-status-delivered = доставлено
order-status-cancelled = скасовано
order-status-refunded = гроші повернено
order-cancel = Скасувати замовлення
order-cancelled = Замовлення { $number } скасовано
order-more = Попередні замовлення ›
language-title = Оберіть мову
language-name = Українська
language-chosen = Тепер українською
help = Це { $shop }. Відкрийте меню, покладіть у кошик, що сподобалося, й оплатіть просто тут, у Telegram. Або просто напишіть, що шукаєте.

    /menu — каталог
    /cart — ваш кошик
    /orders — ваші замовлення
    /search — пошук
    /language — змінити мову
    /support — поставити запитання
    /terms — умови продажу
support-none = Магазин ще не вказав контакту.
support = Маєте запитання? Ми тут: { $support }
terms-none = Магазин ще не опублікував умов продажу.
invoice-title = Замовлення { $number }
invoice-about = { $count ->
    [one] { $count } товар: { $titles }
    [few] { $count } товари: { $titles }
   *[many] { $count } товарів: { $titles }
}
invoice-sent = Рахунок нижче
not-held = Хтось саме оплачує останню штуку. Якщо передумає, вона ваша: спробуйте оплатити.
pay-unready = Магазин зараз не може прийняти оплату. Ми про це знаємо; спробуйте, будь ласка, пізніше.
pay-out-of-bounds = Telegram приймає платежі приблизно від { $least } до { $most }, а у вас { $total }. Змініть, будь ласка, кошик.
pay-refused-order-unknown = Цього замовлення вже немає. Відкрийте кошик і оформіть його ще раз, будь ласка.
pay-refused-order-foreign = Цей рахунок не ваш. Відкрийте магазин і оформіть власне замовлення.
pay-refused-order-paid = Це замовлення вже оплачено. Вдруге гроші не списано.
pay-refused-order-closed = Це замовлення замінено або скасовано. Відкрийте кошик і оформіть його ще раз, будь ласка.
pay-refused-amount-mismatch = Ціна тим часом змінилася. Відкрийте кошик і оформіть замовлення ще раз, будь ласка.
pay-refused-out-of-stock = На жаль, хтось вас випередив, щойно закінчилося: { $titles }. Гроші не списано.
pay-refused-asleep = Магазин саме прокидається і ще не може прийняти оплату. Гроші не списано; спробуйте за хвилину.
waking = Магазин прокидається, хвилинку…
failed = У нас щось пішло не так. Ми про це знаємо; спробуйте, будь ласка, трохи пізніше.
command-start = Відкрити магазин
command-menu = Переглянути каталог
command-cart = Ваш кошик
command-orders = Ваші замовлення
command-search = Пошук
command-language = Змінити мову
command-help = Як замовити
command-support = Поставити запитання
command-terms = Умови продажу
`
