import type { Explanations } from './explanation.ts'

/** What only `check --online` can tell. */
export const onlineExplained: Explanations = {
  'photo-unreachable': {
    title: 'A photo from the web does not come',
    means:
      'Its address does not answer, answers with an error, or leads somewhere else than to a picture.',
    why: 'Telegram fetches it the same way, and customers see the goods without a photo. Open the address in a browser; sites that demand a login do not give pictures to Telegram either.',
    wrong: 'photos: ["https://tea.example/old/tea.jpg"]      # 404 Not Found\n',
    right: 'photos: [photos/tea.jpg]\n',
  },
  'bot-refused': {
    title: 'Telegram does not take the token of the bot',
    means:
      'TELEGRAM_BOT_TOKEN in the environment or in .env is not the token of a bot, or is no more.',
    why: 'The shop cannot open. @BotFather shows the token: /mybots.',
    wrong: '$ TELEGRAM_BOT_TOKEN=123 shopbot check --online\n',
    right: '$ shopbot check --online      # with the token of @BotFather in .env\n',
  },
  'telegram-unreachable': {
    title: 'Telegram does not answer',
    means: 'The Bot API could not be asked.',
    why: 'The network is down, or TELEGRAM_API_ROOT names another place. The files may be right all the same.',
    wrong: '$ TELEGRAM_API_ROOT=https://api.telegram.example shopbot check --online\n',
    right: '$ shopbot check --online\n',
  },
  'provider-missing': {
    title: 'Payment by card without a provider',
    means: 'shop.yaml offers the method telegram, and there is no TELEGRAM_PROVIDER_TOKEN.',
    why: 'Invoices need the token of a payment provider. @BotFather gives one: /mybots, Payments.',
    wrong: '$ shopbot check --online      # .env has no TELEGRAM_PROVIDER_TOKEN\n',
    right: '$ shopbot check --online      # .env has TELEGRAM_PROVIDER_TOKEN=…\n',
  },
  'provider-refused': {
    title: 'Telegram refuses an invoice of this shop',
    means:
      'Telegram was asked for the link of an invoice in the currency of the shop, which nobody gets, and refused it.',
    why: 'The token of the provider is not of this bot or not in force, or the provider does not take the currency.',
    wrong: '$ shopbot check --online      # a token of another bot\n',
    right: '$ shopbot check --online      # the token of @BotFather: /mybots, Payments\n',
  },
}
