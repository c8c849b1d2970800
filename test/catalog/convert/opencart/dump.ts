/** A row of a table, by its columns; what is not named is what OpenCart has there for a plain product. */
export type Values = Readonly<Record<string, string | number | null>>

export type Tables = Readonly<Record<string, readonly Values[]>>

/** A dump of a shop in hryvnias with one language, to which tables are added. */
export function dump(tables: Tables, prefix = 'oc_'): string {
  const all: Record<string, readonly Values[]> = { ...setup, ...tables }
  return Object.entries(all)
    .flatMap(([table, rows]) => rows.map((row) => insert(`${prefix}${table}`, row)))
    .join('')
}

function insert(table: string, row: Values): string {
  const columns = Object.keys(row).map((column) => `\`${column}\``)
  return `INSERT INTO \`${table}\` (${columns.join(', ')}) VALUES (${Object.values(row).map(literal).join(', ')});\n`
}

const literal = (value: string | number | null): string =>
  value === null
    ? 'NULL'
    : typeof value === 'number'
      ? String(value)
      : `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`

const setup: Tables = {
  language: [{ language_id: 1, name: 'Українська', code: 'uk-ua', sort_order: 1, status: 1 }],
  currency: [
    { currency_id: 1, code: 'USD', value: '0.02400000' },
    { currency_id: 2, code: 'UAH', value: '1.00000000' },
  ],
  setting: [
    { store_id: 0, key: 'config_currency', value: 'UAH' },
    { store_id: 0, key: 'config_language', value: 'uk-ua' },
    { store_id: 0, key: 'config_customer_group_id', value: '1' },
  ],
}

/** A product in these tables, and what is said of it beside. */
export function product(
  values: Values & {
    readonly product_id: number
    readonly name?: string
    readonly description?: string
  },
): { readonly product: Values; readonly product_description: Values } {
  const { name = `Товар ${values.product_id}`, description = '', ...row } = values
  return {
    product: {
      model: `M${values.product_id}`,
      sku: '',
      quantity: 10,
      image: '',
      manufacturer_id: 0,
      price: '100.0000',
      date_available: '2020-01-01',
      subtract: 1,
      minimum: 1,
      sort_order: 0,
      status: 1,
      ...row,
    },
    product_description: { product_id: values.product_id, language_id: 1, name, description },
  }
}

/** The tables of one product. */
export function one(
  values: Values & { readonly name?: string; readonly description?: string } = {},
  more: Tables = {},
): Tables {
  const made = product({ product_id: 7, ...values })
  return { product: [made.product], product_description: [made.product_description], ...more }
}
