/** What the bot tells by itself, in Ukrainian; Fluent. */
export const noticesUk = `
notice-order-paid = ✅ Дякуємо! Замовлення { $number } оплачено: { $total }.
notice-order-placed = ✅ Дякуємо! Ми отримали ваше замовлення { $number }: { $total }, оплата при отриманні.
notice-status-accepted = 👌 Замовлення { $number } підтверджено. Уже працюємо над ним.
notice-status-packed = 📦 Замовлення { $number } зібрано.
notice-status-shipped = 🚚 Замовлення { $number } вже в дорозі.
notice-status-delivered = 🏁 Замовлення { $number } доставлено. Дякуємо!
notice-status-cancelled = ✖️ Замовлення { $number } скасовано. Сплачувати за нього нічого не треба.
notice-tracking = Відправлення:
notice-open-order = Показати замовлення
notice-order-goods = 🎁 Ось що ви придбали, замовлення { $number }:
notice-goods-later = { $count ->
    [one] Ще { $count } надійде пізніше: магазин про це знає.
   *[other] Ще { $count } надійдуть пізніше: магазин про це знає.
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
`
