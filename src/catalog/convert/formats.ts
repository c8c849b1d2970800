import type { Result } from '../../shop/problem.ts'
import { failed } from '../../shop/problem.ts'
import type { Convert, Outline } from './foreign.ts'
import { looksLike } from './looks-like.ts'

/** Every format that can be converted, by the name a merchant calls it; each is loaded when it is used. */
export const formats: Readonly<Record<string, () => Promise<Convert>>> = {
  woocommerce: async () => (await import('./woocommerce/convert.ts')).convertWooCommerce,
  opencart: async () => (await import('./opencart/convert.ts')).convertOpenCart,
  yml: async () => (await import('./yml-feed/convert.ts')).convertYmlFeed,
  shopify: async () => (await import('./shopify/convert.ts')).convertShopify,
  saleor: async () => (await import('./saleor/convert.ts')).convertSaleor,
  sylius: async () => (await import('./sylius/convert.ts')).convertSylius,
  records: async () => (await import('./records/convert.ts')).convertRecords,
  csv: async () => (await import('./csv-columns/convert.ts')).convertCsv,
}

/** Of the formats whose files say what their prices are in, or in which languages they are. */
export const outlines: Readonly<Record<string, () => Promise<Outline>>> = {
  opencart: async () => (await import('./opencart/outline.ts')).outlineOpenCart,
  saleor: async () => (await import('./saleor/outline.ts')).outlineSaleor,
  sylius: async () => (await import('./sylius/outline.ts')).outlineSylius,
  yml: async () => (await import('./yml-feed/outline.ts')).outlineYmlFeed,
}

/** The format of a file, found by looking at it. Codes: `format-unknown`, `file-unreadable`. */
export async function detectFormat(file: string): Promise<Result<string>> {
  const looks = await looksLike(file)
  if (!looks.ok) return looks
  const { format, description } = looks.value
  if (format !== undefined && Object.hasOwn(formats, format)) return { ok: true, value: format }
  return failed({
    code: 'format-unknown',
    message: `${file} looks like ${description}, which cannot be converted yet`,
    hint: `What can be: ${Object.keys(formats).join(', ')}.`,
  })
}
