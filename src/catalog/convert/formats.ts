import type { Result } from '../../shop/problem.ts'
import { failed } from '../../shop/problem.ts'
import type { Convert } from './foreign.ts'
import { looksLike } from './looks-like.ts'

/** Every format that can be converted, by the name a merchant calls it; each is loaded when it is used. */
export const formats: Readonly<Record<string, () => Promise<Convert>>> = {
  woocommerce: async () => (await import('./woocommerce/convert.ts')).convertWooCommerce,
  shopify: async () => (await import('./shopify/convert.ts')).convertShopify,
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
