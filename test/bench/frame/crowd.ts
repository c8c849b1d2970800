import type { Sandbox } from '../../../src/sandbox/sandbox.ts'

/** Customers in a sandbox who each have a screen of the bot before them. */
export interface Crowd {
  /** Each customer taps `taps` times, one after another, all beside each other; resolves to taps a second. */
  tap(customers: number, taps: number): Promise<number>
  /** How long the slowest tap has taken since this was asked last, milliseconds. */
  slowest(): number
  /** What the bot has drawn for each of the two buttons that the crowd taps. */
  readonly screens: Readonly<Record<string, unknown>>
}

/**
 * Lets `size` customers say /start. A tap is one of two `buttons` by turns, so that every one draws another
 * screen; it is over when its query is answered and its screen edited.
 */
export async function gather(
  { control }: Sandbox,
  size: number,
  buttons: readonly [string, string],
): Promise<Crowd> {
  const edited = new Map<number, () => void>()
  const screens: Record<string, unknown> = {}
  const last = new Map<number, string>()
  let slowest = 0
  control.subscribe((event) => {
    if (
      event.kind !== 'call' ||
      event.call.method !== 'editMessageText' ||
      event.call.status !== 200
    )
      return
    const { chat_id, text, parse_mode, reply_markup, link_preview_options } = event.call.params
    const customer = Number(chat_id)
    screens[last.get(customer) ?? ''] = { text, parse_mode, reply_markup, link_preview_options }
    edited.get(customer)?.()
  })
  const messages = await Promise.all(
    Array.from({ length: size }, async (_, at) => {
      const customer = 5000 + at
      control.ensureUser({ id: customer, first_name: `Guest ${at}`, language_code: 'en' })
      control.send(customer, '/start')
      const history = await control.waitFor(
        customer,
        (all) => all.some((message) => message.from === 'bot'),
        60_000,
      )
      return { customer, id: history.at(-1)?.id ?? 0 }
    }),
  )

  async function tapOnce(customer: number, message: number): Promise<void> {
    const button = last.get(customer) === buttons[0] ? buttons[1] : buttons[0]
    last.set(customer, button)
    const drawn = new Promise<void>((settle) => edited.set(customer, settle))
    const begun = performance.now()
    await Promise.all([control.pressData(customer, message, button), drawn])
    slowest = Math.max(slowest, performance.now() - begun)
  }

  async function tap(customers: number, taps: number): Promise<number> {
    const start = performance.now()
    await Promise.all(
      messages.slice(0, customers).map(async ({ customer, id }) => {
        for (let done = 0; done < taps; done += 1) await tapOnce(customer, id)
      }),
    )
    return (customers * taps * 1000) / (performance.now() - start)
  }
  await tap(1, 2)
  return {
    tap,
    slowest: () => {
      const found = slowest
      slowest = 0
      return found
    },
    screens,
  }
}
