import { type SandboxOptions, sandboxProviderToken, startSandbox } from '../sandbox/sandbox.ts'
import type { Sandbox } from './serve.ts'

/** Whom the chat page offers beside the customer: made an admin, they have the desk of the shop. */
export const secondPerson = { id: 1002, first_name: 'Taras', language_code: 'uk' } as const

/** A Telegram on this machine: the Bot API and a chat page. */
export async function openSandbox(
  botName: string,
  where: Pick<SandboxOptions, 'host' | 'port' | 'token'> = {},
): Promise<Sandbox> {
  const { url, apiRoot, token, control, close } = await startSandbox({ botName, ...where })
  control.ensureUser(secondPerson)
  return { url, apiRoot, token, providerToken: sandboxProviderToken, close }
}
