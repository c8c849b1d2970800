import { existsSync } from 'node:fs'
import { Bot } from 'grammy'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, sandboxProviderToken, startSandbox } from '../../src/sandbox/sandbox.ts'

const executablePath = '/usr/bin/chromium'
const required = process.env.SHOPBOT_REQUIRE === 'all'

/** Slow machines: a browser may take long to start and to draw. */
const patience = 60_000

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

describe.skipIf(!existsSync(executablePath) && !required)('the chat page in Chromium', () => {
  let browser: Browser
  let sandbox: Sandbox
  let bot: Bot
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: flags })
  }, patience)

  afterAll(async () => browser?.close(), patience)

  beforeEach(async () => {
    sandbox = await startSandbox({ botName: 'Roses', preCheckoutMs: patience })
    bot = shopBot(sandbox)
    await bot.api.setMyDescription('Fresh flowers.')
    await bot.api.setMyCommands([{ command: 'menu', description: 'Catalogue' }])
    void bot.start()
    page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    page.setDefaultTimeout(patience)
    faults = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()))
    page.on('request', (request) => {
      const own = request.url().startsWith(sandbox.url) || request.url().startsWith('data:')
      if (!own) faults.push(`asked ${request.url()}`)
    })
    await page.goto(`${sandbox.url}?start=p_rose`)
  }, patience)

  afterEach(async () => {
    await page?.close()
    await bot?.stop()
    await sandbox?.close()
    expect(faults).toEqual([])
  }, patience)

  const log = () => page.getByRole('log', { name: 'Messages' })
  const press = (name: string) => page.getByRole('button', { name }).click()
  async function say(text: string) {
    await page.getByRole('textbox', { name: 'Message' }).fill(text)
    await page.keyboard.press('Enter')
  }

  test(
    'begins with START and follows a deep link',
    async () => {
      await page.getByText('Fresh flowers.').waitFor()
      await press('START')
      await log().getByText('Welcome p_rose').waitFor()
      expect(await page.title()).toContain('Roses')
    },
    patience,
  )

  test(
    'presses buttons: edits, toasts and alerts',
    async () => {
      await press('START')
      await press('Edit')
      await log().getByText('Edited').waitFor()
      await page.getByRole('status').getByText('Done').waitFor()
      await press('Alert')
      await page.getByRole('dialog').getByText('Only two are left').waitFor()
      await press('OK')
      expect(await page.locator('[data-message-id]').count()).toBe(2)
    },
    patience,
  )

  test(
    'shows what people write as text, whatever it is',
    async () => {
      await press('START')
      await say('<img src=x onerror=alert(1)> & <b>x</b>')
      await log().getByText('Echo <img src=x onerror=alert(1)> & <b>x</b>').waitFor()
      expect(await log().locator('img').count()).toBe(0)
      expect(await log().locator('b').getByText('Echo').count()).toBe(1)
    },
    patience,
  )

  test(
    'lists the commands and sends one',
    async () => {
      await press('START')
      await press('Menu')
      await page.getByRole('menuitem', { name: 'Catalogue' }).click()
      await log().getByText('Echo /menu').waitFor()
    },
    patience,
  )

  test(
    'shows photos and albums',
    async () => {
      await press('START')
      await say('photos')
      const pictures = log().getByRole('img', { name: 'Photo' })
      await pictures.nth(2).waitFor()
      expect(await pictures.count()).toBe(3)
    },
    patience,
  )

  test(
    'pays: refused in the bot’s words, then paid',
    async () => {
      await press('START')
      await say('buy')
      await press('Pay 130,00')
      const sheet = page.getByRole('dialog', { name: 'Checkout' })
      await sheet.getByText('Roses × 3').waitFor()
      await sheet.getByText('4242 4242 4242 4242').waitFor({ state: 'attached' })
      await sheet.getByRole('textbox', { name: 'Name' }).fill('Refuse me')
      await sheet.getByRole('button', { name: 'Pay' }).click()
      await sheet.getByRole('alert').getByText('Sold out, sorry').waitFor()
      await sheet.getByRole('textbox', { name: 'Name' }).fill('Olena K.')
      await sheet.getByRole('button', { name: 'Pay' }).click()
      await log().getByText('You paid 130,00\u00a0₴ for Order 7').waitFor()
      await log().getByText('Thank you, Olena K.').waitFor()
      await page.getByRole('button', { name: 'Receipt' }).waitFor()
    },
    patience,
  )

  test(
    'becomes another customer',
    async () => {
      await page.goto(`${sandbox.url}?user=2002&name=Petro&lang=en`)
      await press('START')
      await log().getByText('Welcome').waitFor()
      await page.getByRole('button', { name: 'Customer Petro' }).click()
      await page.getByRole('menuitem', { name: 'Olena' }).click()
      await page.getByRole('button', { name: 'Customer Olena' }).waitFor()
      await page.getByRole('button', { name: 'START' }).waitFor()
      expect(sandbox.control.users()).toContainEqual(
        expect.objectContaining({ id: 2002, first_name: 'Petro', language_code: 'en' }),
      )
    },
    patience,
  )
})

function shopBot({ apiRoot, token }: Sandbox): Bot {
  const bot = new Bot(token, { client: { apiRoot } })
  const buttons = ['Edit', 'Alert'].map((text) => ({ text, callback_data: text }))
  const reply_markup = { inline_keyboard: [buttons] }
  const picture = { type: 'photo', media: 'https://example.com/rose.jpg' } as const

  bot.command('start', (ctx) => ctx.reply(`Welcome ${ctx.match}`, { reply_markup }))
  bot.callbackQuery('Edit', async (ctx) => {
    await ctx.editMessageText('Edited', { reply_markup })
    await ctx.answerCallbackQuery('Done')
  })
  bot.callbackQuery('Alert', (ctx) =>
    ctx.answerCallbackQuery({ text: 'Only two are left', show_alert: true }),
  )
  bot.hears('photos', async (ctx) => {
    await ctx.replyWithPhoto(picture.media)
    await ctx.replyWithMediaGroup([picture, picture])
  })
  bot.hears('buy', (ctx) =>
    ctx.replyWithInvoice(
      'Order 7',
      'Roses',
      'order-7',
      'UAH',
      [{ label: 'Roses × 3', amount: 13_000 }],
      {
        provider_token: sandboxProviderToken,
        need_name: true,
      },
    ),
  )
  bot.on('pre_checkout_query', (ctx) =>
    ctx.preCheckoutQuery.order_info?.name === 'Refuse me'
      ? ctx.answerPreCheckoutQuery(false, 'Sold out, sorry')
      : ctx.answerPreCheckoutQuery(true),
  )
  bot.on('message:successful_payment', (ctx) =>
    ctx.reply(`Thank you, ${ctx.message.successful_payment.order_info?.name}`),
  )
  bot.on('message:text', (ctx) => {
    const entity = { type: 'bold', offset: 0, length: 4 } as const
    return ctx.reply(`Echo ${ctx.message.text}`, { entities: [entity] })
  })
  return bot
}
