import { expect, it } from 'vitest'
import { sandboxProviderToken } from '../../src/sandbox/sandbox.ts'
import { openShop } from './open-shop.ts'

it('refuses a payment in words, and in time, while the backend is down', async () => {
  const shop = await openShop()
  try {
    const { control, apiRoot, token } = shop.sandbox
    const guest = shop.customer(1, 'en')
    await guest.say('/start')
    const response = await fetch(`${apiRoot}/bot${token}/createInvoiceLink`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        title: 'Order 7',
        description: 'Coffee',
        payload: 'order-7',
        provider_token: sandboxProviderToken,
        currency: 'UAH',
        prices: [{ label: 'Coffee', amount: 13_000 }],
      }),
    })
    const { result } = (await response.json()) as { result: string }
    await shop.stopBackend()
    const done = await control.pay(guest.id, result)
    // Telegram gives up after ten seconds with a reason of its own.
    expect(done).toEqual({ paid: false, reason: expect.stringMatching(/[a-z]/) })
    expect(control.calls().at(-1)).toMatchObject({
      method: 'answerPreCheckoutQuery',
      params: { ok: false, error_message: expect.stringMatching(/./) },
      status: 200,
    })
  } finally {
    await shop.close()
  }
})
