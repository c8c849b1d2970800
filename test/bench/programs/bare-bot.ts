import { readFileSync } from 'node:fs'
import { Bot } from 'grammy'
import type { InlineKeyboardMarkup } from 'grammy/types'

/**
 * A grammY bot without a shop, as its guide writes one: handlers under `bot.start()`, which draw the screens
 * of a file. A tap makes two API calls, as ours does.
 */
const [apiRoot = '', token = '', file = ''] = process.argv.slice(2)
// The bench has written what `sendMessage` takes.
const screens = JSON.parse(readFileSync(file, 'utf8')) as Record<string, BareScreen>

interface BareScreen {
  readonly text: string
  readonly parse_mode: 'HTML'
  readonly reply_markup: InlineKeyboardMarkup
  readonly link_preview_options: { readonly is_disabled: true }
}

const bot = new Bot(token, { client: { apiRoot } })
bot.on('message', async (ctx) => {
  await ctx.reply('Welcome!', { reply_markup: { inline_keyboard: [] } })
})
bot.on('callback_query:data', async (ctx) => {
  const screen = screens[ctx.callbackQuery.data]
  if (!screen) throw new Error(`No screen for ${ctx.callbackQuery.data}`)
  const { text, ...options } = screen
  await ctx.editMessageText(text, options)
  await ctx.answerCallbackQuery()
})
await bot.start({ onStart: () => console.log(JSON.stringify({ ready: true })) })
