import { existsSync } from 'node:fs'
import { Bot } from 'grammy'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, sandboxProviderToken, startSandbox } from '../../src/sandbox/sandbox.ts'
import { png } from '../sandbox/png.ts'

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
    'pays for delivery: address, options, tip, total',
    async () => {
      await press('START')
      await say('deliver')
      await press('Pay 130,00')
      const sheet = page.getByRole('dialog', { name: 'Checkout' })
      const go = (name: string) => sheet.getByRole('button', { name }).click()
      await sheet.getByRole('textbox', { name: 'City' }).fill('Moon')
      await go('Continue to delivery')
      await sheet.getByRole('alert').getByText('Not to Moon').waitFor()
      await sheet.getByRole('textbox', { name: 'City' }).fill('Lviv')
      await go('Continue to delivery')
      await sheet.getByRole('radio', { name: 'Post Free' }).waitFor()
      await sheet.getByRole('radio', { name: 'Courier' }).check()
      await go('20,00')
      await go('Pay 270,00')
      await log().getByText('You paid 270,00\u00a0₴ for Order 8').waitFor()
      const paid = sandbox.control.history(1001).find(({ payment }) => payment)?.payment
      expect(paid).toMatchObject({
        shipping_option_id: 'courier',
        order_info: { shipping_address: { city: 'Lviv', post_code: '01001' } },
      })
    },
    patience,
  )

  test(
    'pays Stars, and is told of the refund',
    async () => {
      await press('START')
      await say('stars')
      await press('Pay ⭐ 50')
      await page.getByRole('button', { name: 'Confirm and pay ⭐ 50' }).click()
      await log().getByText('You paid ⭐ 50 for Book').waitFor()
      await page.getByRole('dialog', { name: 'Checkout' }).waitFor({ state: 'hidden' })
      await say('refund')
      await log().getByText('You got a refund of ⭐ 50').waitFor()
      expect(sandbox.control.starBalance()).toBe(0)
    },
    patience,
  )

  test(
    'shares a contact and a location by the bot’s keyboard',
    async () => {
      await press('START')
      await say('keys')
      const keys = page.getByRole('group', { name: 'The bot' })
      await keys.getByRole('button', { name: 'My number' }).click()
      await press('Share')
      await log().getByText('Got contact').waitFor()
      await keys.waitFor({ state: 'hidden' })
      await press('Show the bot')
      await keys.getByRole('button', { name: 'My place' }).click()
      await press('Share')
      await log().getByText('Got location').waitFor()
      await say('no keys')
      await page.getByRole('button', { name: 'Show the bot' }).waitFor({ state: 'hidden' })
    },
    patience,
  )

  test(
    'answers the question it is asked, and copies a key',
    async () => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await press('START')
      await say('ask')
      await page.getByText('Reply to Roses').waitFor()
      await page.getByRole('textbox', { name: 'Message' }).fill('Khreshchatyk 1')
      await page.keyboard.press('Enter')
      await log().getByText('Answer to Your address?').waitFor()
      await page.getByRole('button', { name: 'ABCD-1234' }).click()
      await page.getByRole('status').getByText('Copied').waitFor()
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe('ABCD-1234')
    },
    patience,
  )

  test(
    'sends a photo with its caption',
    async () => {
      await press('START')
      await page.getByRole('textbox', { name: 'Message' }).fill('New roses')
      const files = [{ name: 'rose.png', mimeType: 'image/png', buffer: png(600, 400) }]
      await page.getByLabel('Send a photo').setInputFiles(files)
      await log().getByText('Got a photo of 600, New roses').waitFor()
      expect(await log().getByRole('img', { name: 'Photo' }).count()).toBe(1)
    },
    patience,
  )

  test(
    'an admin acts in the group of the desk',
    async () => {
      const desk = -1_001_234
      sandbox.control.ensureUser({ id: 5, first_name: 'Taras' })
      sandbox.control.group(desk, 'Orders', [5, 1001])
      const reply_markup = { inline_keyboard: [[{ text: 'Edit', callback_data: 'Edit' }]] }
      await bot.api.sendMessage(desk, 'Order 7', { reply_markup })
      await page.goto(`${sandbox.url}?user=5`)
      await page.getByRole('button', { name: 'Customer Taras' }).click()
      await page.getByRole('menuitem', { name: 'Orders' }).click()
      await press('Edit')
      await log().getByText('Edited').dblclick()
      await say('done')
      await log().getByText('Echo done').waitFor()
      const [, said] = sandbox.control.history(desk)
      expect(said).toMatchObject({ sender: { id: 5 }, replyTo: { text: 'Edited' } })
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
  addDesk(bot)
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

/** Delivery, Stars, keyboards and what people send. */
function addDesk(bot: Bot): void {
  bot.hears('deliver', (ctx) =>
    ctx.replyWithInvoice(
      'Order 8',
      'Roses',
      'order-8',
      'UAH',
      [{ label: 'Roses', amount: 13_000 }],
      {
        provider_token: sandboxProviderToken,
        need_shipping_address: true,
        is_flexible: true,
        max_tip_amount: 5000,
        suggested_tip_amounts: [2000, 5000],
      },
    ),
  )
  bot.on('shipping_query', (ctx) => {
    const { city } = ctx.shippingQuery.shipping_address
    if (city === 'Moon') return ctx.answerShippingQuery(false, { error_message: 'Not to Moon' })
    const option = (id: string, title: string, amount: number) => ({
      id,
      title,
      prices: [{ label: title, amount }],
    })
    const shipping_options = [option('post', 'Post', 0), option('courier', 'Courier', 12_000)]
    return ctx.answerShippingQuery(true, { shipping_options })
  })
  let charge = ''
  bot.on('message:successful_payment', (ctx, next) => {
    charge = ctx.message.successful_payment.telegram_payment_charge_id
    return next()
  })
  bot.hears('stars', (ctx) =>
    ctx.replyWithInvoice('Book', 'A book', 'book', 'XTR', [{ label: 'Book', amount: 50 }]),
  )
  bot.hears('refund', (ctx) => bot.api.refundStarPayment(ctx.from?.id ?? 0, charge))
  bot.hears('keys', (ctx) =>
    ctx.reply('How do we find you?', {
      reply_markup: {
        keyboard: [
          [{ text: 'My number', request_contact: true }],
          [{ text: 'My place', request_location: true }],
        ],
        one_time_keyboard: true,
      },
    }),
  )
  bot.hears('no keys', (ctx) => ctx.reply('Done', { reply_markup: { remove_keyboard: true } }))
  bot.on(['message:contact', 'message:location'], (ctx) =>
    ctx.reply(`Got ${ctx.message.contact ? 'contact' : 'location'}`),
  )
  bot.hears('ask', (ctx) =>
    ctx.reply('Your address?', { reply_markup: { force_reply: true, selective: true } }),
  )
  bot.on('message:text', (ctx, next) => {
    const asked = ctx.message.reply_to_message?.text
    if (asked !== 'Your address?') return next()
    const text = `Answer to ${asked} <code>ABCD-1234</code>`
    return ctx.reply(text, { parse_mode: 'HTML' })
  })
  bot.on('message:photo', (ctx) =>
    ctx.reply(`Got a photo of ${ctx.message.photo.at(-1)?.width}, ${ctx.message.caption}`),
  )
}
