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
cart-changed = Щось у вашому кошику змінилося. Перегляньте його ще раз, будь ласка.
free = безкоштовно
method-telegram = 💳 Карткою, просто тут у Telegram
method-stars = ⭐ Зірками Telegram
method-on-delivery = 💵 При отриманні
ask-method = Як вам зручно заплатити?
ask-delivery = Як вам доставити?
ask-address = Куди доставити? Напишіть адресу: місто, вулицю, будинок і квартиру.
ask-address-countries = Доставляємо сюди: { $countries }
ask-name = Хто отримає замовлення? Напишіть ім'я.
ask-phone = За яким номером вам зателефонувати? Напишіть його з кодом країни.
ask-email = На яку адресу вам написати? Введіть електронну пошту.
ask-code = Напишіть свій промокод.
share-address = 📍 Надіслати, де я
share-address-hint = Або надішліть точку на мапі кнопкою внизу.
share-phone = 📱 Поділитися номером
share-phone-hint = Або поділіться номером кнопкою внизу.
keyboard-away = 👌
wrong-address = Не схоже на адресу. Напишіть, будь ласка, вулицю, будинок і квартиру або надішліть точку на мапі.
wrong-name = Не схоже на ім'я. Напишіть, будь ласка, хто отримає замовлення.
wrong-phone = Не схоже на номер телефону. Напишіть його з кодом країни, наприклад +380 44 123 45 67.
wrong-email = Не схоже на електронну пошту. Напишіть її так: name@example.com.
wrong-code = Не схоже на промокод. Напишіть його так, як вам його дали.
summary-title = Ваше замовлення
summary-telegram-asks-address = Куди надіслати і як з вами зв'язатися, Telegram запитає під час оплати; доставку буде додано там.
summary-telegram-asks-contact = Як з вами зв'язатися, Telegram запитає під час оплати.
sum-discount = Знижка { $code }: { $amount }
sum-delivery = { $title }: { $price }
sum-tip = Чайові: { $amount }
sum-refunded = Повернено: { $amount }
sum-method = Оплата: { $method }
sum-address = Адреса: { $address }
sum-contact = Отримувач: { $contact }
change-method = ✏️ Оплата
change-delivery = ✏️ Доставка
change-address = ✏️ Адреса
change-name = ✏️ Ім'я
change-phone = ✏️ Телефон
change-email = ✏️ Пошта
change-code = 🏷 Маю промокод
code-drop = 🏷 Без промокоду { $code }
place-pay = 💳 Сплатити { $total }
place-on-delivery = ✅ Замовити, оплата при отриманні: { $total }
place-free = ✅ Замовити безкоштовно
only-alone = Замовлення оформлюємо лише віч-на-віч. Напишіть мені самі!
total-changed = Тепер разом { $total }. Перегляньте ще раз, перш ніж замовити.
total-zero = За ці товари нічого платити, тож оформити їх тут не вийде. Напишіть нам, будь ласка.
checkout-incomplete = Ще дечого бракує, давайте доповнимо.
promotion-unknown = Такого промокоду не знаємо. Перевірте, чи правильно його написано.
promotion-early = Цей промокод ще не діє.
promotion-over = Цей промокод уже не діє.
promotion-used-up = Цей промокод уже використано.
promotion-goods = Цей промокод діє на інші товари, не на ті, що у вашому кошику.
promotion-minimum = Цей промокод діє для замовлень від { $minimum }.
promotion-nothing-off = Цей промокод нічого не знижує в цьому замовленні.
thanks-on-delivery = Заплатите, коли отримаєте. Про все напишемо вам сюди.
invoice-below = Рахунок за замовлення { $number } нижче. Щойно його буде оплачено, ми вам напишемо.
label-discount = Знижка { $code }
shipping-nowhere = Туди не доставляємо. Оберіть, будь ласка, іншу адресу або інший спосіб доставки.
open-order = 📦 До замовлення
order-status-placed = прийнято, оплата при отриманні
order-pay = 💳 Сплатити
order-repeat = 🔁 Повторити
order-goods = 🔑 Що я купив
order-tracking = Відправлення:
goods-title = Ваші покупки із замовлення { $number }
repeat-title = Поклали все до кошика. Що сьогодні інакше:
repeat-changed = { $title }: { $after } замість { $before }
repeat-lacking = { $got ->
    [0] { $title }: сьогодні немає
    [one] { $title }: є лише { $got } штука з { $wanted }
    [few] { $title }: є лише { $got } штуки з { $wanted }
   *[many] { $title }: є лише { $got } штук з { $wanted }
}
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
    /paysupport — допомога з оплатою
    /terms — умови продажу
    /privacy — що ми про вас зберігаємо
    /delete_me — забути про вас
support-none = Магазин ще не вказав контакту.
support = Маєте запитання? Ми тут: { $support }
paysupport = Щось не так з оплатою? Напишіть нам і вкажіть номер замовлення, його видно в /orders: { $support }
    На запитання про оплату відповідаємо ми самі; підтримка Telegram і @BotSupport з цим не допоможуть.
privacy = Що цей бот зберігає про вас

    • Ваш номер у Telegram, ім'я, username і мову, щоб знати, з ким говоримо.
    • Ваш кошик.
    • Ваші замовлення: товари, суми, дати, доставку і промокоди, а також ім'я, телефон, пошту й адресу, які ви для них вказали.
    • Номери, які Telegram і платіжний провайдер дають вашим платежам. Дані картки до нас не потрапляють.

    Це потрібно, щоб доставити замовлення, відповісти на ваші запитання і вести облік. Оплата проходить через Telegram і його платіжного провайдера, у них власні правила.

    /delete_me стирає, хто ви.
forget-ask = Забути вас?

    Ми зітремо ваше ім'я, username, телефон, пошту, адреси, кошик і обрану мову, також і в минулих замовленнях. Замовлення, яке ще в дорозі, тоді може до вас не дійти.

    Залишиться те, що потрібно для обліку: товари, суми й дати ваших замовлень, номери платежів і ваш номер у Telegram, без якого не повернути гроші. Повідомлення, які Telegram уже доставив, лишаються в чатах.
forget-yes = 🗑 Так, забудьте мене
forget-no = Ні, назад
forgotten = Готово: ім'я, контакти, адреси й кошик стерто. У замовленнях залишилися тільки товари, суми, дати, номери платежів і ваш номер у Telegram. Якщо напишете знову, познайомимося заново.
terms-none = Магазин ще не опублікував умов продажу.
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
command-privacy = Що ми про вас зберігаємо
`
