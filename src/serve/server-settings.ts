import type { Log } from '../shop/log.ts'
import { done, failed, type Result } from '../shop/problem.ts'
import type { Settings } from '../shop/settings.ts'
import { defaultRetry, defaultServer } from '../shop/settings.ts'

export async function readServerSettings(dir: string): Promise<Result<any>> {
  return done({ ...defaultServer, retry: defaultRetry })
}
