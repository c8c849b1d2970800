import { expect, onTestFinished, test } from 'vitest'
import { sandboxProviderToken, startSandbox } from '../../src/sandbox/sandbox.ts'
import { buttons, Guest } from '../bot/open-shop.ts'
import { childOf, clientOf, type Served, smallShop, startServe } from '../cli/serving.ts'
import { startPostgres } from '../store/postgres/server.ts'

const customers = 4

test('a database that is away is waited for: by a shop that starts, and by taps while it restarts', async () => {
  const postgres = await startPostgres()
  onTestFinished(() => postgres.remove())
  const sandbox = await startSandbox()
  onTestFinished(() => sandbox.close())
  const dir = await smallShop({ stock: 1_000 })
  await postgres.stop()
  const served = startServe(dir, [], {
    PORT: '0',
    DATABASE_URL: postgres.url(),
    TELEGRAM_API_ROOT: sandbox.apiRoot,
    TELEGRAM_BOT_TOKEN: sandbox.token,
    TELEGRAM_PROVIDER_TOKEN: sandboxProviderToken,
  })
  await served.heard(/PostgreSQL does not answer; waiting/)
  await postgres.start()
  await served.heard(/PostgreSQL answers/)
  expect(await served.firstLine).toContain('"ready":true')
  expect(served.said().match(/does not answer/g)).toHaveLength(1)

  const guests = Array.from({ length: customers }, (_, at) => new Guest(sandbox, 100 + at, 'en'))
  await Promise.all(guests.map((guest) => guest.say('/start p_roll')))
  const children = await childrenOf(served)
  const shows = (guest: Guest, label: string) =>
    guest.wait((screen) => buttons(screen).some((button) => button.includes(label)))
  // Under way when it ends.
  const taps = guests.map((guest) => guest.press('Add to cart'))
  await postgres.restart()
  await Promise.all(taps)
  await Promise.all(guests.map((guest) => shows(guest, 'In cart: 1')))
  // Begun when it is gone.
  await postgres.stop()
  const waking = sandbox.control.waitForCall(({ params }) => /waking up/.test(`${params.text}`))
  const late = guests.map((guest) => guest.press('+'))
  await waking
  await postgres.start()
  await Promise.all(late)
  await Promise.all(guests.map((guest) => shows(guest, 'In cart: 2')))

  const client = await clientOf(dir)
  for (const { id } of guests) {
    expect(await client.cart(id)).toMatchObject({
      ok: true,
      value: { lines: [{ product: 'roll', quantity: 2 }] },
    })
  }
  expect(await childrenOf(served)).toEqual(children)
}, 120_000)

async function childrenOf(served: Pick<Served, 'pid'>): Promise<number[]> {
  return [await childOf(served, 'backend'), await childOf(served, 'bot')]
}
