import { describe, expect, test } from 'vitest'
import type { ForeignProduct } from '../../../src/catalog/convert/foreign.ts'
import { convertWooCommerce } from '../../../src/catalog/convert/woocommerce/convert.ts'
import { converted as convertedBy, convertFile, convertText } from './converted.ts'

const convert = (csv: string | Buffer) => convertText(convertWooCommerce, csv)
const converted = (csv: string | Buffer) => convertedBy(convertWooCommerce, csv)

async function only(csv: string): Promise<ForeignProduct> {
  const { products } = await converted(csv)
  const [product, ...more] = products
  if (!product || more.length > 0) throw new Error(`${products.length} products`)
  return product
}

const row = (cells: Readonly<Record<string, string>>) => {
  const all = { Type: 'simple', Name: 'Cup', 'Regular price': '20', ...cells }
  const quoted = (texts: readonly string[]) =>
    texts.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')
  return `${quoted(Object.keys(all))}\n${quoted(Object.values(all))}\n`
}

describe('prices', () => {
  test.each([
    ['45.5', '', '45.50', undefined],
    ['60', '45.50', '45.50', '60.00'],
    ['', '18', '18.00', undefined],
    ['1 234,50', '', '1234.50', undefined],
    ['1.234,50', '999,9', '999.90', '1234.50'],
    ['1,234.50', '', '1234.50', undefined],
    ['₴20', '', '20.00', undefined],
    ['100', '20', '20.00', '100.00'],
    ['20', '20', '20.00', undefined],
    ['9007199254740.99', '', '9007199254740.99', undefined],
  ])('regular %j and sale %j: %s, struck through %s', async (regular, sale, price, was) => {
    const product = await only(row({ 'Regular price': regular, 'Sale price': sale }))
    expect(product.price).toBe(price)
    expect(product.was).toBe(was)
  })

  test.each([
    ['19.999', 'money-too-many-digits'],
    ['1,234', 'money-ambiguous'],
    ['1e3', 'money-not-decimal'],
    ['-5', 'money-not-decimal'],
    ['90071992547409.93', 'money-too-large'],
    ['', 'price-missing'],
  ])('%j is left out and never rounded', async (regular, code) => {
    const { products, notes } = await converted(row({ 'Regular price': regular }))
    expect(products).toEqual([])
    expect(notes).toEqual([
      expect.objectContaining({ kind: 'left-out', code, line: 2, subject: 'Cup' }),
    ])
  })

  test.each([
    ['2026-06-01', '', '20.00', 'sale-later'],
    ['', '2026-04-30 23:59:59', '20.00', 'sale-over'],
    ['2026-05-01', '2026-05-01', '15.00', 'sale-ends'],
  ])('a sale from %j to %j', async (from, to, price, code) => {
    const cells = { 'Sale price': '15', 'Date sale price starts': from, 'Date sale price ends': to }
    const { products, notes } = await converted(row(cells))
    expect(products[0]?.price).toBe(price)
    expect(notes).toEqual([expect.objectContaining({ kind: 'changed', code })])
  })
})

describe('stock', () => {
  test.each([
    ['', '1', '', undefined],
    ['', '0', '', 0],
    ['7', '1', '0', 7],
    ['7.0000', '1', '0', 7],
    ['-3', '0', '', 0],
    ["'-3", '0', '', 0],
    ['5', '1', 'notify', 5],
    ['0', '1', '1', undefined],
  ])('%j in stock %j with backorders %j is %s', async (stock, inStock, backorders, count) => {
    const cells = { Stock: stock, 'In stock?': inStock, 'Backorders allowed?': backorders }
    expect((await only(row(cells))).stock).toBe(count)
  })
})

describe('categories', () => {
  test('are paths; the first is the home of a product, the others show it too', async () => {
    const { categories, products } = await converted(
      row({
        Categories: 'Clothing > Hoodies, Sale, Clothing > hoodies, Salt\\, pepper &amp; co',
      }),
    )
    const titles = new Map(categories.map(({ key, title }) => [key, title]))
    expect([...titles.values()]).toEqual(['Clothing', 'Hoodies', 'Sale', 'Salt, pepper & co'])
    expect(categories[1]?.parent).toBe(categories[0]?.key)
    const homes = products[0]?.categories.map((key) => titles.get(key))
    expect(homes).toContain('Sale')
    expect(homes?.[0]).toBe('Hoodies')
  })
})

test('pictures: those that Telegram can fetch are carried, the others are named', async () => {
  const { products, notes } = await converted(
    row({ Images: 'https://a.com/1.png, http://a.com/2.png, 3.png, https://a.com/b c.png' }),
  )
  expect(products[0]?.photos).toEqual(['https://a.com/1.png', 'https://a.com/b%20c.png'])
  expect(notes.map(({ code }) => code)).toEqual(['photo-http', 'photo-address'])
  expect(notes[0]?.message).toContain('http://a.com/2.png')
})

test('both descriptions become plain text, and so do attributes nobody chooses between', async () => {
  const product = await only(
    row({
      'Short description': '<p>Fired <b>twice</b></p>',
      Description: 'One\\ntwo [gallery ids="1,2"]',
      'Attribute 1 name': 'Glaze',
      'Attribute 1 value(s)': 'White, Blue',
      'Attribute 2 name': 'Secret',
      'Attribute 2 value(s)': 'Yes',
      'Attribute 2 visible': '0',
    }),
  )
  expect(product.description).toBe('Fired twice\n\nOne\ntwo\n\nGlaze: White, Blue')
  expect(product.options).toEqual({})
})

test.each([
  ['1', 'visible', false],
  ['0', 'visible', true],
  ['-1', 'visible', true],
  ['1', 'hidden', true],
])('published %s and %s: hidden is %s', async (published, visibility, hidden) => {
  const cells = { Published: published, 'Visibility in catalog': visibility }
  expect((await only(row(cells))).hidden).toBe(hidden)
})

test.each([
  ['grouped', 'CUP, SAUCER'],
  ['external', 'https://other.com/cup'],
  ['subscription', '"subscription"'],
])('a %s product is left out, and it is told why', async (type, said) => {
  const { products, notes } = await converted(
    row({ Type: type, 'Grouped products': 'CUP, SAUCER', 'External URL': 'https://other.com/cup' }),
  )
  expect(notes[0]?.message).toContain(said)
  expect(products).toEqual([])
  expect(notes[0]).toMatchObject({ kind: 'left-out', code: 'type-not-carried', line: 2 })
})

test('a download is carried, hidden until the shop can hand it over', async () => {
  const { products, notes } = await converted(row({ Type: 'simple, downloadable, virtual' }))
  expect(products[0]?.hidden).toBe(true)
  expect(notes[0]).toMatchObject({ kind: 'changed', code: 'download' })
})

describe('variations', () => {
  const head =
    'ID,Type,SKU,Name,Published,Stock,Regular price,Sale price,Parent,Images,Attribute 1 name,Attribute 1 value(s),Attribute 2 name,Attribute 2 value(s)\n'
  const parent = '741,variable,TEE,Tee,1,,,,,,Color,"Blue, Green",Size,"S, M"\n'

  test('belong to their parent by its SKU or number, before it or after', async () => {
    const product = await only(
      `${head}5,variation,TEE-B,,1,4,20,18,id:741,https://a.com/b.png,Color,blue,Size,M\n${parent}6,variation,TEE-G,,1,,20,,TEE,,Color,Green,Size,S\n`,
    )
    expect(product.options).toEqual({ Color: ['Blue', 'Green'], Size: ['S', 'M'] })
    expect(product.variants).toEqual([
      {
        options: { Color: 'Blue', Size: 'M' },
        price: '18.00',
        was: '20.00',
        stock: 4,
        sku: 'TEE-B',
      },
      { options: { Color: 'Green', Size: 'S' }, price: '20.00', sku: 'TEE-G' },
    ])
    expect(product.photos).toEqual(['https://a.com/b.png'])
    expect(product.price).toBeUndefined()
  })

  test('one for any size becomes one for each that no other says exactly, its stock shared out', async () => {
    const { products, notes } = await converted(
      `${head}${parent}5,variation,,,1,5,20,,TEE,,Color,Blue,Size,\n6,variation,,,1,,25,,TEE,,Color,Blue,Size,M\n7,variation,,,1,3,30,,TEE,,Color,Green,Size,\n`,
    )
    const variants = products[0]?.variants.map(({ options, price, stock }) => [
      Object.values(options).join(' '),
      price,
      stock,
    ])
    expect(variants).toEqual([
      ['Blue M', '25.00', undefined],
      ['Blue S', '20.00', 5],
      ['Green S', '30.00', 2],
      ['Green M', '30.00', 1],
    ])
    expect(notes.map(({ code }) => code)).toEqual(['stock-shared'])
  })

  test('a stock that the parent counts is shared out among them', async () => {
    const product = await only(
      `${head}741,variable,TEE,Tee,1,3,,,,,Color,"Blue, Green",,\n5,variation,,,1,parent,20,,TEE,,Color,Blue,,\n6,variation,,,1,,20,,TEE,,Color,Green,,\n`,
    )
    expect(product.variants.map(({ stock }) => stock)).toEqual([2, 1])
  })

  test('those that cannot be sold are left out with their line, and so is a parent without any', async () => {
    const { products, notes } = await converted(
      `${head}${parent}5,variation,,,0,,20,,TEE,,Color,Blue,Size,S\n6,variation,,,1,,,,TEE,,Color,Green,Size,S\n7,variation,,,1,,20,,GONE,,Color,Green,Size,S\n`,
    )
    expect(products).toEqual([])
    expect(notes.map(({ line, code }) => [line, code])).toEqual([
      [2, 'variations-missing'],
      [3, 'variation-hidden'],
      [4, 'price-missing'],
      [5, 'parent-unknown'],
    ])
  })

  test('an option called like a field of a variant gets another name', async () => {
    const product = await only(
      `${head}1,variable,T,Tea,1,,,,,,price,"Low, High",,\n2,variation,,,1,,5,,T,,price,Low,,\n`,
    )
    expect(product.options).toEqual({ Price: ['Low'] })
  })
})

describe('files', () => {
  test('a byte order mark after blank lines, semicolons, line breaks in cells: lines stay exact', async () => {
    const { products, notes } = await converted(
      '\n\r\n\ufeffType;Name;Regular price;Description\nsimple;Cup;"12,50";"one\ntwo"\n;;;\ngrouped;Set;;\n',
    )
    expect(products[0]).toMatchObject({
      title: 'Cup',
      price: '12.50',
      description: 'one\ntwo',
    })
    expect(notes[0]).toMatchObject({ subject: 'Set', line: 7 })
  })

  test.each([
    [
      'German',
      'Typ,Artikelnummer,Name,Vorrätig?,Lager,Angebotspreis,Regulärer Preis,Kategorien,Attribut 1 Name,Attribut 1 Wert(e)',
    ],
    [
      'French',
      'Type,UGS,Nom,En stock ?,Stock,Tarif promo,Tarif régulier,Catégories,Nom de l’attribut 1,Valeur(s) de l’attribut 1 ',
    ],
    [
      'Russian',
      'Тип,Артикул,Имя,Наличие,Запасы,Акционная цена,Базовая цена,Категории,Название атрибута 1,Значения атрибутов 1',
    ],
    [
      'Ukrainian',
      'Тип,Артикул,Назва,В наявності?,Запас,Акційна ціна,Звичайна ціна,Категорії,Назва атрибута 1,Значення атрибута 1',
    ],
    [
      'Italian',
      'Tipo,COD,Nome,In stock?,Magazzino,Prezzo in offerta,Prezzo di listino,Categorie,Attributo 1 nome,Attributo 1 valore(i)',
    ],
    [
      'Brazilian',
      'Tipo,SKU,Nome,Em estoque?,Estoque,Preço promocional,Preço,Categorias,Nome do atributo 1,Valores do atributo 1',
    ],
    [
      'Polish',
      'Typ,SKU,Nazwa,W magazynie?,Stan magazynowy,Cena promocyjna,Cena,Kategorie,Nazwa atrybutu 1,Wartości atrybutu 1',
    ],
    [
      'Spanish',
      'Tipo,SKU,Nombre,¿Existencias?,Inventario,Precio rebajado,Precio normal,Categorías,Nombre del atributo 1,Valor(es) del atributo 1',
    ],
  ])('headers in %s', async (_, header) => {
    const product = await only(`${header}\nsimple,C-1,Cup,1,3,"1,5",2,Kitchen,Glaze,White\n`)
    expect(product).toMatchObject({
      title: 'Cup',
      sku: 'C-1',
      price: '1.50',
      was: '2.00',
      stock: 3,
      description: 'Glaze: White',
    })
    expect(product.categories).toHaveLength(1)
  })

  test.each([
    ['9.2 and later', 'GTIN, UPC, EAN veya ISBN,', 'Düşük stok miktarı,'],
    ['5', '', 'Düşük stok miktarı,'],
    ['3', '', ''],
  ])('headers in a language nobody listed, of WooCommerce %s', async (_, codes, low) => {
    const header =
      `ID,Tür,Stok kodu,${codes && `"${codes.slice(0, -1)}",`}İsim,Yayımlanmış,Öne çıkan?,Katalogda görünürlük,Kısa açıklama,Açıklama,` +
      `İndirim başlangıcı,İndirim sonu,Vergi durumu,Vergi sınıfı,Stokta?,Stok,${low}Yok satma?,Tek satılır?,` +
      'Ağırlık (kg),Uzunluk (cm),Genişlik (cm),Yükseklik (cm),Yorumlar?,Not,İndirimli fiyat,Normal fiyat,Kategoriler,' +
      'Etiketler,Kargo sınıfı,Görseller,İndirme sınırı,İndirme süresi,Ebeveyn,Gruplanmış,Üst satışlar,Çapraz satışlar,' +
      'Harici URL,Düğme,Konum,Nitelik 1 adı,Nitelik 1 değeri,Nitelik 1 görünür,Nitelik 1 genel'
    const cells =
      `7,simple,C-1,${codes && ','}Cup,1,0,visible,Short,Long,,,taxable,,1,3,${low && ','}0,0,0.4,5,2,3,1,,1.5,2,Kitchen > Cups,` +
      ',,https://a.com/1.png,,,,,,,,,0,Glaze,White,1,1'
    expect(header.replace(/".*?"/, '').split(',')).toHaveLength(cells.split(',').length)
    const { categories, products, notes } = await converted(`${header}\n${cells}\n`)
    expect(products).toMatchObject([
      {
        title: 'Cup',
        sku: 'C-1',
        price: '1.50',
        was: '2.00',
        stock: 3,
        description: 'Short\n\nLong\n\nGlaze: White',
        photos: ['https://a.com/1.png'],
      },
    ])
    expect(categories.map(({ title }) => title)).toEqual(['Kitchen', 'Cups'])
    expect(notes).toEqual([
      expect.objectContaining({
        code: 'columns-unused',
        message: expect.stringMatching(
          /: Ağırlık \(kg\) \(1\), Uzunluk[^,]*, Genişlik[^,]*, Yükseklik[^,]*$/,
        ),
      }),
    ])
  })

  test('a product of 100 variants, 190 pictures, a long title and a longer body is carried whole', async () => {
    const title = `${'Tea '.repeat(52)}x`
    const sizes = Array.from({ length: 100 }, (_, at) => `Size ${at}`)
    const photos = Array.from({ length: 190 }, (_, at) => `https://a.com/${at}.png`)
    const product = await only(
      [
        'Type,SKU,Name,Description,Stock,Regular price,Parent,Images,Attribute 1 name,Attribute 1 value(s)',
        `variable,TEA,${title},${'word '.repeat(2000)},,,,"${photos.join(', ')}",Size,"${sizes.join(', ')}"`,
        ...sizes.map((size, at) => `variation,,,,${at - 1},${at + 1},TEA,,Size,${size}`),
      ].join('\n'),
    )
    expect(product.title).toHaveLength(209)
    expect(product.description).toHaveLength(9999)
    expect(product.photos).toEqual(photos)
    expect(product.variants.map(({ price }) => Number(price))).toEqual(sizes.map((_, at) => at + 1))
    expect(product.variants.slice(0, 3).map(({ stock }) => stock)).toEqual([0, 0, 1])
  })

  test('a row with more cells than the header is left out: its values may stand in the wrong columns', async () => {
    const { notes } = await converted('Type,Name,Regular price\nsimple,Cup, big,20\n')
    expect(notes[0]).toMatchObject({ code: 'cells-shifted', line: 2 })
  })

  test('columns that have no place are named once', async () => {
    const { notes } = await converted(row({ Tags: 'new', 'Weight (kg)': '0.4' }))
    expect(notes).toHaveLength(1)
    expect(notes[0]).toMatchObject({ code: 'columns-unused', line: 1 })
    expect(notes[0]?.message).toContain('Weight (kg) (1)')
  })

  test.each([
    ['Handle,Title,Body (HTML),Variant Price\ncup,Cup,,20\n', 'a product export of Shopify'],
    ['sku,cost\n1,2\n', 'a CSV file with the columns sku, cost'],
    ['<?xml version="1.0"?><yml_catalog date="2026">', 'a YML feed'],
    ['INSERT INTO `oc_product` VALUES (1);', 'a dump of a database'],
    ['{"products": []}', 'JSON'],
    ['<!doctype html><html>', 'an HTML page'],
    ['', 'an empty file'],
    [Buffer.from('PK\x03\x04abc', 'latin1'), 'a spreadsheet or a zip file'],
    [Buffer.from('\xff\xfeI\0D\0', 'latin1'), 'UTF-16 text'],
    ['just words\n', 'plain text'],
  ])('what is none of WooCommerce is told apart: %j', async (csv, looks) => {
    const result = await convert(csv)
    expect(result).toMatchObject({ ok: false, problem: { code: 'format-wrong' } })
    if (!result.ok) expect(result.problem.message).toContain(looks)
  })

  test('a quote that is not closed is told with its line', async () => {
    const result = await convert('Type,Name,Regular price\nsimple,"Cup,20\n')
    expect(result).toMatchObject({ ok: false, problem: { code: 'csv-invalid' } })
  })

  test('what is not UTF-8 is told', async () => {
    const csv = Buffer.concat([
      Buffer.from('Type,Name,Regular price\nsimple,'),
      Buffer.from([0xcf, 0xf0]),
      Buffer.from(',20\n'),
    ])
    expect(await convert(csv)).toMatchObject({ ok: false, problem: { code: 'not-utf-8' } })
  })

  test('a file that is not there is told', async () => {
    const result = await convertFile(convertWooCommerce, 'no-such.csv')
    expect(result).toMatchObject({ ok: false, problem: { code: 'file-unreadable' } })
  })
})
