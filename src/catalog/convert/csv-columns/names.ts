/** What a column of a plain CSV can hold; merchants name them so with `--columns`. */
export type Field =
  | 'title'
  | 'price'
  | 'was'
  | 'sale'
  | 'sale-from'
  | 'sale-to'
  | 'stock'
  | 'sku'
  | 'category'
  | 'description'
  | 'short'
  | 'photos'
  | 'hidden'
  | 'published'
  | 'id'
  | 'group'
  | 'parent'
  | 'variants'
  | 'currency'

/** What people call them: English, Ukrainian, Polish, German, Russian, and what other shops export. */
const names: Readonly<Record<Field, string>> = {
  title:
    "title|name|product|product name|product title|item|item name|назва|назва товару|найменування|товар|ім'я|nazwa|nazwa produktu|nazwa towaru|produkt|towar|tytuł|titel|produktname|produkttitel|bezeichnung|artikelbezeichnung|artikelname|название|название товара|наименование|наименование товара",
  price:
    'price|unit price|retail price|selling price|regular price|ціна|ціна продажу|роздрібна ціна|вартість|cena|cena brutto|cena sprzedaży|preis|verkaufspreis|bruttopreis|einzelpreis|vk|цена|цена продажи|розничная цена|стоимость',
  was: 'was|old price|compare at price|compare price|price before|list price|msrp|rrp|стара ціна|ціна до знижки|stara cena|cena przed obniżką|alter preis|streichpreis|statt preis|uvp|старая цена|цена до скидки',
  sale: 'sale price|special price|discount price|discounted price|акційна ціна|ціна зі знижкою|cena promocyjna|angebotspreis|aktionspreis|sonderpreis|акционная цена|цена со скидкой',
  'sale-from':
    'special price from|sale from|sale starts|початок знижки|promocja od|angebot ab|начало скидки',
  'sale-to':
    'special price to|sale to|sale ends|кінець знижки|promocja do|angebot bis|конец скидки',
  stock:
    'stock|qty|quantity|in stock|inventory|inventory count|inventory quantity|inventories|available|availability|кількість|залишок|залишки|наявність|в наявності|на складі|ilość|stan|stan magazynowy|dostępność|liczba sztuk|bestand|lagerbestand|lager|menge|anzahl|verfügbarkeit|количество|остаток|остатки|наличие|в наличии|на складе',
  sku: 'sku|article|code|product code|item code|vendor code|vendorcode|артикул|код|код товару|symbol|kod|kod produktu|indeks|artikelnummer|artikel nr|art nr|bestellnummer|код товара',
  category:
    'category|categories|category path|category name|section|категорія|категорії|розділ|група|група товарів|назва групи|kategoria|kategorie|dział|kategorien|warengruppe|rubrik|категория|категории|раздел|группа|название группы',
  description:
    'description|long description|full description|text|details|опис|опис товару|повний опис|opis|opis produktu|beschreibung|produktbeschreibung|описание|описание товара|полное описание',
  short: 'short description|summary|короткий опис|krótki opis|kurzbeschreibung|краткое описание',
  photos:
    'photo|photos|image|images|picture|pictures|img|image url|image link|image src|photo url|фото|світлина|зображення|картинка|посилання на зображення|zdjęcie|zdjęcia|obraz|obrazek|obrazki|grafika|bild|bilder|bild url|foto|fotos|изображение|изображения|ссылка на изображение',
  hidden: 'hidden|приховано|прихований|ukryty|ukryte|versteckt|verborgen|скрыто|скрыт',
  published:
    'published|active|visible|enabled|status|опубліковано|активний|показувати|видимий|aktywny|opublikowany|widoczny|aktiv|sichtbar|veröffentlicht|опубликовано|активен|показывать',
  id: 'id|identifier|product id|ід|ідентифікатор|идентификатор',
  group: 'handle|slug|url key|group id|item group id|variant group',
  parent:
    'parent|parent sku|parent id|parent code|батьківський артикул|sku rodzica|родительский артикул',
  variants: 'configurable variants|configurable variations',
  currency: 'currency|currency code|валюта|waluta|währung',
}

/** Where no column says a category, these come near to one. */
const nearCategory = ['product type', 'type', 'collection', 'тип', 'typ']

const optionWords = new Set(
  "size|colour|color|material|volume|flavour|flavor|taste|розмір|колір|матеріал|об'єм|смак|rozmiar|kolor|materiał|pojemność|smak|größe|farbe|volumen|geschmack|размер|цвет|материал|объем|объём|вкус".split(
    '|',
  ),
)

export const fieldNames: readonly string[] = Object.keys(names)

export function isField(name: string): name is Field {
  return Object.hasOwn(names, name)
}

/** What a column holds, going by its name. */
export function fieldNamed(header: string): Field | undefined {
  const plain = plainName(header)
  return fieldOf.get(plain) ?? several.get(plain.replace(/ ?\d+(?: src| url)?$/, ''))
}

export function isNearCategory(header: string): boolean {
  return nearCategory.includes(plainName(header))
}

/** `Option1 Name` and `Option1 Value`: their number, and which of both. */
export function optionPair(header: string): { number: number; part: 'name' | 'value' } | undefined {
  const found = /^option ?(\d) (name|value)$/.exec(plainName(header))
  if (!found) return undefined
  return { number: Number(found[1]), part: found[2] === 'name' ? 'name' : 'value' }
}

/** The option whose values stand in a column that is called by it, like `Size` or `option: Scent`. */
export function optionNamed(header: string): string | undefined {
  const said =
    /^(?:option|variant|опція|варіант|opcja|wariant|variante|опция|вариант)\s*[:_-]\s*(\S.*)$/i
  const name = said.exec(header)?.[1]
  if (name !== undefined) return name
  return optionWords.has(plainName(header)) ? header : undefined
}

/** Without capitals, marks between words, and the currency behind a price. */
function plainName(header: string): string {
  return header
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[’ʼ`]/g, "'")
    .replaceAll(/[([,].*$/g, '')
    .replaceAll(/[_\-./\s?:*№#]+/g, ' ')
    .trim()
}

const fieldOf = new Map<string, Field>(
  Object.entries(names).flatMap(([field, written]) =>
    // The keys of `names` are fields, which Object.entries forgets.
    written.split('|').map((name) => [name, field as Field] as const),
  ),
)

/** Those that may stand in several columns, numbered: `category1`, `image2_src`. */
const several = new Map(
  [...fieldOf].filter(([, field]) => field === 'category' || field === 'photos'),
)
