import type { Explanations } from './explanation.ts'

/** shop.yaml at large. */
export const settingsExplained: Explanations = {
  'key-missing': {
    title: 'shop.yaml lacks a field',
    means: 'Every shop has a name and a currency.',
    why: 'The name stands on invoices, and no price means anything without a currency.',
    file: 'shop.yaml',
    wrong: 'name: Tea house\n',
    right: 'name: Tea house\ncurrency: UAH\n',
  },
  'currency-unknown': {
    title: 'A currency that Telegram does not take',
    means:
      'The currency is a code of three capitals out of the list of Telegram, or XTR for Telegram Stars.',
    why: 'Invoices in any other are refused.',
    file: 'shop.yaml',
    wrong: 'currency: грн\n',
    right: 'currency: UAH\n',
  },
  'timezone-unknown': {
    title: 'A time zone that does not exist',
    means: 'A time zone is written as continent and city, like Europe/Kyiv.',
    why: 'It says when a day of the shop begins, in reports and for promotions.',
    file: 'shop.yaml',
    wrong: 'timezone: Kyiv\n',
    right: 'timezone: Europe/Kyiv\n',
  },
  'duration-invalid': {
    title: 'Not a length of time',
    means: 'A length of time is a number with ms, s, m or h right behind it.',
    why: 'A bare number could be seconds or minutes.',
    file: 'shop.yaml',
    wrong: 'stock: {hold: 15 minutes}\n',
    right: 'stock: {hold: 15m}\n',
  },
  'jitter-unknown': {
    title: '"jitter" is full or none',
    means: 'It says whether pauses between tries are random.',
    why: 'Many bots that try again at the same moment hinder each other; full is the default.',
    file: 'shop.yaml',
    wrong: 'retry: {jitter: some}\n',
    right: 'retry: {jitter: full}\n',
  },
  'mode-unknown': {
    title: 'Not a way to get updates',
    means: '"mode" says how the bot hears from Telegram.',
    why: 'polling works everywhere, and is the default; webhook is for a bot that Telegram reaches, and for several.',
    file: 'shop.yaml',
    wrong: 'telegram: {mode: pull}\n',
    right: 'telegram: {mode: polling}\n',
  },
  'webhook-invalid': {
    title: 'A webhook that Telegram cannot call',
    means:
      'In mode webhook "url" says where Telegram reaches the bot; in mode polling there is none.',
    why: 'Telegram calls https addresses only, on port 443, 80, 88 or 8443.',
    file: 'shop.yaml',
    wrong: 'telegram: {mode: webhook, url: "http://shop.example/telegram"}\n',
    right: 'telegram: {mode: webhook, url: "https://shop.example/telegram"}\n',
  },
}
