/** What the desk says in Ukrainian; Fluent. */
export const deskUk = `
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
`
