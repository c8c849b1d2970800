import { Api } from 'grammy'
import { test as plain } from 'vitest'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts'

/** A customer who has written to the bot, so that the bot may write back. */
export const olena = 1001

/** Settable time; begins in 2026. */
export interface Clock {
  now: number
}

/** A sandbox of its own for each test, in a clock that the test moves. */
export const test = plain.extend<{
  options: SandboxOptions
  clock: Clock
  sandbox: Sandbox
  api: Api
  call: (method: string, params?: object) => Promise<unknown>
}>({
  options: {},
  clock: async ({ options: _ }, use) => use({ now: Date.UTC(2026, 5, 1) }),
  sandbox: async ({ clock, options }, use) => {
    const sandbox = await startSandbox({ now: () => clock.now, ...options })
    sandbox.control.send(olena, '/start')
    await use(sandbox)
    await sandbox.close()
  },
  api: async ({ sandbox }, use) => use(new Api(sandbox.token, { apiRoot: sandbox.apiRoot })),
  call: async ({ sandbox }, use) =>
    use(async (method, params = {}) => {
      const response = await fetch(`${sandbox.apiRoot}/bot${sandbox.token}/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(params),
      })
      return response.json()
    }),
})

/** What Telegram answers to a call it does not like. */
export const refused = (why: string, code = 400) => ({
  ok: false,
  error_code: code,
  description: why,
})

export const keyboard = (...rows: string[][]) => ({
  inline_keyboard: rows.map((row) => row.map((data) => ({ text: data, callback_data: data }))),
})
