import type { Problem } from '../shop/problem.ts'
import { confirm } from './ask.ts'
import type { Screen } from './screen.ts'

/** How much is logged: flags win over `LOG_LEVEL`. */
export function logLevelOf({ debug, quiet }: Screen, logLevel: string | undefined): string {
  return debug ? 'debug' : quiet ? 'warn' : (logLevel ?? 'info')
}

/** Whether somebody who has no token wants to try the shop without one. */
export async function offerSandbox(screen: Screen): Promise<boolean> {
  if (!screen.interactive) return false
  return confirm('There is no TELEGRAM_BOT_TOKEN. Try the shop in a sandbox on this machine?')
}

/** 0, any port that is free, if somebody says so; undefined: no other. */
export async function offerFreePort(taken: Problem, screen: Screen): Promise<number | undefined> {
  if (!screen.interactive) return undefined
  return (await confirm(`${taken.message}. Take a free one instead?`)) ? 0 : undefined
}

export const noToken: Problem = {
  code: 'token-missing',
  message: 'There is no TELEGRAM_BOT_TOKEN',
  hint: 'Get one from @BotFather and write it into .env, or try the shop without one: --sandbox.',
}
