/** What the bot says in Ukrainian; Fluent. */
export const uk = `
welcome = Ласкаво просимо до { $shop }!
menu-title = Що шукаєте?
menu-empty = На полицях поки порожньо. Зазирніть трохи згодом!
open-cart = 🛒 Кошик
open-cart-count = 🛒 Кошик ({ $count })
open-orders = 📦 Мої замовлення
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
choose-variant = Оберіть:
add-to-cart = 🛒 До кошика
in-cart = У кошику: { $count }
article = Артикул { $sku }
added = Додано до кошика
cart-title = Ваш кошик
cart-empty = Ваш кошик порожній.
cart-total = Разом: { $total }
cart-clear = 🗑 Спорожнити кошик
cart-cleared = Кошик порожній
checkout = 💳 Оформити · { $total }
line-gone = більше не продається — приберіть, будь ласка
line-short = залишилося лише { $count } — візьміть менше, будь ласка
nothing-left = Більше немає
only-left = { $count ->
    [0] Зараз більше немає
    [one] Залишилася лише { $count } штука
    [few] Залишилося лише { $count } штуки
   *[many] Залишилося лише { $count } штук
}
gone = Це більше не продається. Ось що є сьогодні.
stale = Це кнопка зі старого повідомлення. Ось актуальне.
foreign = Ця кнопка не ваша. Напишіть мені самі!
cart-changed = Щось у вашому кошику змінилося. Перегляньте його ще раз, будь ласка.
search-hint = Напишіть, що шукаєте: назву або слово з неї.
search-title = Знайдено за «{ $query }»
search-none = За «{ $query }» нічого не знайдено. Спробуйте інше слово або роздивіться:
orders-title = Ваші замовлення
orders-none = У вас ще немає замовлень.
order-title = Замовлення { $number }
order-status-awaiting-payment = очікує оплати
order-status-paid = оплачено
order-status-packed = зібрано
order-status-shipped = у дорозі
order-status-delivered = доставлено
order-status-cancelled = скасовано
order-status-refunded = повернено
order-cancel = Скасувати замовлення
order-cancelled = Замовлення { $number } скасовано
order-more = Давніші замовлення ›
language-title = Оберіть мову
language-name = Українська
language-chosen = Відтепер українською
help = Я — крамниця { $shop }. Відкрийте меню, покладіть до кошика, що сподобалося, і заплатіть просто тут, у Telegram.

    /menu — полиці
    /cart — ваш кошик
    /orders — ваші замовлення
    /search — пошук
    /language — мова
    /support — запитати нас
    /terms — умови продажу
support-none = Крамниця ще не вказала контакт. Напишіть, будь ласка, її власникові.
support = Маєте запитання? Ми тут: { $support }
terms-none = Крамниця ще не написала умов продажу.
invoice-title = Замовлення { $number }
invoice-about = { $count ->
    [one] { $count } товар: { $titles }
    [few] { $count } товари: { $titles }
   *[many] { $count } товарів: { $titles }
}
invoice-sent = Рахунок нижче
not-held = Хтось саме платить за останню штуку. Якщо передумає, вона ваша: спробуйте заплатити.
pay-unready = Крамниця зараз не може прийняти оплату. Ми про це знаємо; спробуйте, будь ласка, пізніше.
pay-refused-order-unknown = Цього замовлення вже немає. Відкрийте кошик і оформіть його ще раз, будь ласка.
pay-refused-order-foreign = Цей рахунок не ваш. Відкрийте крамницю й замовте для себе.
pay-refused-order-paid = Це замовлення вже оплачено. Вдруге нічого не списано.
pay-refused-order-closed = Це замовлення замінено або скасовано. Відкрийте кошик і оформіть його ще раз, будь ласка.
pay-refused-amount-mismatch = Ціна тим часом змінилася. Відкрийте кошик і оформіть замовлення ще раз, будь ласка.
pay-refused-out-of-stock = На жаль, хтось вас випередив: { $titles } щойно закінчилося. Нічого не списано.
pay-refused-asleep = Крамниця саме прокидається і зараз не може прийняти оплату. Нічого не списано; спробуйте за хвилину.
waking = Крамниця прокидається, хвилинку…
failed = У нас щось пішло не так. Ми про це знаємо; спробуйте, будь ласка, трохи пізніше.
notice-order-paid = ✅ Дякуємо! Замовлення { $number } оплачено: { $total }.
    { $lines }
notice-order-new = 🆕 Замовлення { $number } — { $total }
    { $lines }

    { $customer }
notice-payment-raised = ⚠️ Платіж на { $total } не підходить до жодного відкритого замовлення ({ $reason }).
    Платіж: { $chargeId }
    Покупець: { $customerId }{ $number ->
        [none] {""}
       *[other] , замовлення { $number }
    }
    Перевірте його і поверніть гроші, якщо слід.
notice-payment-kept = Ми отримали ваш платіж на { $total }, але не змогли віднести його до відкритого замовлення. Нічого не втрачено: крамниця про це знає і зв'яжеться з вами або поверне гроші.
notice-update-set-aside = ⚠️ Щось від покупця не вдалося опрацювати, його відкладено ({ $error }).
raised-second = замовлення вже оплачено
raised-unknown-order = такого замовлення немає
raised-foreign = чуже замовлення
raised-mismatch = інша сума
raised-no-stock = товару вже немає
command-start = Відкрити крамницю
command-menu = Полиці
command-cart = Ваш кошик
command-orders = Ваші замовлення
command-search = Пошук
command-language = Мова
command-help = Як це працює
command-support = Запитати крамницю
command-terms = Умови продажу
`
