import { startSandbox } from '../sandbox/sandbox.ts'
import type { Log } from '../shop/log.ts'
import type { Sandbox } from './serve.ts'

/** A Telegram on this machine: the Bot API and a chat page. */
export async function openSandbox(log: Log): Promise<Sandbox> {
  const { url, apiRoot, token, close } = await startSandbox({ port: 0, host: '127.0.0.1', log })
  return { url, apiRoot, token, providerToken, close }
}

/** Shaped like a provider's token for tests, so that nobody takes its money for real. */
const providerToken = '123456789:TEST:sandbox'
