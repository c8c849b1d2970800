import { type AttributeColumn, placesOf } from './places.ts'

/** What a column of WooCommerce's product CSV holds. */
export type Field =
  | 'id'
  | 'type'
  | 'sku'
  | 'name'
  | 'published'
  | 'visibility'
  | 'short'
  | 'description'
  | 'saleStarts'
  | 'saleEnds'
  | 'inStock'
  | 'stock'
  | 'backorders'
  | 'sale'
  | 'regular'
  | 'categories'
  | 'images'
  | 'parent'
  | 'grouped'
  | 'url'

export interface AttributeColumns {
  name?: number
  values?: number
  visible?: number
}

export interface Columns {
  readonly fields: ReadonlyMap<Field, number>
  /** By their number in the header, ascending. */
  readonly attributes: readonly AttributeColumns[]
  /** Columns that have no place in a shop here, with their names as written. */
  readonly others: readonly { readonly at: number; readonly name: string }[]
}

/** Finds the columns by their names, in many languages, and in any other by the places they always have. */
export function columnsOf(header: readonly string[]): Columns {
  const fields = new Map<Field, number>()
  const attributes = new Map<number, AttributeColumns>()
  const others: { at: number; name: string }[] = []
  const places = placesOf(header)
  for (const [at, name] of header.entries()) {
    const plain = plainName(name)
    const field = fieldOf.get(plain)
    const attribute = attributeOf(plain) ?? places?.attributes.get(at)
    if (field !== undefined && !fields.has(field)) fields.set(field, at)
    else if (attribute) {
      const columns = attributes.get(attribute.number) ?? {}
      const part = attribute.part ?? places?.attributes.get(at)?.part
      if (part !== undefined) columns[part] ??= at
      attributes.set(attribute.number, columns)
    } else if (name !== '' && !silent.test(plain)) others.push({ at, name })
  }
  for (const [field, at] of places?.fields ?? []) if (!fields.has(field)) fields.set(field, at)
  const used = new Set([...fields.values(), ...(places?.silent ?? [])])
  const inOrder = [...attributes].sort(([a], [b]) => a - b).map(([, columns]) => columns)
  return { fields, attributes: inOrder, others: others.filter(({ at }) => !used.has(at)) }
}

/** Whether a header is one of WooCommerce: a name, and what no other system puts beside it. */
export function isWooCommerceHeader(header: readonly string[]): boolean {
  const { fields, attributes } = columnsOf(header)
  const typical = (['type', 'regular', 'published', 'parent', 'inStock'] as const).filter((field) =>
    fields.has(field),
  )
  return fields.has('name') && typical.length + Math.min(1, attributes.length) >= 2
}

/** Without what differs from version to version: capitals, apostrophes, question marks, colons. */
function plainName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[’ʼ`]/g, "'")
    .replaceAll(/[?:\u00a0]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** `Attribute 1 value(s)` in any language: the words for attribute, and for what of it. */
function attributeOf(plain: string): AttributeColumn | undefined {
  const number = /^meta/.test(plain) ? undefined : /\d+/.exec(plain)?.[0]
  if (
    number === undefined ||
    !/attribu|atribu|atrybut|attribut|атрибут|eigenschap|kenmerk/.test(plain)
  )
    return undefined
  const parts = [
    ['values', /valu|wert|valeur|valor|warto|waarde|значен/],
    ['visible', /visib|visív|sichtbar|widoczn|zichtba|видим/],
    ['name', /\bname|\bnom\b|nombre|nome\b|nazwa|назв|ім'я|имя/],
  ] as const
  const part = parts.find(([, words]) => words.test(plain))?.[0]
  return { number: Number(number), part }
}

/** Of no weight to a customer in a chat: not worth a note. */
const silent =
  /^(?:meta|download|position|tax |is featured|allow customer|позиц|pozycja|posizione|posição|posición|attribut.* (?:default|global)$)/

/** As the language packs of WooCommerce have them: English, German, French, Spanish, Italian, Portuguese, Polish, Dutch, Ukrainian, Russian. */
const names: Readonly<Record<Field, string>> = {
  id: 'id',
  type: 'type|typ|tipo|rodzaj|тип',
  sku: 'sku|artikelnummer|art.-nr.|ugs|cod|ref|symbol|артикул|код товару',
  name: "name|nom|nombre|nome|naam|nazwa|назва|ім'я|имя|название",
  published:
    'published|veröffentlicht|publié|publicado|pubblicato|gepubliceerd|opublikowano|opublikowany|опубліковано|опублікований|опубликован|опубликовано',
  visibility:
    'visibility in catalog|sichtbarkeit im katalog|visibilité dans le catalogue|visibilidad en el catálogo|visibilità nel catalogo|visibilidade no catálogo|zichtbaarheid in catalogus|widoczność w katalogu|видимість в каталозі|видимість у каталозі|видимость в каталоге',
  short:
    'short description|kurzbeschreibung|description courte|descripción corta|breve descrizione|descrizione breve|descrição curta|breve descrição|korte beschrijving|krótki opis|короткий опис|краткое описание',
  description:
    'description|beschreibung|descripción|descrizione|descrição|beschrijving|opis|опис|описание',
  saleStarts:
    'date sale price starts|datum, an dem angebotspreis beginnt|date de début de promo|día en que empieza el precio rebajado|data di inizio del prezzo in offerta|inizio data prezzo in offerta|data de preço promocional começa em|startdatum actieprijs|data rozpoczęcia promocji|дата початку розпродажу|дата початку дії знижки|дата начала действия скидки|дата начала действия продажной цены',
  saleEnds:
    'date sale price ends|datum, an dem angebotspreis endet|date de fin de promo|día en que termina el precio rebajado|data di fine del prezzo in offerta|fine data prezzo in offerta|data de preço promocional termina em|einddatum actieprijs|data zakończenia promocji|дата закінчення розпродажу|дата закінчення дії знижки|дата окончания действия скидки|дата окончания действия продажной цены',
  inStock:
    'in stock|vorrätig|auf lager|en stock|¿existencias|existencias|disponibile|em estoque|op voorraad|w magazynie|в наявності|є в наявності|наявність|наличие|в наличии',
  stock:
    'stock|bestand|lager|lagerbestand|inventario|magazzino|estoque|voorraad|stan magazynowy|запас|запаси|кількість|запасы',
  backorders:
    'backorders allowed|lieferrückstande erlaubt|lieferrückstände erlaubt|lieferrückstand erlaubt|rückstände erlaubt|autoriser les commandes de produits en rupture|¿permitir reservas de productos agotados|abilita gli ordini arretrati|são permitidas encomendas|nabestellingen toestaan|zamówienia oczekujące dozwolone|pozwalać na zamówienia oczekujące (na dostawę do magazynu)|дозволено попередні замовлення|чи дозволено попереднє замовлення|возможен ли предзаказ',
  sale: 'sale price|angebotspreis|tarif promo|precio rebajado|prezzo in offerta|preço promocional|actieprijs|cena promocyjna|акційна ціна|ціна зі знижкою|ціна розпродажу|акционная цена|цена распродажи',
  regular:
    'regular price|regulärer preis|tarif régulier|precio normal|prezzo di listino|prezzo|preço|preço normal|reguliere prijs|cena katalogowa|cena regularna|cena|звичайна ціна|базова ціна|базовая цена|обычная цена',
  categories:
    'categories|kategorien|catégories|categorías|categorie|categorias|categorieën|kategorie|категорії|категории',
  images: 'images|bilder|imágenes|immagini|imagens|afbeeldingen|obrazki|зображення|изображения',
  parent:
    'parent|übergeordnetes produkt|superior|principal|genitore|ascendente|hoofd|produkt nadrzędny|nadrzędny|element nadrzędny|батьківський|батьківський товар|батьківський елемент|родительский',
  grouped:
    'grouped products|gruppierte produkte|produits groupés|productos agrupados|prodotti raggruppati|produtos agrupados|gegroepeerde producten|produkty grupowe|produkty grupowane|згруповані товари|сгруппированные товары',
  url: 'external url|externe url|url externe|url externa|url esterno|zewnętrzny adres url|зовнішня url-адреса|внешний url',
}

const fieldOf = new Map<string, Field>(
  Object.entries(names).flatMap(([field, written]) =>
    // The keys of `names` are fields, which Object.entries forgets.
    written.split('|').map((name) => [name, field as Field] as const),
  ),
)
