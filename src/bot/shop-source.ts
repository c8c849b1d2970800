import type { Client } from '../client/client.ts'
import type { ShopView } from '../client/wire/shop.ts'
import type { Log } from '../shop/log.ts'
import { makeTexts, type Say } from './texts.ts'

export interface ShopSource {
  shop(): Promise<ShopView>
  noticed(revision: string): void
  sayIn(language: string): Say
  /** Of the shop as it is described now. */
  revision(): string | null
}

/** The shop as the backend last described it; fetched anew when an answer comes from another revision. */
export async function shopSource(
  client: Client,
  log: Log,
  signal: AbortSignal,
): Promise<ShopSource> {
  let shop = await fetchShop(client, signal)
  let say = makeTexts(shop.languages, shop.texts)
  let fetching: Promise<void> | undefined
  const refetch = async () => {
    try {
      shop = await fetchShop(client, signal)
      say = makeTexts(shop.languages, shop.texts)
    } catch (error) {
      log.warn('The shop could not be fetched anew', { error })
    }
    fetching = undefined
  }
  const refresh = () => {
    fetching ??= refetch()
    return fetching
  }
  return {
    async shop() {
      // Before the first import even the currency is a guess.
      if (shop.revision === null) await refresh()
      return shop
    },
    noticed(revision) {
      if (revision !== (shop.revision ?? 'none')) void refresh()
    },
    sayIn: (language) => say(language),
    revision: () => shop.revision,
  }
}

async function fetchShop(client: Client, signal: AbortSignal): Promise<ShopView> {
  const shop = await client.shop({ attempts: 1_000_000, signal })
  if (!shop.ok) throw new Error(`The backend does not describe the shop: ${shop.problem.message}`)
  return shop.value
}
