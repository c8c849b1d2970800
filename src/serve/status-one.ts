import { createClient } from '../client/create.ts'
import { done, failed, type Problem, type Result } from '../shop/problem.ts'
import { defaultRetry } from '../shop/settings.ts'
import type { Environment } from './environment.ts'
import { silence } from './status/judge.ts'

export const services = ['backend', 'bot', 'sandbox'] as const
export type ServiceName = (typeof services)[number]

/** Whether one service is well, asked from where it runs: what a container's health is. Code: `SERVICE-unwell`. */
export async function statusOfOne(
  service: ServiceName,
  environment: Environment,
  now: () => Date,
): Promise<Result<null>> {
  const here = `http://127.0.0.1:${environment.port ?? 8787}`
  if (service === 'bot') return botHeardOf(environment, now)
  return answers(service, `${here}${service === 'backend' ? '/readyz' : '/sandbox/counts'}`)
}

async function answers(service: ServiceName, url: string): Promise<Result<null>> {
  try {
    const { ok, status } = await fetch(url, { signal: AbortSignal.timeout(5000) })
    return ok ? done(null) : failed(unwell(service, `it answers ${status}`))
  } catch {
    return failed(unwell(service, 'it does not answer'))
  }
}

/** The bot listens nowhere: it tells the backend that it is alive. */
async function botHeardOf(environment: Environment, now: () => Date): Promise<Result<null>> {
  const { backendUrl: url = '', backendToken: token = '' } = environment
  const client = createClient({ url, token, retry: defaultRetry, attempts: 1, timeout: 5000 })
  const status = await client.status().catch(() => undefined)
  if (!status?.ok) return failed(unwell('bot', `the backend at ${url} does not tell of it`))
  const reportedAt = status.value.bot?.reportedAt
  const heard = reportedAt !== undefined && now().getTime() - Date.parse(reportedAt) < silence
  return heard
    ? done(null)
    : failed(unwell('bot', `it was last heard of at ${reportedAt ?? 'no time'}`))
}

const unwell = (service: ServiceName, why: string): Problem => ({
  code: `${service}-unwell`,
  message: `The ${service} is not well: ${why}`,
})
