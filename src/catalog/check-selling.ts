import type { Catalog, Product } from '../shop/catalog.ts'
import { isDigital } from '../shop/digital.ts'
import type { Finding } from './finding.ts'
import type { Written } from './read/catalog-reader.ts'
import type { SettingsReading } from './read/settings.ts'

/** Whether what is sold fits how the shop is paid and delivers; one warning a kind, at the first such product. */
export function checkSelling(
  { products }: Catalog,
  { currency, source, fields }: Pick<SettingsReading, 'currency' | 'source' | 'fields'>,
  where: ReadonlyMap<string, Written>,
  findings: Finding[],
): void {
  // What has errors is not carried on to here: nothing can be said of what is not whole.
  if (findings.some((finding) => finding.severity === 'error')) return
  const digital = products.filter((product) => isDigital(product))
  const physical = products.filter((product) => !isDigital(product))
  const inStars = currency.code === 'XTR'
  if (!inStars)
    warn(
      digital,
      'digital-without-stars',
      `digital goods for ${currency.code}, where Telegram's terms want Stars`,
      'Sell digital goods in a shop of their own with currency: XTR.',
    )
  if (inStars)
    warn(
      physical,
      'physical-in-stars',
      "paid in Stars, which Telegram's terms keep for digital goods",
      'Say what the buyer gets in the chat ("deliver"), or sell it in a shop with a currency like UAH.',
    )
  const ways = fields.get('delivery')
  if (ways && digital.length > 0 && physical.length === 0) {
    source.warn(
      ways.keyNode,
      'delivery-unused',
      'All products are delivered in the chat: nobody is asked for a way of delivery',
      'Leave "delivery" out.',
    )
  }

  function warn(such: readonly Product[], code: string, message: string, hint: string): void {
    const [first, ...others] = such
    if (!first) return
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    const at = where.get(`product ${first.id}`)
    findings.push({
      severity: 'warning',
      code,
      message: `"${first.id}"${more}: ${message}`,
      hint,
      file: at?.file ?? 'shop.yaml',
      line: at?.line ?? 1,
      column: at?.column ?? 1,
    })
  }
}
