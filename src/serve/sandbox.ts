import { sandboxProviderToken, startSandbox } from '../sandbox/sandbox.ts'
import type { Sandbox } from './serve.ts'

/** A Telegram on this machine: the Bot API and a chat page. */
export async function openSandbox(): Promise<Sandbox> {
  const { url, apiRoot, token, close } = await startSandbox()
  return { url, apiRoot, token, providerToken: sandboxProviderToken, close }
}
