### What the bot says in Ukrainian. A shop overrides any of it in its own locales/uk.ftl.

## To customers

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
order-tracking = Номер посилки:
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

## What the bot tells by itself

notice-order-paid = ✅ Дякуємо! Замовлення { $number } оплачено: { $total }.
notice-order-placed = ✅ Дякуємо! Ми отримали ваше замовлення { $number }: { $total }, оплата при отриманні.
notice-status-accepted = 👌 Замовлення { $number } підтверджено. Уже працюємо над ним.
notice-status-packed = 📦 Замовлення { $number } зібрано.
notice-status-shipped = 🚚 Замовлення { $number } вже в дорозі.
notice-status-delivered = 🏁 Замовлення { $number } доставлено. Дякуємо!
notice-status-cancelled = ✖️ Замовлення { $number } скасовано. Сплачувати за нього нічого не треба.
notice-tracking = Номер відправлення:
notice-open-order = Показати замовлення
notice-order-goods = 🎁 Ось що ви придбали, замовлення { $number }:
notice-goods-later = { $count ->
    [one] Ще { $count } товар надійде пізніше: магазин про це знає.
    [few] Ще { $count } товари надійдуть пізніше: магазин про це знає.
   *[many] Ще { $count } товарів надійде пізніше: магазин про це знає.
}
notice-goods-kept = Це завжди можна знайти знову в /orders.
notice-order-refunded = 💸 За замовлення { $number } вам повернено { $amount }.
notice-payment-refunded = 💸 Вам повернено { $amount }.
notice-payment-kept = Ми отримали ваш платіж на { $amount }, але не змогли віднести його до відкритого замовлення. Гроші не пропали: магазин про це знає і зв’яжеться з вами або поверне їх.
notice-payment-returned = Ми отримали ваш платіж на { $amount }, але не змогли віднести його до відкритого замовлення. Повертаємо вам гроші.
notice-update-failed = У нас щось пішло не так, і ми не змогли зробити те, що ви просили. Магазин про це знає. Спробуйте, будь ласка, ще раз або напишіть нам: /support
notice-payment-raised = ⚠️ Платіж на { $amount } не підходить до жодного відкритого замовлення: { $reason }.
raised-second = замовлення вже було оплачено
raised-unknown-order = такого замовлення немає
raised-foreign = це чуже замовлення
raised-mismatch = не та сума
raised-closed = замовлення було скасовано
raised-no-stock = товару вже немає
notice-resolution-fulfilled = Замовлення оплачено ним.
notice-resolution-refunded = Гроші повертаються.
notice-resolution-dismissed = Уже вирішено.
notice-charge = Платіж:
notice-provider-charge = У провайдера:
notice-customer = Покупець:
notice-order = Замовлення { $number }
resolve-fulfil = ✅ Виконати замовлення
resolve-refund = 💸 Повернути гроші
resolve-dismiss = Уже вирішено
notice-refund-due = 💸 Поверніть { $amount }.
refund-how-telegram = Знайдіть платіж у кабінеті платіжного провайдера, поверніть його там і натисніть кнопку тут.
refund-how-on-delivery = Поверніть готівкою або переказом і натисніть кнопку тут.
refund-how-stars = Telegram повертає їх сам.
refund-done = ✅ Повернено
refund-impossible = ✖️ Не вдалося
notice-refund-failed = ⚠️ Не вдалося повернути { $amount }.
notice-why = Причина: { $error }
notice-ledger-gap = ⚠️ У нас записано платіж на { $amount }, якого інша сторона не знає. Перевірте його, перш ніж щось надсилати.
notice-ledger-differs = ⚠️ У нас записано платіж на { $amount }, а інша сторона каже { $theirs }.
notice-update-set-aside = ⚠️ Не вдалося опрацювати повідомлення або натискання покупця, його відкладено. Погляньте на нього в /admin або командою «shopbot updates».

## The desk, for the people of the shop

desk-title = 🗂 { $shop }: панель магазину
desk-today = Сьогодні: { $count ->
    [one] { $count } замовлення
    [few] { $count } замовлення
   *[many] { $count } замовлень
}, { $total }
desk-open = Чекають на вас: { $count }
desk-raised = ⚠️ Платежі, що чекають рішення: { $count }
desk-due-refunds = 💸 Треба повернути гроші: { $count }
desk-set-aside = 🧩 Відкладено: { $count }
desk-low-stock = Закінчується:
desk-home = 🗂 Панель
desk-open-orders = 📋 Відкриті замовлення
desk-open-orders-count = 📋 Відкриті замовлення ({ $count })
desk-find-order = 🔎 Знайти замовлення
desk-products = 🏷 Товари
desk-add-product = ➕ Додати товар
desk-raised-button = ⚠️ Платежі ({ $count })
desk-due-refunds-button = 💸 Повернення ({ $count })
desk-set-aside-button = 🧩 Відкладене ({ $count })
desk-people = 👥 Команда
desk-changed = ✅ Збережено
desk-older = Давніші ›
desk-skip = Пропустити
desk-not-yours = Це для команди магазину.
desk-asked-privately = Я запитав вас в особистому чаті.
desk-write-first = Спершу напишіть мені /start в особистий чат і натисніть ще раз.
desk-no-longer = Цього вже немає.

desk-open-title = Замовлення, що чекають на вас
desk-open-none = Нічого не чекає. 🎉
desk-ask-order = Надішліть номер замовлення або ім’я, @username чи id покупця.
desk-found = Знайдено за запитом «{ $query }»
desk-found-none = За запитом «{ $query }» нічого не знайдено.

desk-order = Замовлення { $number }
desk-status-draft = ще не оформлено
desk-status-awaiting-payment = очікує оплати
desk-status-to-be-paid = оплата при отриманні
desk-status-paid-new = 🆕 оплачено
desk-status-paid = оплачено
desk-status-packed = зібрано
desk-status-shipped = у дорозі
desk-status-delivered = доставлено
desk-status-cancelled = скасовано
desk-status-refunded = гроші повернено
desk-placed = оформлено
desk-accepted = прийнято
desk-partly-refunded = частково повернено
desk-by-customer = покупець
desk-by-payment = платіж
desk-by-clock = автоматично
desk-by-refund = повернення
desk-by-terminal = термінал
desk-map = На мапі
desk-discount = Знижка { $code }: { $amount }
desk-delivery = Доставка: { $amount }
desk-tip = Чайові: { $amount }
desk-total = Разом: { $amount }
desk-method-telegram = карткою
desk-method-stars = зірками
desk-method-on-delivery = при отриманні
desk-method-none = не обрано
desk-refunded = Повернено: { $amount }
desk-refund-waits = Повертається: { $amount }
desk-accept = 👌 Прийняти
desk-move-paid = 💵 Оплачено
desk-move-packed = 📦 Зібрано
desk-move-shipped = 🚚 Відправлено
desk-move-delivered = 🏁 Доставлено
desk-cancel = ✖️ Скасувати
desk-refund = 💸 Повернути гроші
desk-sure-cancel = Скасувати замовлення { $number }? Покупець про це дізнається, а товар повернеться на полицю.
desk-cancel-yes = ✖️ Так, скасувати
desk-back-to-order = ‹ До замовлення
desk-ask-tracking = Замовлення { $number }: надішліть номер відправлення або кілька слів для покупця.
desk-no-tracking = 🚚 Відправлено, без номера
desk-ask-refund = Замовлення { $number }: повернути { $amount }?
desk-refund-restock = 💸 { $amount }, товар повертається
desk-refund-keep = 💸 { $amount }, товар не повертається
desk-refund-part = Частину…
desk-ask-part = Скільки повернути? Найбільше { $amount }.
desk-refund-asked = Гроші повертаються
desk-refund-under-way = 💸 { $amount }: повертається.
desk-refund-succeeded = ✅ { $amount }: повернено.
desk-refund-failed = ✖️ Занотовано: не вдалося повернути { $amount }.

desk-raised-title = Платежі, що не підходять до жодного відкритого замовлення
desk-raised-none = Вирішувати нічого. 🎉
desk-resolved-fulfil = ✅ Замовлення оплачено цим платежем на { $amount }.
desk-resolved-refund = 💸 { $amount }: треба повернути.
desk-resolved-dismiss = 👌 Позначено як вирішене: { $amount }.
desk-due-refunds-title = Повернення, що чекають
desk-due-refunds-none = Жодне повернення не чекає. 🎉

desk-products-title = Товари: { $count }
desk-find-product = 🔎 Знайти товар
desk-ask-product = Надішліть частину назви товару.
desk-hidden = 🙈 приховано
desk-not-counted = без обліку
desk-on-hand = { $count ->
    [0] немає
   *[other] залишок { $count }
}
desk-price-button = 💰 Ціна
desk-stock-button = 🔢 Залишок
desk-title-button = ✏️ Назва
desk-photo-button = 📷 Фото
desk-sold-out = 🚫 Закінчилося
desk-do-not-count = ♾ Не рахувати
desk-hide = 🙈 Приховати
desk-show = 👁 Показати в магазині
desk-back-to-product = ‹ До товару
desk-ask-price = { $title } зараз коштує { $price }. Надішліть нову ціну.
desk-ask-stock = { $title }: скільки їх зараз?
desk-ask-title = { $title }: надішліть нову назву ({ $language }).
desk-ask-photo = { $title }: надішліть фото. Воно буде першим.
desk-top = Головна сторінка магазину
desk-choose-shelf = Куди покласти новий товар?
desk-here = ➕ Сюди: { $category }
desk-ask-new-title = Як він називається?
desk-ask-new-price = Скільки коштує «{ $title }», { $currency }?
desk-ask-new-photo = Товар додано, поки що прихований. Тепер надішліть фото.
desk-ask-new-stock = Скільки їх є?

desk-people-title = Команда магазину
desk-add-person = ➕ Додати людину
desk-ask-person = Кого? Надішліть Telegram id, поділіться контактом або перешліть повідомлення цієї людини.
desk-role-admin = адміністратор
desk-role-moderator = модератор
desk-role-none = звичайний покупець
desk-roles-explained = Модератор працює з товарами й замовленнями. Адміністратор ще й повертає гроші та призначає людей.
desk-make-admin = Зробити адміністратором
desk-make-moderator = Зробити модератором
desk-take-role = Забрати роль
desk-in-file = у shop.yaml

desk-set-aside-title = Не вдалося опрацювати
desk-set-aside-none = Нічого не відкладено. 🎉
desk-retry = { $number }. 🔁 Ще раз
desk-drop = { $number }. 🗑 Забути
desk-retry-done = 🔁 Пробуємо ще раз.
desk-drop-done = 🗑 Забуто.

desk-no-role-too-low = Це може зробити лише адміністратор магазину.
desk-no-order-transition = Замовлення тим часом змінилося; цього вже не зробити.
desk-no-order-needs-refund = Замовлення оплачено: натомість поверніть гроші.
desk-no-refund-nothing-left = Усе вже повернено.
desk-no-refund-amount = Стільки повернути не можна. Найбільше { $left }.
desk-no-refund-whole-only = Telegram повертає зірки лише повністю.
desk-no-payment-settled = Щодо цього платежу вже вирішено.
desk-no-payment-orderless = Немає відкритого замовлення, яке цей платіж міг би оплатити. Натомість поверніть гроші.
desk-no-person-written = Цю роль записано в shop.yaml, там її і змінюють.
desk-no-photo-invalid = Таке зображення не підходить. Надішліть JPEG, PNG або WebP.
desk-no-stock-of-keys = Їх стільки, скільки є ключів. Додайте ключі до каталогу й імпортуйте його або приховайте товар.
desk-no-amount = Не можу прочитати суму. Надішліть цифри, наприклад { $example }.
desk-no-count = Надішліть кількість, наприклад 12.
desk-no-text = Надішліть текст, щонайбільше 300 знаків.
desk-no-new-title = Надішліть назву, щонайбільше { $count } знаків.
desk-no-picture = Надішліть фото, щонайбільше { $megabytes } МБ.
desk-no-person = Не видно, хто це. Надішліть id числом.
