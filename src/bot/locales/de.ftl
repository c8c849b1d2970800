### What the bot says in German. A shop overrides any of it in its own locales/de.ftl.

## To customers

welcome = Willkommen bei { $shop }!
menu-title = Was suchen Sie?
menu-empty = Die Regale sind noch leer. Schauen Sie bald wieder vorbei!
open-cart = 🛒 Warenkorb
open-cart-count = 🛒 Warenkorb ({ $count })
open-orders = 📦 Bestellungen
open-language = 🌐 Sprache
open-menu = 🏠 Menü
go-back = ‹ Zurück
page = { $page } / { $pages }
goods-count = { $count ->
    [one] { $count } Artikel
   *[other] { $count } Artikel
}
category-empty = Hier gibt es noch nichts.
from-price = ab { $price }
sold-out = Ausverkauft
sold-out-mark = (ausverkauft)
left = { $count ->
    [one] Nur noch { $count } Stück
   *[other] Nur noch { $count } Stück
}
choose-variant = Bitte wählen Sie:
add-to-cart = 🛒 In den Warenkorb
in-cart = Im Warenkorb: { $count }
article = Artikelnummer: { $sku }
added = In den Warenkorb gelegt
cart-title = Ihr Warenkorb
cart-empty = Ihr Warenkorb ist leer.
cart-total = Summe: { $total }
cart-clear = 🗑 Leeren
cart-cleared = Ihr Warenkorb ist jetzt leer
checkout = 💳 Zur Kasse · { $total }
line-gone = nicht mehr im Angebot, bitte entfernen
line-short = nur noch { $count } da, bitte weniger nehmen
only-left = { $count ->
    [0] Im Moment ist keines mehr da
    [one] Nur noch { $count } Stück da
   *[other] Nur noch { $count } Stück da
}
gone = Das verkaufen wir nicht mehr. Hier ist, was wir heute haben.
stale = Dieser Knopf ist veraltet. So sieht es jetzt aus.
cart-changed = In Ihrem Warenkorb hat sich etwas geändert. Bitte sehen Sie ihn noch einmal an.
free = kostenlos
method-telegram = 💳 Mit Karte, gleich hier in Telegram
method-stars = ⭐ Telegram-Sterne
method-on-delivery = 💵 Bei Erhalt
ask-method = Wie möchten Sie bezahlen?
ask-delivery = Wie dürfen wir liefern?
ask-address = Wohin dürfen wir liefern? Bitte schreiben Sie Straße, Hausnummer, Postleitzahl und Ort.
ask-address-countries = Wir liefern nach: { $countries }
ask-name = Wer nimmt die Bestellung entgegen? Bitte schreiben Sie den Namen.
ask-phone = Unter welcher Nummer erreichen wir Sie? Bitte mit Ländervorwahl.
ask-email = Wohin dürfen wir Ihnen schreiben? Bitte geben Sie Ihre E-Mail-Adresse ein.
ask-code = Bitte geben Sie Ihren Gutscheincode ein.
share-address = 📍 Meinen Standort senden
share-address-hint = Oder senden Sie mit dem Knopf unten einen Punkt auf der Karte.
share-phone = 📱 Meine Nummer teilen
share-phone-hint = Oder teilen Sie Ihre Nummer mit dem Knopf unten.
keyboard-away = 👌
wrong-address = Das sieht nicht nach einer Adresse aus. Bitte schreiben Sie Straße, Hausnummer und Ort, oder senden Sie einen Standort.
wrong-name = Das sieht nicht nach einem Namen aus. Bitte schreiben Sie, wer die Bestellung entgegennimmt.
wrong-phone = Das sieht nicht nach einer Telefonnummer aus. Bitte mit Ländervorwahl, zum Beispiel +49 30 1234567.
wrong-email = Das sieht nicht nach einer E-Mail-Adresse aus. Bitte so schreiben: name@example.com.
wrong-code = Das sieht nicht nach einem Code aus. Bitte schreiben Sie ihn so, wie Sie ihn bekommen haben.
summary-title = Ihre Bestellung
summary-telegram-asks-address = Wohin die Sendung geht und wie wir Sie erreichen, fragt Telegram beim Bezahlen; die Lieferung kommt dort hinzu.
summary-telegram-asks-contact = Wie wir Sie erreichen, fragt Telegram beim Bezahlen.
sum-discount = Rabatt { $code }: { $amount }
sum-delivery = { $title }: { $price }
sum-tip = Trinkgeld: { $amount }
sum-refunded = Erstattet: { $amount }
sum-method = Zahlung: { $method }
sum-address = Adresse: { $address }
sum-contact = Empfänger: { $contact }
change-method = ✏️ Zahlung
change-delivery = ✏️ Lieferung
change-address = ✏️ Adresse
change-name = ✏️ Name
change-phone = ✏️ Telefon
change-email = ✏️ E-Mail
change-code = 🏷 Ich habe einen Code
code-drop = 🏷 Ohne den Code { $code }
place-pay = 💳 { $total } bezahlen
place-on-delivery = ✅ Bestellen, zahlbar bei Erhalt: { $total }
place-free = ✅ Kostenlos bestellen
only-alone = Bestellungen nehmen wir nur unter vier Augen auf. Bitte schreiben Sie mir direkt!
total-changed = Die Summe beträgt jetzt { $total }. Bitte prüfen Sie sie, bevor Sie bestellen.
total-zero = Für diese Artikel ist nichts zu bezahlen, deshalb können wir die Bestellung hier nicht annehmen. Bitte schreiben Sie uns.
checkout-incomplete = Es fehlt noch etwas; das ergänzen wir gleich.
promotion-unknown = Diesen Code kennen wir nicht. Bitte prüfen Sie die Schreibweise.
promotion-early = Dieser Code gilt noch nicht.
promotion-over = Dieser Code gilt nicht mehr.
promotion-used-up = Dieser Code ist bereits aufgebraucht.
promotion-goods = Dieser Code gilt für andere Artikel als die in Ihrem Warenkorb.
promotion-minimum = Dieser Code gilt für Bestellungen ab { $minimum }.
promotion-nothing-off = Dieser Code bringt bei dieser Bestellung keinen Rabatt.
thanks-on-delivery = Sie bezahlen bei Erhalt. Wir schreiben Ihnen hier, sobald sich etwas tut.
invoice-below = Die Rechnung zur Bestellung { $number } steht unten. Wir schreiben Ihnen hier, sobald sie bezahlt ist.
label-discount = Rabatt { $code }
shipping-nowhere = Dorthin liefern wir nicht. Bitte wählen Sie eine andere Adresse oder eine andere Lieferart.
open-order = 📦 Zur Bestellung
order-status-placed = angenommen, zahlbar bei Erhalt
order-pay = 💳 Bezahlen
order-repeat = 🔁 Noch einmal bestellen
order-goods = 🔑 Was ich gekauft habe
order-tracking = Sendungsnummer:
goods-title = Das haben Sie mit der Bestellung { $number } gekauft
repeat-title = Wir haben alles in Ihren Warenkorb gelegt. Was heute anders ist:
repeat-changed = { $title }: { $after } statt { $before }
repeat-lacking = { $got ->
    [0] { $title }: heute nicht da
    [one] { $title }: nur { $got } von { $wanted }
   *[other] { $title }: nur { $got } von { $wanted }
}
search-hint = Was suchen Sie? Schreiben Sie einen Namen oder einen Teil davon.
search-title = Ergebnisse für „{ $query }“
search-none = Nichts gefunden für „{ $query }“. Versuchen Sie ein anderes Wort, oder sehen Sie sich um:
orders-title = Ihre Bestellungen
orders-none = Sie haben noch keine Bestellungen.
order-title = Bestellung { $number }
order-status-awaiting-payment = wartet auf Zahlung
order-status-paid = bezahlt
order-status-packed = gepackt
order-status-shipped = unterwegs
order-status-delivered = zugestellt
order-status-cancelled = storniert
order-status-refunded = erstattet
order-cancel = Bestellung stornieren
order-cancelled = Bestellung { $number } ist storniert
order-more = Ältere Bestellungen ›
language-title = Bitte wählen Sie Ihre Sprache
language-name = Deutsch
language-chosen = Ab jetzt auf Deutsch
help = Das ist { $shop }. Öffnen Sie das Menü, legen Sie in den Warenkorb, was Ihnen gefällt, und bezahlen Sie gleich hier in Telegram. Oder schreiben Sie einfach, was Sie suchen.

    /menu — das Sortiment
    /cart — Ihr Warenkorb
    /orders — Ihre Bestellungen
    /search — suchen
    /language — Sprache ändern
    /support — eine Frage stellen
    /paysupport — Hilfe bei einer Zahlung
    /terms — Verkaufsbedingungen
    /privacy — was wir über Sie speichern
    /delete_me — Ihre Daten löschen
support-none = Der Shop hat noch keinen Kontakt angegeben.
support = Fragen? Wir sind für Sie da: { $support }
paysupport = Stimmt etwas mit einer Zahlung nicht? Schreiben Sie uns mit der Nummer Ihrer Bestellung, sie steht unter /orders: { $support }
    Fragen zu Zahlungen beantworten wir selbst; der Support von Telegram und @BotSupport können dabei nicht helfen.
privacy = Was dieser Bot über Sie speichert

    • Ihre Telegram-ID, Ihren Namen, Benutzernamen und Ihre Sprache, damit wir wissen, mit wem wir sprechen.
    • Ihren Warenkorb.
    • Ihre Bestellungen: Artikel, Beträge, Daten, Lieferung und Gutscheincodes sowie Name, Telefon, E-Mail und Adresse, die Sie dafür angegeben haben.
    • Die Nummern, die Telegram und der Zahlungsanbieter Ihren Zahlungen geben. Ihre Kartendaten erreichen uns nie.

    Wir brauchen das, um Ihre Bestellungen zu liefern, Ihre Fragen zu beantworten und unsere Bücher zu führen. Ihre Zahlung läuft über Telegram und seinen Zahlungsanbieter, die eigene Regeln haben.

    /delete_me löscht, wer Sie sind.
forget-ask = Sollen wir Ihre Daten löschen?

    Wir löschen Namen, Benutzernamen, Telefon, E-Mail, Adressen, Warenkorb und gewählte Sprache, auch in früheren Bestellungen. Eine Bestellung, die noch unterwegs ist, könnte Sie dann nicht mehr erreichen.

    Was die Buchhaltung braucht, bleibt: Artikel, Beträge und Daten Ihrer Bestellungen, die Nummern Ihrer Zahlungen und Ihre Telegram-ID, ohne die kein Geld zurückgezahlt werden könnte. Nachrichten, die Telegram schon zugestellt hat, bleiben in den Chats.
forget-yes = 🗑 Ja, bitte löschen
forget-no = Nein, zurück
forgotten = Erledigt: Name, Kontakte, Adressen und Warenkorb sind gelöscht. In Ihren Bestellungen stehen nur noch Artikel, Beträge, Daten, Zahlungsnummern und Ihre Telegram-ID. Wenn Sie wieder schreiben, lernen wir uns neu kennen.
terms-none = Der Shop hat seine Verkaufsbedingungen noch nicht veröffentlicht.
invoice-about = { $count ->
    [one] { $count } Artikel: { $titles }
   *[other] { $count } Artikel: { $titles }
}
invoice-sent = Die Rechnung steht unten
not-held = Gerade bezahlt jemand anderes das letzte Stück. Wenn daraus nichts wird, gehört es Ihnen: Versuchen Sie zu bezahlen.
pay-unready = Der Shop kann im Moment keine Zahlungen annehmen. Wir wissen Bescheid; bitte versuchen Sie es später noch einmal.
pay-out-of-bounds = Telegram nimmt Zahlungen von etwa { $least } bis { $most } an; Ihre wäre { $total }. Bitte ändern Sie Ihren Warenkorb.
pay-refused-order-unknown = Diese Bestellung gibt es nicht mehr. Bitte öffnen Sie Ihren Warenkorb und bestellen Sie noch einmal.
pay-refused-order-foreign = Diese Rechnung gehört jemand anderem. Öffnen Sie den Shop und geben Sie eine eigene Bestellung auf.
pay-refused-order-paid = Diese Bestellung ist schon bezahlt. Es wurde nicht noch einmal abgebucht.
pay-refused-order-closed = Diese Bestellung wurde ersetzt oder storniert. Bitte öffnen Sie Ihren Warenkorb und bestellen Sie noch einmal.
pay-refused-amount-mismatch = Der Preis hat sich inzwischen geändert. Bitte öffnen Sie Ihren Warenkorb und bestellen Sie noch einmal.
pay-refused-out-of-stock = Leider war jemand schneller, gerade ausverkauft: { $titles }. Es wurde nichts abgebucht.
pay-refused-asleep = Der Shop wacht gerade auf und kann Ihre Zahlung noch nicht annehmen. Es wurde nichts abgebucht; bitte versuchen Sie es in einer Minute noch einmal.
waking = Der Shop wacht gerade auf, einen Moment bitte …
failed = Bei uns ist etwas schiefgegangen. Wir wissen Bescheid; bitte versuchen Sie es etwas später noch einmal.
command-start = Shop öffnen
command-menu = Im Sortiment stöbern
command-cart = Ihr Warenkorb
command-orders = Ihre Bestellungen
command-search = Etwas suchen
command-language = Sprache ändern
command-help = So bestellen Sie
command-support = Eine Frage stellen
command-terms = Verkaufsbedingungen
command-privacy = Was wir über Sie speichern

## What the bot tells by itself

notice-order-paid = ✅ Vielen Dank! Bestellung { $number } ist bezahlt: { $total }.
notice-order-placed = ✅ Vielen Dank! Ihre Bestellung { $number } ist bei uns: { $total }, zahlbar bei Erhalt.
notice-status-accepted = 👌 Ihre Bestellung { $number } ist bestätigt. Wir kümmern uns darum.
notice-status-packed = 📦 Ihre Bestellung { $number } ist gepackt.
notice-status-shipped = 🚚 Ihre Bestellung { $number } ist unterwegs.
notice-status-delivered = 🏁 Ihre Bestellung { $number } ist zugestellt. Vielen Dank!
notice-status-cancelled = ✖️ Ihre Bestellung { $number } ist storniert. Sie müssen dafür nichts bezahlen.
notice-tracking = Sendungsnummer:
notice-open-order = Bestellung ansehen
notice-order-goods = 🎁 Das haben Sie mit der Bestellung { $number } gekauft:
notice-goods-later = { $count ->
    [one] { $count } Artikel kommt noch nach: Der Shop weiß Bescheid.
   *[other] { $count } Artikel kommen noch nach: Der Shop weiß Bescheid.
}
notice-goods-kept = Sie finden das jederzeit wieder unter /orders.
notice-order-refunded = 💸 Für die Bestellung { $number } wurden Ihnen { $amount } erstattet.
notice-payment-refunded = 💸 Ihnen wurden { $amount } erstattet.
notice-payment-kept = Wir haben Ihre Zahlung von { $amount } erhalten, konnten sie aber keiner offenen Bestellung zuordnen. Nichts ist verloren: Der Shop weiß Bescheid und meldet sich bei Ihnen oder zahlt das Geld zurück.
notice-payment-returned = Wir haben Ihre Zahlung von { $amount } erhalten, konnten sie aber keiner offenen Bestellung zuordnen. Wir zahlen Ihnen das Geld zurück.
notice-update-failed = Bei uns ist etwas schiefgegangen, und wir konnten Ihren Wunsch nicht erfüllen. Der Shop weiß Bescheid. Bitte versuchen Sie es noch einmal, oder schreiben Sie uns: /support
notice-payment-raised = ⚠️ Eine Zahlung von { $amount } passt zu keiner offenen Bestellung: { $reason }.
raised-second = die Bestellung war schon bezahlt
raised-unknown-order = diese Bestellung gibt es nicht
raised-foreign = die Bestellung gehört jemand anderem
raised-mismatch = der Betrag stimmt nicht
raised-closed = die Bestellung war storniert
raised-no-stock = die Ware ist nicht mehr da
notice-resolution-fulfilled = Die Bestellung ist damit bezahlt.
notice-resolution-refunded = Das Geld geht zurück.
notice-resolution-dismissed = Das ist schon erledigt.
notice-charge = Zahlung:
notice-provider-charge = Beim Anbieter:
notice-customer = Kunde:
notice-order = Bestellung { $number }
resolve-fulfil = ✅ Bestellung ausführen
resolve-refund = 💸 Zurückzahlen
resolve-dismiss = Schon erledigt
notice-refund-due = 💸 Bitte { $amount } zurückzahlen.
refund-how-telegram = Suchen Sie die Zahlung im Portal Ihres Zahlungsanbieters, erstatten Sie sie dort, und sagen Sie es mir hier.
refund-how-on-delivery = Zahlen Sie das Geld bar oder per Überweisung zurück, und sagen Sie es mir hier.
refund-how-stars = Telegram zahlt die Sterne von selbst zurück.
refund-done = ✅ Erledigt
refund-impossible = ✖️ Ging nicht
notice-refund-failed = ⚠️ Eine Erstattung von { $amount } ist fehlgeschlagen.
notice-why = Grund: { $error }
notice-ledger-gap = ⚠️ Bei uns steht eine Zahlung von { $amount }, die die Gegenseite nicht kennt. Prüfen Sie sie, bevor Sie dafür etwas verschicken.
notice-ledger-differs = ⚠️ Bei uns steht eine Zahlung von { $amount }, die Gegenseite nennt { $theirs }.
notice-update-set-aside = ⚠️ Etwas, das ein Kunde geschickt oder gedrückt hat, konnte nicht verarbeitet werden und wurde zurückgelegt. Sehen Sie es unter /admin oder mit „shopbot updates“ an.

## The desk, for the people of the shop

desk-title = 🗂 { $shop }: Verwaltung
desk-today = Heute: { $count ->
    [one] { $count } Bestellung
   *[other] { $count } Bestellungen
}, { $total }
desk-open = Warten auf Sie: { $count }
desk-raised = ⚠️ Zahlungen zu entscheiden: { $count }
desk-due-refunds = 💸 Offene Erstattungen: { $count }
desk-set-aside = 🧩 Zurückgelegt: { $count }
desk-low-stock = Wird knapp:
desk-home = 🗂 Verwaltung
desk-open-orders = 📋 Offene Bestellungen
desk-open-orders-count = 📋 Offene Bestellungen ({ $count })
desk-find-order = 🔎 Bestellung suchen
desk-products = 🏷 Produkte
desk-add-product = ➕ Neues Produkt
desk-raised-button = ⚠️ Zahlungen ({ $count })
desk-due-refunds-button = 💸 Erstattungen ({ $count })
desk-set-aside-button = 🧩 Zurückgelegt ({ $count })
desk-people = 👥 Team
desk-changed = ✅ Gespeichert
desk-older = Ältere ›
desk-skip = Überspringen
desk-not-yours = Das ist für das Team des Shops.
desk-asked-privately = Ich habe Sie in unserem privaten Chat gefragt.
desk-write-first = Schreiben Sie mir zuerst privat /start, und drücken Sie dann noch einmal.
desk-no-longer = Das gibt es nicht mehr.

desk-open-title = Bestellungen, die auf Sie warten
desk-open-none = Nichts wartet auf Sie. 🎉
desk-ask-order = Senden Sie mir die Nummer der Bestellung oder Name, @username oder ID des Kunden.
desk-found = Ergebnisse für „{ $query }“
desk-found-none = Nichts gefunden für „{ $query }“.

desk-order = Bestellung { $number }
desk-status-draft = noch nicht aufgegeben
desk-status-awaiting-payment = wartet auf Zahlung
desk-status-to-be-paid = zahlbar bei Erhalt
desk-status-paid-new = 🆕 bezahlt
desk-status-paid = bezahlt
desk-status-packed = gepackt
desk-status-shipped = unterwegs
desk-status-delivered = zugestellt
desk-status-cancelled = storniert
desk-status-refunded = erstattet
desk-placed = aufgegeben
desk-accepted = angenommen
desk-partly-refunded = teilweise erstattet
desk-by-customer = Kunde
desk-by-payment = Zahlung
desk-by-clock = automatisch
desk-by-refund = Erstattung
desk-by-terminal = Terminal
desk-map = Auf der Karte
desk-discount = Rabatt { $code }: { $amount }
desk-delivery = Lieferung: { $amount }
desk-tip = Trinkgeld: { $amount }
desk-total = Summe: { $amount }
desk-method-telegram = mit Karte
desk-method-stars = in Sternen
desk-method-on-delivery = bei Erhalt
desk-method-none = nicht gewählt
desk-refunded = Erstattet: { $amount }
desk-refund-waits = Wird erstattet: { $amount }
desk-accept = 👌 Annehmen
desk-move-paid = 💵 Bezahlt
desk-move-packed = 📦 Gepackt
desk-move-shipped = 🚚 Versandt
desk-move-delivered = 🏁 Zugestellt
desk-cancel = ✖️ Stornieren
desk-refund = 💸 Erstatten
desk-sure-cancel = Bestellung { $number } stornieren? Der Kunde erfährt es, und die Ware kommt zurück ins Regal.
desk-cancel-yes = ✖️ Ja, stornieren
desk-back-to-order = ‹ Zur Bestellung
desk-ask-tracking = Bestellung { $number }: Senden Sie mir die Sendungsnummer oder ein paar Worte für den Kunden.
desk-no-tracking = 🚚 Versandt, ohne Nummer
desk-ask-refund = Bestellung { $number }: { $amount } erstatten?
desk-refund-restock = 💸 { $amount }, Ware kommt zurück
desk-refund-keep = 💸 { $amount }, Ware kommt nicht zurück
desk-refund-part = Einen Teil davon …
desk-ask-part = Wie viel? Höchstens { $amount }.
desk-refund-asked = Die Erstattung läuft
desk-refund-under-way = 💸 { $amount }: Erstattung läuft.
desk-refund-succeeded = ✅ { $amount }: erstattet.
desk-refund-failed = ✖️ Notiert: { $amount } ließen sich nicht erstatten.

desk-raised-title = Zahlungen, die zu keiner offenen Bestellung passen
desk-raised-none = Es gibt nichts zu entscheiden. 🎉
desk-resolved-fulfil = ✅ Die Bestellung ist mit dieser Zahlung von { $amount } bezahlt.
desk-resolved-refund = 💸 { $amount }: wird zurückgezahlt.
desk-resolved-dismiss = 👌 Als erledigt notiert: { $amount }.
desk-due-refunds-title = Erstattungen, die warten
desk-due-refunds-none = Keine Erstattung wartet. 🎉

desk-products-title = Produkte: { $count }
desk-find-product = 🔎 Produkt suchen
desk-ask-product = Senden Sie mir einen Teil des Produktnamens.
desk-hidden = 🙈 verborgen
desk-not-counted = nicht gezählt
desk-on-hand = { $count ->
    [0] ausverkauft
   *[other] { $count } auf Lager
}
desk-price-button = 💰 Preis
desk-stock-button = 🔢 Bestand
desk-title-button = ✏️ Titel
desk-photo-button = 📷 Foto
desk-sold-out = 🚫 Ausverkauft
desk-do-not-count = ♾ Nicht zählen
desk-hide = 🙈 Verbergen
desk-show = 👁 Anzeigen
desk-back-to-product = ‹ Zum Produkt
desk-ask-price = { $title } kostet { $price }. Senden Sie mir den neuen Preis.
desk-ask-stock = { $title }: Wie viele sind jetzt da?
desk-ask-title = { $title }: Senden Sie mir den neuen Titel ({ $language }).
desk-ask-photo = { $title }: Senden Sie mir ein Bild. Es wird als erstes gezeigt.
desk-top = Startseite des Shops
desk-choose-shelf = Wohin kommt das neue Produkt?
desk-here = ➕ Hierher: { $category }
desk-ask-new-title = Wie heißt es?
desk-ask-new-price = Was kostet „{ $title }“, in { $currency }?
desk-ask-new-photo = Das Produkt ist da, noch verborgen. Senden Sie mir jetzt ein Bild.
desk-ask-new-stock = Wie viele sind da?

desk-people-title = Das Team des Shops
desk-add-person = ➕ Jemanden hinzufügen
desk-ask-person = Wen? Senden Sie mir die Telegram-ID, teilen Sie den Kontakt, oder leiten Sie eine Nachricht der Person weiter.
desk-role-admin = Admin
desk-role-moderator = Moderator
desk-role-none = gewöhnlicher Kunde
desk-roles-explained = Moderatoren arbeiten mit Produkten und Bestellungen. Admins können außerdem Geld erstatten und das Team bestimmen.
desk-make-admin = Zum Admin machen
desk-make-moderator = Zum Moderator machen
desk-take-role = Rolle entziehen
desk-in-file = in shop.yaml

desk-set-aside-title = Was nicht verarbeitet werden konnte
desk-set-aside-none = Nichts ist zurückgelegt. 🎉
desk-retry = { $number }. 🔁 Noch einmal
desk-drop = { $number }. 🗑 Verwerfen
desk-retry-done = 🔁 Ein neuer Versuch läuft.
desk-drop-done = 🗑 Verworfen.

desk-no-role-too-low = Das kann nur ein Admin des Shops.
desk-no-order-transition = Die Bestellung ist inzwischen weiter; das geht nicht mehr.
desk-no-order-needs-refund = Die Bestellung ist bezahlt: Erstatten Sie stattdessen das Geld.
desk-no-refund-nothing-left = Es ist schon alles erstattet.
desk-no-refund-amount = So viel lässt sich nicht erstatten. Höchstens { $left }.
desk-no-refund-whole-only = Telegram zahlt Sterne nur vollständig zurück.
desk-no-payment-settled = Über diese Zahlung ist schon entschieden.
desk-no-payment-orderless = Es gibt keine offene Bestellung, die mit dieser Zahlung bezahlt werden könnte. Zahlen Sie sie stattdessen zurück.
desk-no-person-written = Diese Rolle steht in shop.yaml und wird dort geändert.
desk-no-photo-invalid = Dieses Bild kann ich nicht verwenden. Senden Sie JPEG, PNG oder WebP.
desk-no-stock-of-keys = Es gibt so viele davon, wie Schlüssel da sind. Fügen Sie dem Katalog Schlüssel hinzu und importieren Sie ihn, oder verbergen Sie das Produkt.
desk-no-amount = Das kann ich nicht als Betrag lesen. Senden Sie Ziffern, zum Beispiel { $example }.
desk-no-count = Senden Sie mir eine Stückzahl, zum Beispiel 12.
desk-no-text = Senden Sie mir einen Text, höchstens 300 Zeichen.
desk-no-new-title = Senden Sie mir einen Namen mit höchstens { $count } Zeichen.
desk-no-picture = Senden Sie mir ein Bild mit höchstens { $megabytes } MB.
desk-no-person = Ich kann nicht erkennen, wer das ist. Senden Sie mir die ID als Zahl.
