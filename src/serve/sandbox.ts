import { sandboxProviderToken, startSandbox } from '../sandbox/sandbox.ts'
import type { Sandbox } from './serve.ts'

/** A Telegram on this machine: the Bot API and a chat page. */
export async function openSandbox(botName: string): Promise<Sandbox> {
  const { url, apiRoot, token, close } = await startSandbox({ botName })
  return { url, apiRoot, token, providerToken: sandboxProviderToken, close }
}
