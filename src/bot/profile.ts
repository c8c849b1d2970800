import { isDeepStrictEqual } from 'node:util'
import type { Api } from 'grammy'
import type { BotCommand } from 'grammy/types'
import type { ShopView } from '../client/wire/shop.ts'
import type { Log } from '../shop/log.ts'
import { textIn } from '../shop/text.ts'
import { limits } from '../telegram/limits.ts'
import { cutText } from '../telegram/text.ts'
import type { Say } from './texts.ts'
import { listedCommands } from './updates/route.ts'

/**
 * Gives the bot its commands and profile texts, in each language and only where they differ: Telegram takes
 * few such changes a day. A failure is a warning; the shop sells without a profile.
 */
export async function setProfile(
  api: Api,
  shop: ShopView,
  sayIn: (language: string) => Say,
  log: Log,
): Promise<void> {
  const [first = 'en'] = shop.languages
  const targets = [
    { language: first, code: undefined },
    ...shop.languages.map((language) => ({ language, code: language })),
  ]
  for (const { language, code } of targets) {
    const of = code === undefined ? {} : { language_code: code.slice(0, 2) as 'en' }
    try {
      await setCommands(api, commandsIn(sayIn(language)), of)
      if (shop.description !== undefined)
        await setDescriptions(api, textIn(shop.description, language, shop.languages), of)
    } catch (error) {
      log.warn('The profile of the bot could not be set; the shop works without', {
        language,
        error,
      })
      return
    }
  }
}

type Of = { readonly language_code?: 'en' }

async function setCommands(api: Api, wanted: BotCommand[], of: Of): Promise<void> {
  const held = await api.getMyCommands(of)
  if (
    !isDeepStrictEqual(
      held.map(({ command, description }) => ({ command, description })),
      wanted,
    )
  ) {
    await api.setMyCommands(wanted, of)
  }
}

async function setDescriptions(api: Api, text: string, of: Of): Promise<void> {
  const long = cutText(text, limits.botDescription)
  const short = cutText(text, limits.botShortDescription)
  if ((await api.getMyDescription(of)).description !== long) await api.setMyDescription(long, of)
  if ((await api.getMyShortDescription(of)).short_description !== short)
    await api.setMyShortDescription(short, of)
}

function commandsIn(say: Say): BotCommand[] {
  return listedCommands.map((command) => ({
    command,
    description: cutText(say(`command-${command}`), limits.commandDescription),
  }))
}
