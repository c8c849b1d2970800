/** The tables that say how the shop is set up, with the columns that are read of them. */
export const setupTables = {
  currency: ['code', 'value'],
  language: ['language_id', 'code', 'sort_order', 'status'],
  setting: ['store_id', 'key', 'value'],
} as const

/** The tables whose rows belong to one product each; the first column says to which. */
export const productTables = {
  product: [
    'product_id',
    'model',
    'sku',
    'quantity',
    'image',
    'manufacturer_id',
    'price',
    'date_available',
    'subtract',
    'minimum',
    'sort_order',
    'status',
    'tax_class_id',
    'master_id',
    'variant',
  ],
  product_attribute: ['product_id', 'attribute_id', 'language_id', 'text'],
  product_code: ['product_id', 'code', 'value', 'identifier_id'],
  product_description: ['product_id', 'language_id', 'name', 'description'],
  product_discount: [
    'product_id',
    'customer_group_id',
    'quantity',
    'priority',
    'price',
    'type',
    'special',
    'date_start',
    'date_end',
  ],
  product_image: ['product_id', 'image', 'sort_order'],
  product_option: ['product_id', 'product_option_id', 'option_id', 'required'],
  product_option_value: [
    'product_id',
    'product_option_id',
    'product_option_value_id',
    'option_value_id',
    'quantity',
    'subtract',
    'price',
    'price_prefix',
  ],
  product_recurring: ['product_id'],
  product_special: [
    'product_id',
    'customer_group_id',
    'priority',
    'price',
    'date_start',
    'date_end',
  ],
  product_subscription: ['product_id'],
  product_to_category: ['product_id', 'category_id', 'main_category'],
  product_to_download: ['product_id'],
  product_to_store: ['product_id', 'store_id'],
} as const

/** The tables that all products share; small enough for memory. The first column says what a row is about. */
export const sharedTables = {
  attribute_description: ['attribute_id', 'language_id', 'name'],
  category: ['category_id', 'parent_id', 'sort_order', 'status'],
  category_description: ['category_id', 'language_id', 'name', 'description'],
  manufacturer: ['manufacturer_id', 'name'],
  manufacturer_description: ['manufacturer_id', 'language_id', 'name'],
  option: ['option_id', 'type', 'sort_order'],
  option_description: ['option_id', 'language_id', 'name'],
  option_value: ['option_value_id', 'sort_order'],
  option_value_description: ['option_value_id', 'language_id', 'name'],
} as const

export type ProductTable = keyof typeof productTables
export type SharedTable = keyof typeof sharedTables

/** A row of one of these tables, still as written. */
export interface Row {
  /** Where it begins; counts from 1. */
  readonly line: number
  /** Empty for NULL, and for a column that this version of OpenCart has not. */
  get(column: string): string
}

export function rowOf(
  columns: readonly string[],
  values: readonly (string | null)[],
  line: number,
): Row {
  return { line, get: (column) => values[columns.indexOf(column)] ?? '' }
}
