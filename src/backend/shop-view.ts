import type { ShopView } from '../client/wire/shop.ts'
import type { Settings } from '../shop/settings.ts'

/** What the bot must know of the shop. */
export function viewShop(settings: Settings, revision: string | null): ShopView {
  const { name, currency, description, welcome, support, terms, privacy } = settings
  const { notify, payment, retry, telegram } = settings
  return {
    revision,
    name,
    currency,
    languages: [...settings.languages],
    timezone: settings.timezone,
    ...(description === undefined ? {} : { description }),
    ...(welcome === undefined ? {} : { welcome }),
    ...(support === undefined ? {} : { support }),
    ...(terms === undefined ? {} : { terms }),
    ...(privacy === undefined ? {} : { privacy }),
    admins: [...settings.admins],
    ...(notify === undefined ? {} : { notify }),
    payment: {
      methods: [...payment.methods],
      ask: [...payment.ask],
      ...(payment.tips && {
        tips: { ...payment.tips, suggested: [...payment.tips.suggested] },
      }),
      ...(payment.providerData === undefined ? {} : { providerData: payment.providerData }),
    },
    retry,
    ...(telegram === undefined ? {} : { telegram: { ...telegram } }),
    texts: { ...settings.texts },
  }
}
