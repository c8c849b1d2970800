import { expect, it } from 'vitest'
import { openShop } from './open-shop.ts'

it('is done with a pre-checkout query that came too late to be answered', async () => {
  const shop = await openShop('coffee', { sandbox: { preCheckoutMs: 50 } })
  try {
    const guest = shop.customer(1, 'en')
    await guest.say('/start p_cup')
    await guest.press('Add to cart')
    await guest.say('/cart')
    await guest.press('Check out')
    await guest.press('Pay')
    await shop.stopBot()
    const paid = await shop.sandbox.control.pay(1, guest.invoice.id)
    expect(paid).toEqual({ paid: false, reason: 'BOT_PRECHECKOUT_TIMEOUT' })
    const { control } = shop.sandbox
    const answered = control.waitForCall(({ method }) => method === 'answerPreCheckoutQuery')
    await shop.startBot()
    expect(await answered).toMatchObject({ status: 400 })
    await shop.stopBot()
    expect(control.pending()).toBe(0)
  } finally {
    await shop.close()
  }
})
