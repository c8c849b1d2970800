import { expect, onTestFinished, test } from 'vitest'
import { sandboxProviderToken, startSandbox } from '../../src/sandbox/sandbox.ts'
import { Guest } from '../bot/open-shop.ts'
import { clientOf, serve, smallShop } from '../cli/serving.ts'

const customers = 30

test('SIGTERM with taps in flight: serve ends with 0, and the next start finishes what was left', async () => {
  const dir = await smallShop({ stock: 1_000 })
  const sandbox = await startSandbox()
  onTestFinished(() => sandbox.close())
  const { control } = sandbox
  const env = {
    PORT: '0',
    TELEGRAM_API_ROOT: sandbox.apiRoot,
    TELEGRAM_BOT_TOKEN: sandbox.token,
    TELEGRAM_PROVIDER_TOKEN: sandboxProviderToken,
  }
  const first = await serve(dir, [], env)
  const guests = Array.from({ length: customers }, (_, at) => new Guest(sandbox, 100 + at, 'en'))
  await Promise.all(guests.map((guest) => guest.say('/start p_roll')))

  // A Telegram that is far away: some taps are done, some under way, some not yet taken in.
  control.setLatency(100)
  const answering = control.waitForCall(({ method }) => method === 'answerCallbackQuery')
  const early = guests.slice(0, customers / 2).map((guest) => guest.press('Add to cart'))
  await answering
  const late = guests.slice(customers / 2).map((guest) => guest.press('Add to cart'))
  process.kill(first.pid, 'SIGTERM')
  expect(await first.ended).toMatchObject({ status: 0 })

  control.setLatency(0)
  await serve(dir, [], env)
  await Promise.all([...early, ...late])
  const client = await clientOf(dir)
  for (const { id } of guests) {
    expect(await client.cart(id)).toMatchObject({
      ok: true,
      value: { lines: [{ product: 'roll', quantity: 1 }] },
    })
  }
})
