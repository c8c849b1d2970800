### What the bot says in Polish. A shop overrides any of it in its own locales/pl.ftl.

## To customers

welcome = Witamy w { $shop }!
menu-title = Czego szukasz?
menu-empty = Półki są jeszcze puste. Zajrzyj do nas wkrótce!
open-cart = 🛒 Koszyk
open-cart-count = 🛒 Koszyk ({ $count })
open-orders = 📦 Zamówienia
open-language = 🌐 Język
open-menu = 🏠 Menu
go-back = ‹ Wstecz
page = { $page } / { $pages }
goods-count = { $count ->
    [one] { $count } produkt
    [few] { $count } produkty
    [many] { $count } produktów
   *[other] { $count } produktu
}
category-empty = Tu jeszcze nic nie ma.
from-price = od { $price }
sold-out = Wyprzedane
sold-out-mark = (wyprzedane)
left = { $count ->
    [one] Została tylko { $count } sztuka
    [few] Zostały tylko { $count } sztuki
    [many] Zostało tylko { $count } sztuk
   *[other] Zostało tylko { $count } sztuki
}
choose-variant = Wybierz wariant:
add-to-cart = 🛒 Do koszyka
in-cart = W koszyku: { $count }
article = Nr artykułu: { $sku }
added = Dodano do koszyka
cart-title = Twój koszyk
cart-empty = Twój koszyk jest pusty.
cart-total = Razem: { $total }
cart-clear = 🗑 Opróżnij
cart-cleared = Koszyk jest już pusty
checkout = 💳 Zamawiam · { $total }
line-gone = już niedostępne, prosimy usunąć
line-short = dostępne tylko { $count }, prosimy wziąć mniej
only-left = { $count ->
    [0] W tej chwili nie ma ani jednej sztuki
    [one] Została tylko { $count } sztuka
    [few] Zostały tylko { $count } sztuki
    [many] Zostało tylko { $count } sztuk
   *[other] Zostało tylko { $count } sztuki
}
gone = Tego już nie sprzedajemy. Oto, co mamy dzisiaj.
stale = Ten przycisk jest nieaktualny. Tak to wygląda teraz.
cart-changed = Coś w Twoim koszyku się zmieniło. Prosimy sprawdzić go jeszcze raz.
free = gratis
method-telegram = 💳 Kartą, od razu w Telegramie
method-stars = ⭐ Gwiazdki Telegrama
method-on-delivery = 💵 Przy odbiorze
ask-method = Jak chcesz zapłacić?
ask-delivery = Jak mamy dostarczyć zamówienie?
ask-address = Dokąd mamy dostarczyć? Napisz adres: ulicę, numer domu i mieszkania, kod pocztowy i miejscowość.
ask-address-countries = Dostarczamy do: { $countries }
ask-name = Kto odbierze zamówienie? Napisz imię i nazwisko.
ask-phone = Pod jaki numer możemy zadzwonić? Napisz go z numerem kierunkowym kraju.
ask-email = Na jaki adres możemy napisać? Podaj e-mail.
ask-code = Napisz swój kod rabatowy.
share-address = 📍 Wyślij moją lokalizację
share-address-hint = Możesz też wysłać punkt na mapie przyciskiem poniżej.
share-phone = 📱 Udostępnij mój numer
share-phone-hint = Możesz też udostępnić numer przyciskiem poniżej.
keyboard-away = 👌
wrong-address = To nie wygląda na adres. Napisz ulicę, numer domu i miejscowość albo wyślij lokalizację.
wrong-name = To nie wygląda na imię i nazwisko. Napisz, kto odbierze zamówienie.
wrong-phone = To nie wygląda na numer telefonu. Napisz go z numerem kierunkowym kraju, na przykład +48 22 123 45 67.
wrong-email = To nie wygląda na adres e-mail. Napisz go tak: name@example.com.
wrong-code = To nie wygląda na kod. Napisz go dokładnie tak, jak go podano.
summary-title = Twoje zamówienie
summary-telegram-asks-address = O adres i dane kontaktowe Telegram zapyta przy płatności; tam też doliczy dostawę.
summary-telegram-asks-contact = O dane kontaktowe Telegram zapyta przy płatności.
sum-discount = Rabat { $code }: { $amount }
sum-delivery = { $title }: { $price }
sum-tip = Napiwek: { $amount }
sum-refunded = Zwrócono: { $amount }
sum-method = Płatność: { $method }
sum-address = Adres: { $address }
sum-contact = Odbiorca: { $contact }
change-method = ✏️ Płatność
change-delivery = ✏️ Dostawa
change-address = ✏️ Adres
change-name = ✏️ Odbiorca
change-phone = ✏️ Telefon
change-email = ✏️ E-mail
change-code = 🏷 Mam kod rabatowy
code-drop = 🏷 Bez kodu { $code }
place-pay = 💳 Zapłać { $total }
place-on-delivery = ✅ Zamów, płatność przy odbiorze: { $total }
place-free = ✅ Zamów bez opłat
only-alone = Zamówienia przyjmujemy tylko w rozmowie prywatnej. Napisz do mnie bezpośrednio!
total-changed = Teraz razem jest { $total }. Prosimy sprawdzić jeszcze raz przed zamówieniem.
total-zero = Za te produkty nie ma nic do zapłaty, więc nie możemy przyjąć tu zamówienia. Prosimy do nas napisać.
checkout-incomplete = Czegoś jeszcze brakuje, uzupełnijmy to.
promotion-unknown = Nie znamy takiego kodu. Sprawdź, czy jest dobrze wpisany.
promotion-early = Ten kod jeszcze nie obowiązuje.
promotion-over = Ten kod już nie obowiązuje.
promotion-used-up = Ten kod został już wykorzystany.
promotion-goods = Ten kod dotyczy innych produktów niż te w koszyku.
promotion-minimum = Ten kod działa przy zamówieniach od { $minimum }.
promotion-nothing-off = Ten kod nic nie obniża w tym zamówieniu.
thanks-on-delivery = Zapłacisz przy odbiorze. O wszystkim napiszemy tutaj.
invoice-below = Rachunek za zamówienie { $number } jest poniżej. Gdy tylko zostanie opłacony, napiszemy tutaj.
label-discount = Rabat { $code }
shipping-nowhere = Tam nie dostarczamy. Wybierz inny adres albo inny sposób dostawy.
open-order = 📦 Zobacz zamówienie
order-status-placed = przyjęte, płatność przy odbiorze
order-pay = 💳 Zapłać
order-repeat = 🔁 Zamów ponownie
order-goods = 🔑 Moje zakupy
order-tracking = Numer przesyłki:
goods-title = Twoje zakupy z zamówienia { $number }
repeat-title = Wszystko jest w koszyku. Co dziś wygląda inaczej:
repeat-changed = { $title }: { $after } zamiast { $before }
repeat-lacking = { $got ->
    [0] { $title }: dziś niedostępne
    [one] { $title }: tylko { $got } sztuka z { $wanted }
    [few] { $title }: tylko { $got } sztuki z { $wanted }
    [many] { $title }: tylko { $got } sztuk z { $wanted }
   *[other] { $title }: tylko { $got } sztuki z { $wanted }
}
search-hint = Czego szukasz? Napisz nazwę lub jej część.
search-title = Wyniki dla „{ $query }”
search-none = Nic nie znaleziono dla „{ $query }”. Spróbuj innego słowa albo rozejrzyj się:
orders-title = Twoje zamówienia
orders-none = Nie masz jeszcze zamówień.
order-title = Zamówienie { $number }
order-status-awaiting-payment = czeka na płatność
order-status-paid = opłacone
order-status-packed = spakowane
order-status-shipped = w drodze
order-status-delivered = dostarczone
order-status-cancelled = anulowane
order-status-refunded = zwrócono pieniądze
order-cancel = Anuluj zamówienie
order-cancelled = Zamówienie { $number } zostało anulowane
order-more = Starsze zamówienia ›
language-title = Wybierz język
language-name = Polski
language-chosen = Teraz po polsku
help = To jest { $shop }. Otwórz menu, dodaj do koszyka, co Ci się podoba, i zapłać od razu tutaj, w Telegramie. Możesz też po prostu napisać, czego szukasz.

    /menu — katalog
    /cart — Twój koszyk
    /orders — Twoje zamówienia
    /search — szukaj
    /language — zmień język
    /support — zadaj pytanie
    /paysupport — pomoc z płatnością
    /terms — warunki sprzedaży
    /privacy — co o Tobie przechowujemy
    /delete_me — usuń moje dane
support-none = Sklep nie podał jeszcze kontaktu.
support = Masz pytania? Jesteśmy tutaj: { $support }
paysupport = Coś nie tak z płatnością? Napisz do nas i podaj numer zamówienia, znajdziesz go w /orders: { $support }
    Na pytania o płatności odpowiadamy sami; pomoc Telegrama i @BotSupport nie mogą w tym pomóc.
privacy = Co ten bot o Tobie przechowuje

    • Twój identyfikator w Telegramie, imię, nazwę użytkownika i język, abyśmy wiedzieli, z kim rozmawiamy.
    • Twój koszyk.
    • Twoje zamówienia: produkty, kwoty, daty, dostawę i kody rabatowe oraz podane do nich imię i nazwisko, telefon, e-mail i adres.
    • Numery, które Telegram i operator płatności nadają Twoim płatnościom. Dane karty nigdy do nas nie trafiają.

    Potrzebujemy tego, aby dostarczać zamówienia, odpowiadać na pytania i prowadzić księgowość. Płatność przechodzi przez Telegram i jego operatora płatności, którzy mają własne zasady.

    /delete_me usuwa to, kim jesteś.
forget-ask = Czy mamy usunąć Twoje dane?

    Usuniemy imię i nazwisko, nazwę użytkownika, telefon, e-mail, adresy, koszyk i wybrany język, także w dawnych zamówieniach. Zamówienie, które jest jeszcze w drodze, może wtedy do Ciebie nie dotrzeć.

    Zostaje to, czego wymaga księgowość: produkty, kwoty i daty zamówień, numery płatności i Twój identyfikator w Telegramie, bez którego nie można by zwrócić pieniędzy. Wiadomości, które Telegram już dostarczył, zostają w czatach.
forget-yes = 🗑 Tak, usuńcie moje dane
forget-no = Nie, wróć
forgotten = Gotowe: imię i nazwisko, kontakty, adresy i koszyk zostały usunięte. W zamówieniach pozostały tylko produkty, kwoty, daty, numery płatności i Twój identyfikator w Telegramie. Jeśli napiszesz znowu, poznamy się na nowo.
terms-none = Sklep nie opublikował jeszcze warunków sprzedaży.
invoice-about = { $count ->
    [one] { $count } produkt: { $titles }
    [few] { $count } produkty: { $titles }
    [many] { $count } produktów: { $titles }
   *[other] { $count } produktu: { $titles }
}
invoice-sent = Rachunek jest poniżej
not-held = Ktoś właśnie płaci za ostatnią sztukę. Jeśli się rozmyśli, będzie Twoja: spróbuj zapłacić.
pay-unready = Sklep nie może teraz przyjmować płatności. Wiemy o tym; prosimy spróbować później.
pay-out-of-bounds = Telegram przyjmuje płatności od około { $least } do { $most }, a Twoja wynosi { $total }. Prosimy zmienić koszyk.
pay-refused-order-unknown = Tego zamówienia już nie ma. Otwórz koszyk i zamów jeszcze raz.
pay-refused-order-foreign = Ten rachunek należy do kogoś innego. Otwórz sklep i złóż własne zamówienie.
pay-refused-order-paid = To zamówienie jest już opłacone. Pieniądze nie zostały pobrane drugi raz.
pay-refused-order-closed = To zamówienie zostało zastąpione lub anulowane. Otwórz koszyk i zamów jeszcze raz.
pay-refused-amount-mismatch = Cena się w międzyczasie zmieniła. Otwórz koszyk i zamów jeszcze raz.
pay-refused-out-of-stock = Niestety ktoś był szybszy, właśnie się wyprzedało: { $titles }. Pieniądze nie zostały pobrane.
pay-refused-asleep = Sklep właśnie się budzi i nie może jeszcze przyjąć płatności. Pieniądze nie zostały pobrane; spróbuj ponownie za minutę.
waking = Sklep właśnie się budzi, chwileczkę…
failed = Coś poszło nie tak po naszej stronie. Wiemy o tym; prosimy spróbować trochę później.
command-start = Otwórz sklep
command-menu = Przeglądaj katalog
command-cart = Twój koszyk
command-orders = Twoje zamówienia
command-search = Szukaj
command-language = Zmień język
command-help = Jak zamawiać
command-support = Zadaj pytanie
command-terms = Warunki sprzedaży
command-privacy = Co o Tobie przechowujemy

## What the bot tells by itself

notice-order-paid = ✅ Dziękujemy! Zamówienie { $number } jest opłacone: { $total }.
notice-order-placed = ✅ Dziękujemy! Mamy Twoje zamówienie { $number }: { $total }, płatność przy odbiorze.
notice-status-accepted = 👌 Zamówienie { $number } jest potwierdzone. Już się nim zajmujemy.
notice-status-packed = 📦 Zamówienie { $number } jest spakowane.
notice-status-shipped = 🚚 Zamówienie { $number } jest w drodze.
notice-status-delivered = 🏁 Zamówienie { $number } zostało dostarczone. Dziękujemy!
notice-status-cancelled = ✖️ Zamówienie { $number } zostało anulowane. Nic za nie nie trzeba płacić.
notice-tracking = Numer przesyłki:
notice-open-order = Pokaż zamówienie
notice-order-goods = 🎁 Oto Twoje zakupy z zamówienia { $number }:
notice-goods-later = { $count ->
    [one] Jeszcze { $count } produkt dotrze później: sklep o tym wie.
    [few] Jeszcze { $count } produkty dotrą później: sklep o tym wie.
    [many] Jeszcze { $count } produktów dotrze później: sklep o tym wie.
   *[other] Jeszcze { $count } produktu dotrze później: sklep o tym wie.
}
notice-goods-kept = Zawsze znajdziesz to w /orders.
notice-order-refunded = 💸 Za zamówienie { $number } zwróciliśmy Ci { $amount }.
notice-payment-refunded = 💸 Zwróciliśmy Ci { $amount }.
notice-payment-kept = Otrzymaliśmy Twoją płatność { $amount }, ale nie udało się jej przypisać do otwartego zamówienia. Nic nie przepadło: sklep o tym wie i skontaktuje się z Tobą albo zwróci pieniądze.
notice-payment-returned = Otrzymaliśmy Twoją płatność { $amount }, ale nie udało się jej przypisać do otwartego zamówienia. Zwracamy Ci pieniądze.
notice-update-failed = Coś poszło nie tak po naszej stronie i nie udało się spełnić Twojej prośby. Sklep o tym wie. Prosimy spróbować jeszcze raz albo napisać do nas: /support
notice-payment-raised = ⚠️ Płatność { $amount } nie pasuje do żadnego otwartego zamówienia: { $reason }.
raised-second = zamówienie było już opłacone
raised-unknown-order = nie ma takiego zamówienia
raised-foreign = to zamówienie kogoś innego
raised-mismatch = kwota się nie zgadza
raised-closed = zamówienie było anulowane
raised-no-stock = towaru już nie ma
notice-resolution-fulfilled = Zamówienie zostało nią opłacone.
notice-resolution-refunded = Pieniądze są zwracane.
notice-resolution-dismissed = Sprawa jest już załatwiona.
notice-charge = Płatność:
notice-provider-charge = U operatora:
notice-customer = Klient:
notice-order = Zamówienie { $number }
resolve-fulfil = ✅ Zrealizuj zamówienie
resolve-refund = 💸 Zwróć pieniądze
resolve-dismiss = Już załatwione
notice-refund-due = 💸 Zwróć { $amount }.
refund-how-telegram = Znajdź płatność w panelu operatora płatności, zwróć ją tam i daj znać tutaj.
refund-how-on-delivery = Zwróć pieniądze gotówką lub przelewem i daj znać tutaj.
refund-how-stars = Telegram zwraca gwiazdki sam.
refund-done = ✅ Gotowe
refund-impossible = ✖️ Nie udało się
notice-refund-failed = ⚠️ Zwrot { $amount } nie powiódł się.
notice-why = Powód: { $error }
notice-ledger-gap = ⚠️ Mamy zapisaną płatność { $amount }, której druga strona nie zna. Sprawdź ją, zanim cokolwiek za nią wyślesz.
notice-ledger-differs = ⚠️ Mamy zapisaną płatność { $amount }, a druga strona podaje { $theirs }.
notice-update-set-aside = ⚠️ Nie udało się obsłużyć czegoś, co klient wysłał lub nacisnął; zostało to odłożone. Zobacz to w /admin albo poleceniem „shopbot updates”.

## The desk, for the people of the shop

desk-title = 🗂 { $shop }: panel sklepu
desk-today = Dzisiaj: { $count ->
    [one] { $count } zamówienie
    [few] { $count } zamówienia
    [many] { $count } zamówień
   *[other] { $count } zamówienia
}, { $total }
desk-open = Czekają na Ciebie: { $count }
desk-raised = ⚠️ Płatności do rozstrzygnięcia: { $count }
desk-due-refunds = 💸 Zwroty do wykonania: { $count }
desk-set-aside = 🧩 Odłożone: { $count }
desk-low-stock = Kończy się:
desk-home = 🗂 Panel
desk-open-orders = 📋 Otwarte zamówienia
desk-open-orders-count = 📋 Otwarte zamówienia ({ $count })
desk-find-order = 🔎 Znajdź zamówienie
desk-products = 🏷 Produkty
desk-add-product = ➕ Dodaj produkt
desk-raised-button = ⚠️ Płatności ({ $count })
desk-due-refunds-button = 💸 Zwroty ({ $count })
desk-set-aside-button = 🧩 Odłożone ({ $count })
desk-people = 👥 Zespół
desk-changed = ✅ Zapisano
desk-older = Starsze ›
desk-skip = Pomiń
desk-not-yours = To jest dla zespołu sklepu.
desk-asked-privately = Pytanie jest w naszej rozmowie prywatnej.
desk-write-first = Najpierw napisz do mnie prywatnie /start, a potem naciśnij jeszcze raz.
desk-no-longer = Tego już nie ma.

desk-open-title = Zamówienia, które czekają na Ciebie
desk-open-none = Nic nie czeka. 🎉
desk-ask-order = Wyślij numer zamówienia albo imię, @username lub id klienta.
desk-found = Wyniki dla „{ $query }”
desk-found-none = Nic nie znaleziono dla „{ $query }”.

desk-order = Zamówienie { $number }
desk-status-draft = jeszcze niezłożone
desk-status-awaiting-payment = czeka na płatność
desk-status-to-be-paid = płatność przy odbiorze
desk-status-paid-new = 🆕 opłacone
desk-status-paid = opłacone
desk-status-packed = spakowane
desk-status-shipped = w drodze
desk-status-delivered = dostarczone
desk-status-cancelled = anulowane
desk-status-refunded = zwrócono pieniądze
desk-placed = złożone
desk-accepted = przyjęte
desk-partly-refunded = zwrócono część
desk-by-customer = klient
desk-by-payment = płatność
desk-by-clock = automatycznie
desk-by-refund = zwrot
desk-by-terminal = terminal
desk-map = Na mapie
desk-discount = Rabat { $code }: { $amount }
desk-delivery = Dostawa: { $amount }
desk-tip = Napiwek: { $amount }
desk-total = Razem: { $amount }
desk-method-telegram = kartą
desk-method-stars = w gwiazdkach
desk-method-on-delivery = przy odbiorze
desk-method-none = nie wybrano
desk-refunded = Zwrócono: { $amount }
desk-refund-waits = W trakcie zwrotu: { $amount }
desk-accept = 👌 Przyjmij
desk-move-paid = 💵 Opłacone
desk-move-packed = 📦 Spakowane
desk-move-shipped = 🚚 Wysłane
desk-move-delivered = 🏁 Dostarczone
desk-cancel = ✖️ Anuluj
desk-refund = 💸 Zwróć pieniądze
desk-sure-cancel = Anulować zamówienie { $number }? Klient się o tym dowie, a towar wróci na półkę.
desk-cancel-yes = ✖️ Tak, anuluj
desk-back-to-order = ‹ Do zamówienia
desk-ask-tracking = Zamówienie { $number }: wyślij numer przesyłki albo kilka słów dla klienta.
desk-no-tracking = 🚚 Wysłane, bez numeru
desk-ask-refund = Zamówienie { $number }: zwrócić { $amount }?
desk-refund-restock = 💸 { $amount }, towar wraca
desk-refund-keep = 💸 { $amount }, towar nie wraca
desk-refund-part = Część…
desk-ask-part = Ile zwrócić? Najwyżej { $amount }.
desk-refund-asked = Zwrot jest w toku
desk-refund-under-way = 💸 { $amount }: zwrot w toku.
desk-refund-succeeded = ✅ { $amount }: zwrócono.
desk-refund-failed = ✖️ Zapisano: nie udało się zwrócić { $amount }.

desk-raised-title = Płatności, które nie pasują do żadnego otwartego zamówienia
desk-raised-none = Nie ma nic do rozstrzygnięcia. 🎉
desk-resolved-fulfil = ✅ Zamówienie jest opłacone tą płatnością: { $amount }.
desk-resolved-refund = 💸 { $amount }: do zwrotu.
desk-resolved-dismiss = 👌 Oznaczono jako załatwione: { $amount }.
desk-due-refunds-title = Zwroty, które czekają
desk-due-refunds-none = Żaden zwrot nie czeka. 🎉

desk-products-title = Produkty: { $count }
desk-find-product = 🔎 Znajdź produkt
desk-ask-product = Wyślij część nazwy produktu.
desk-hidden = 🙈 ukryty
desk-not-counted = nieliczony
desk-on-hand = { $count ->
    [0] wyprzedany
   *[other] na stanie: { $count }
}
desk-price-button = 💰 Cena
desk-stock-button = 🔢 Stan
desk-title-button = ✏️ Nazwa
desk-photo-button = 📷 Zdjęcie
desk-sold-out = 🚫 Wyprzedane
desk-do-not-count = ♾ Nie licz
desk-hide = 🙈 Ukryj
desk-show = 👁 Pokaż
desk-back-to-product = ‹ Do produktu
desk-ask-price = { $title } kosztuje { $price }. Wyślij nową cenę.
desk-ask-stock = { $title }: ile jest teraz sztuk?
desk-ask-title = { $title }: wyślij nową nazwę ({ $language }).
desk-ask-photo = { $title }: wyślij zdjęcie. Będzie pokazywane jako pierwsze.
desk-top = Strona główna sklepu
desk-choose-shelf = Gdzie umieścić nowy produkt?
desk-here = ➕ Tutaj: { $category }
desk-ask-new-title = Jak się nazywa?
desk-ask-new-price = Ile kosztuje „{ $title }”, w { $currency }?
desk-ask-new-photo = Produkt jest dodany, na razie ukryty. Teraz wyślij zdjęcie.
desk-ask-new-stock = Ile jest sztuk?

desk-people-title = Zespół sklepu
desk-add-person = ➕ Dodaj osobę
desk-ask-person = Kogo? Wyślij Telegram id, udostępnij kontakt albo przekaż wiadomość tej osoby.
desk-role-admin = administrator
desk-role-moderator = moderator
desk-role-none = zwykły klient
desk-roles-explained = Moderator zajmuje się produktami i zamówieniami. Administrator może też zwracać pieniądze i wybierać zespół.
desk-make-admin = Ustaw jako administratora
desk-make-moderator = Ustaw jako moderatora
desk-take-role = Odbierz rolę
desk-in-file = w shop.yaml

desk-set-aside-title = Czego nie udało się obsłużyć
desk-set-aside-none = Nic nie jest odłożone. 🎉
desk-retry = { $number }. 🔁 Spróbuj ponownie
desk-drop = { $number }. 🗑 Zapomnij
desk-retry-done = 🔁 Próbujemy jeszcze raz.
desk-drop-done = 🗑 Zapomniano.

desk-no-role-too-low = To może zrobić tylko administrator sklepu.
desk-no-order-transition = Zamówienie w międzyczasie się zmieniło; tego już nie można zrobić.
desk-no-order-needs-refund = Zamówienie jest opłacone: zamiast tego zwróć pieniądze.
desk-no-refund-nothing-left = Wszystko jest już zwrócone.
desk-no-refund-amount = Tyle nie można zwrócić. Najwyżej { $left }.
desk-no-refund-whole-only = Telegram zwraca gwiazdki tylko w całości.
desk-no-payment-settled = Ta płatność jest już rozstrzygnięta.
desk-no-payment-orderless = Nie ma otwartego zamówienia, które ta płatność mogłaby opłacić. Zamiast tego zwróć pieniądze.
desk-no-person-written = Ta rola jest zapisana w shop.yaml i tam się ją zmienia.
desk-no-photo-invalid = Tego zdjęcia nie można użyć. Wyślij JPEG, PNG lub WebP.
desk-no-stock-of-keys = Jest ich tyle, ile kluczy. Dodaj klucze do katalogu i zaimportuj go albo ukryj produkt.
desk-no-amount = Nie można odczytać kwoty. Wyślij cyfry, na przykład { $example }.
desk-no-count = Wyślij liczbę sztuk, na przykład 12.
desk-no-text = Wyślij tekst, najwyżej 300 znaków.
desk-no-new-title = Wyślij nazwę, najwyżej { $count } znaków.
desk-no-picture = Wyślij zdjęcie, najwyżej { $megabytes } MB.
desk-no-person = Nie widać, kto to jest. Wyślij id jako liczbę.
